// Ties words to records: hovering or focusing either lights up the other; a click goes from one to the other.
"use strict";

function light(ids, on) {
  for (const id of ids) {
    for (const node of document.querySelectorAll(`[data-records~="${CSS.escape(id)}"], [data-record="${CSS.escape(id)}"]`)) {
      node.classList.toggle("lit", on);
    }
  }
}

function idsOf(node) {
  const tied = node.closest?.("[data-records], [data-record]");
  return tied ? (tied.dataset.records ?? tied.dataset.record).split(" ").filter(Boolean) : [];
}

for (const [event, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
  document.addEventListener(event, (e) => light(idsOf(e.target), on));
}

function follow(node) {
  const row = node.closest?.("[data-record]");
  if (row) return document.querySelector(`[data-records~="${CSS.escape(row.dataset.record)}"]`);
  const ids = node.closest?.("[data-records]")?.dataset.records.split(" ").reverse() ?? [];
  return ids.map((id) => document.querySelector(`[data-record="${CSS.escape(id)}"]`)).find(Boolean);
}

document.addEventListener("click", (e) => {
  if (e.target.closest?.("a, button, input, label, summary")) return;
  follow(e.target)?.scrollIntoView({ block: "center", behavior: "smooth" });
});

document.addEventListener("change", (e) => {
  const layer = e.target.dataset?.layer;
  if (layer) document.querySelector(".report").classList.toggle(`no-${layer}`, !e.target.checked);
});
