// Draws who acts on whom. The table below has the same pairs.
"use strict";

const WIDTH = 960, HEIGHT = 620, EDGE = 60;

function arrow(l) {
  const dx = l.target.x - l.source.x, dy = l.target.y - l.source.y, far = Math.hypot(dx, dy) || 1;
  const end = l.target.size + 7 + l.wide, x = l.target.x - dx / far * end, y = l.target.y - dy / far * end;
  return `M${l.source.x},${l.source.y}Q${(l.source.x + x) / 2 + dy * 0.12},${(l.source.y + y) / 2 - dx * 0.12} ${x},${y}`;
}

function placed(nodes, links) {
  const simulation = d3.forceSimulation(nodes)
    .force("link", d3.forceLink(links).id((n) => n.id).distance(150).strength(0.25))
    .force("charge", d3.forceManyBody().strength(-900).distanceMax(500))
    .force("collide", d3.forceCollide((n) => n.size + 26))
    .force("x", d3.forceX(WIDTH / 2).strength(0.07)).force("y", d3.forceY(HEIGHT / 2).strength(0.12)).stop();
  simulation.tick(400);
  const fit = (of, from, to) => { const scale = d3.scaleLinear(d3.extent(nodes, (n) => n[of]), [from, to]); for (const n of nodes) n[of] = nodes.length > 1 ? scale(n[of]) : (from + to) / 2; };
  fit("x", EDGE, WIDTH - EDGE);
  fit("y", EDGE / 2, HEIGHT - EDGE / 2);
}

async function draw(box) {
  const links = (await (await fetch(box.dataset.links)).json()).map((l) => ({ ...l, source: l.agent_id, target: l.recipient_id, kind: l.score < 0 ? "conflict" : "cooperation" }));
  const names = new Map(links.flatMap((l) => [[l.agent_id, l.agent], [l.recipient_id, l.recipient]]));
  const weight = d3.rollup(links.flatMap((l) => [[l.agent_id, l.events], [l.recipient_id, l.events]]), (g) => d3.sum(g, (p) => p[1]), (p) => p[0]);
  const size = d3.scaleSqrt([0, d3.max(weight.values())], [4, 16]), wide = d3.scaleSqrt([0, d3.max(links, (l) => l.events)], [0.8, 7]);
  for (const l of links) l.wide = wide(l.events);
  const nodes = [...names].map(([id, name]) => ({ id, name, size: size(weight.get(id)) }));
  placed(nodes, links);
  const svg = d3.select(box).append("svg").attr("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
  for (const kind of ["cooperation", "conflict"]) {
    svg.append("marker").attr("id", `to-${kind}`).attr("viewBox", "0 0 10 10").attr("refX", 3).attr("refY", 5).attr("markerWidth", 9).attr("markerHeight", 9).attr("markerUnits", "userSpaceOnUse").attr("orient", "auto")
      .append("path").attr("d", "M0,0L10,5L0,10z").attr("class", kind);
  }
  const line = svg.append("g").selectAll("path").data(links).join("path").attr("d", arrow)
    .attr("class", (l) => l.kind).attr("stroke-width", (l) => l.wide).attr("marker-end", (l) => `url(#to-${l.kind})`);
  line.append("title").text((l) => `${l.agent} → ${l.recipient}: ${l.events} events, mean score ${l.score}`);
  const page = (n) => (box.dataset.level === "state" ? `/events?actor=${encodeURIComponent(n.id)}` : `/actors/${encodeURIComponent(n.id)}`);
  const node = svg.append("g").selectAll("a").data(nodes).join("a").attr("href", page);
  node.append("circle").attr("cx", (n) => n.x).attr("cy", (n) => n.y).attr("r", (n) => n.size);
  const left = (n) => n.x > WIDTH * 0.8;
  node.append("text").attr("x", (n) => (left(n) ? n.x - n.size - 4 : n.x + n.size + 4)).attr("y", (n) => n.y + 4).attr("text-anchor", (n) => (left(n) ? "end" : "start")).text((n) => (n.name.length > 24 ? `${n.name.slice(0, 23)}…` : n.name));
  const only = (n) => {
    const near = new Set(links.filter((l) => l.source === n || l.target === n).flatMap((l) => [l.source, l.target]));
    line.classed("dim", (l) => l.source !== n && l.target !== n);
    node.classed("dim", (m) => m !== n && !near.has(m));
  };
  const every = () => { line.classed("dim", false); node.classed("dim", false); };
  node.on("mouseenter focus", (_, n) => only(n)).on("mouseleave blur", every);
}

const network = document.getElementById("network");
if (network) draw(network).catch(() => { network.textContent = "The drawing could not be made; the table has the same pairs."; });
