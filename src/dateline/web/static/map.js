// Draws how many events there are at each place, over borders. Without a script the list of places has the same numbers.
"use strict";

const box = document.getElementById("map");
const at = document.getElementById("at");
const slider = document.getElementById("day");
const until = document.getElementById("until");
const WIDTH = 960, HEIGHT = 500, NAMED = 14, CLOSEST = 12;

function total(group) { return d3.sum(group, (f) => f.properties.events); }

function tell(group) {
  const name = group[0].properties.place || "this place";
  const address = new URL(box.dataset.list, location.href);
  address.searchParams.set("place", name);
  const link = document.createElement("a");
  link.href = address.pathname + address.search;
  link.textContent = `${name}: ${total(group)} events`;
  at.replaceChildren(link);
}

function around(points) {
  const xs = d3.extent(points, (p) => p[0]), ys = d3.extent(points, (p) => p[1]);
  const scale = Math.max(1, Math.min(CLOSEST / 2, 0.8 / Math.max((xs[1] - xs[0]) / WIDTH, (ys[1] - ys[0]) / HEIGHT, 0.01)));
  return d3.zoomIdentity.translate(WIDTH / 2 - scale * (xs[0] + xs[1]) / 2, HEIGHT / 2 - scale * (ys[0] + ys[1]) / 2).scale(scale);
}

async function draw() {
  const [world, points] = await Promise.all([box.dataset.world, box.dataset.points].map((a) => fetch(a).then((r) => r.json())));
  const projection = d3.geoNaturalEarth1().fitSize([WIDTH, HEIGHT], { type: "Sphere" });
  const path = d3.geoPath(projection);
  const svg = d3.select(box).append("svg").attr("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
  const land = svg.append("g");
  land.selectAll("path").data(topojson.feature(world, world.objects.countries).features).join("path").attr("d", path).attr("class", "land");
  const dots = svg.append("g"), names = svg.append("g");
  let zoom = d3.zoomIdentity;

  const steps = [...new Set(points.features.map((f) => f.properties.when).filter(Boolean))].sort();
  slider.max = Math.max(steps.length - 1, 0);
  slider.value = slider.max;
  slider.disabled = steps.length < 2;

  const x = (g) => zoom.applyX(projection(g[1][0].geometry.coordinates)[0]);
  const y = (g) => zoom.applyY(projection(g[1][0].geometry.coordinates)[1]);
  const most = d3.max(d3.rollups(points.features, total, (f) => f.geometry.coordinates.join(" ")), (g) => g[1]) || 1;
  const size = d3.scaleSqrt([0, most], [2.5, 26]);

  function show() {
    const last = steps[slider.value] ?? "";
    until.textContent = last;
    const seen = points.features.filter((f) => !last || !f.properties.when || f.properties.when <= last);
    const groups = d3.sort(d3.groups(seen, (f) => f.geometry.coordinates.join(" ")), (g) => -total(g[1]));
    dots.selectAll("circle").data(groups, (g) => g[0]).join((enter) => enter.append("circle").call((c) => c.append("title")))
      .attr("cx", x).attr("cy", y).attr("r", (g) => size(total(g[1])))
      .attr("class", (g) => `q${d3.greatest(d3.rollups(g[1], total, (f) => f.properties.quad), (q) => q[1])[0]}`)
      .attr("tabindex", 0).attr("role", "button")
      .attr("aria-label", (g) => `${total(g[1])} events at ${g[1][0].properties.place || "this place"}`)
      .on("click", (_, g) => tell(g[1]))
      .on("keydown", (e, g) => { if (e.key === "Enter" || e.key === " ") { e.preventDefault(); tell(g[1]); } })
      .select("title").text((g) => `${g[1][0].properties.place || "this place"}: ${total(g[1])} events`);
    names.selectAll("text").data(groups.slice(0, NAMED), (g) => g[0]).join("text")
      .attr("x", (g) => x(g) + size(total(g[1])) + 3).attr("y", (g) => y(g) + 4).text((g) => `${g[1][0].properties.place} ${total(g[1])}`);
  }
  const moved = d3.zoom().scaleExtent([1, CLOSEST]).on("zoom", (e) => { zoom = e.transform; land.attr("transform", zoom); show(); });
  const fit = () => svg.call(moved.transform, around(points.features.map((f) => projection(f.geometry.coordinates))));
  svg.call(moved);
  document.getElementById("fit").addEventListener("click", fit);
  document.getElementById("all").addEventListener("click", () => svg.call(moved.transform, d3.zoomIdentity));
  slider.addEventListener("input", show);
  fit();
}

if (box) draw().catch(() => { at.textContent = "The map could not be drawn; the list of places has the same numbers."; });
