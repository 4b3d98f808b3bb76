// Draws events as points over borders. Without a script the list of events has the same rows.
"use strict";

const box = document.getElementById("map");
const at = document.getElementById("at");
const slider = document.getElementById("day");
const until = document.getElementById("until");

function words(p) {
  const sides = p.recipients ? `${p.agents || "?"} → ${p.recipients}` : p.agents || "?";
  return `${p.day} ${p.type} ${sides} (${p.status})${p.place ? `, ${p.place}` : ""}`;
}

function list(group) {
  const items = document.createElement("ul");
  for (const feature of group) {
    const link = document.createElement("a");
    link.href = `/events/${encodeURIComponent(feature.properties.id)}`;
    link.textContent = words(feature.properties);
    const item = document.createElement("li");
    item.append(link);
    items.append(item);
  }
  at.replaceChildren(items);
}

async function draw() {
  const [world, points] = await Promise.all([box.dataset.world, box.dataset.points].map((a) => fetch(a).then((r) => r.json())));
  const width = 960, height = 500;
  const projection = d3.geoNaturalEarth1().fitSize([width, height], { type: "Sphere" });
  const path = d3.geoPath(projection);
  const svg = d3.select(box).append("svg").attr("viewBox", `0 0 ${width} ${height}`);
  const land = svg.append("g");
  land.selectAll("path").data(topojson.feature(world, world.objects.countries).features).join("path").attr("d", path).attr("class", "land");
  const dots = svg.append("g");
  svg.call(d3.zoom().scaleExtent([1, 12]).on("zoom", (e) => { land.attr("transform", e.transform); dots.attr("transform", e.transform); }));

  const days = [...new Set(points.features.map((f) => f.properties.day).filter(Boolean))].sort();
  slider.max = Math.max(days.length - 1, 0);
  slider.value = slider.max;
  slider.disabled = days.length < 2;

  function show() {
    const last = days[slider.value] ?? "";
    until.textContent = last;
    const seen = points.features.filter((f) => !last || !f.properties.day || f.properties.day <= last);
    const groups = d3.groups(seen, (f) => f.geometry.coordinates.join(" "));
    dots.selectAll("circle").data(groups, (g) => g[0]).join("circle")
      .attr("cx", (g) => projection(g[1][0].geometry.coordinates)[0])
      .attr("cy", (g) => projection(g[1][0].geometry.coordinates)[1])
      .attr("r", (g) => 3 + 2 * Math.sqrt(g[1].length))
      .attr("class", (g) => `q${d3.mode(g[1], (f) => f.properties.quad)}`)
      .attr("tabindex", 0).attr("role", "button")
      .attr("aria-label", (g) => `${g[1].length} events at ${g[1][0].properties.place || "this place"}`)
      .on("click", (_, g) => list(g[1]))
      .on("keydown", (e, g) => { if (e.key === "Enter" || e.key === " ") { e.preventDefault(); list(g[1]); } });
  }
  slider.addEventListener("input", show);
  show();
}

draw().catch(() => { at.textContent = "The map could not be loaded; the list of events has the same rows."; });
