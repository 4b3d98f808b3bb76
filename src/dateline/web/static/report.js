// Ties words to records: hovering or focusing either lights up the other; layers are switched on and off.
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

document.addEventListener("click", (e) => {
  const row = e.target.closest?.("[data-record]");
  const words = row && document.querySelector(`[data-records~="${CSS.escape(row.dataset.record)}"]`);
  words?.scrollIntoView({ block: "center", behavior: "smooth" });
});

document.addEventListener("change", (e) => {
  const layer = e.target.dataset?.layer;
  if (layer) document.querySelector(".report").classList.toggle(`no-${layer}`, !e.target.checked);
});
