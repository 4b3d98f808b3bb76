// Draws who acts on whom. The table below has the same pairs.
"use strict";

async function draw(box) {
  const links = (await (await fetch(box.dataset.links)).json()).map((l) => ({ ...l, source: l.agent_id, target: l.recipient_id }));
  if (!links.length) return;
  const names = new Map(links.flatMap((l) => [[l.source, l.agent], [l.target, l.recipient]]));
  const nodes = [...names].map(([id, name]) => ({ id, name }));
  const width = 960, height = 560;
  const simulation = d3.forceSimulation(nodes)
    .force("link", d3.forceLink(links).id((n) => n.id).distance(110))
    .force("charge", d3.forceManyBody().strength(-260))
    .force("x", d3.forceX(width / 2).strength(0.06)).force("y", d3.forceY(height / 2).strength(0.1)).stop();
  simulation.tick(250);
  for (const n of nodes) { n.x = Math.max(40, Math.min(width - 90, n.x)); n.y = Math.max(15, Math.min(height - 10, n.y)); }
  const svg = d3.select(box).append("svg").attr("viewBox", `0 0 ${width} ${height}`);
  svg.append("g").selectAll("line").data(links).join("line")
    .attr("x1", (l) => l.source.x).attr("y1", (l) => l.source.y).attr("x2", (l) => l.target.x).attr("y2", (l) => l.target.y)
    .attr("class", (l) => (l.score < 0 ? "conflict" : "cooperation")).attr("stroke-width", (l) => 1 + Math.sqrt(l.events))
    .append("title").text((l) => `${l.agent} → ${l.recipient}: ${l.events} events, mean score ${l.score}`);
  const node = svg.append("g").selectAll("a").data(nodes).join("a").attr("href", (n) => `/actors/${encodeURIComponent(n.id)}`);
  node.append("circle").attr("cx", (n) => n.x).attr("cy", (n) => n.y).attr("r", 5);
  node.append("text").attr("x", (n) => n.x + 8).attr("y", (n) => n.y + 4).text((n) => (n.name.length > 26 ? `${n.name.slice(0, 25)}…` : n.name));
}

const network = document.getElementById("network");
if (network) draw(network).catch(() => { network.textContent = "The drawing could not be loaded; the table has the same pairs."; });
