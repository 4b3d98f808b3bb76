// Review by keys: j and k move, a accepts, r rejects, e opens the fields, o opens the report.
"use strict";

document.addEventListener("keydown", (e) => {
  if (e.target.matches("input, select, textarea") || e.ctrlKey || e.metaKey || e.altKey) return;
  const items = [...document.querySelectorAll(".queue > li")];
  const here = items.indexOf(document.activeElement.closest(".queue > li"));
  const press = (selector) => { const item = items[Math.max(here, 0)]; item?.querySelector(selector)?.click(); };
  if (e.key === "j") items[Math.min(here + 1, items.length - 1)]?.focus();
  else if (e.key === "k") items[Math.max(here - 1, 0)]?.focus();
  else if (e.key === "a") press('button[value="accept"]');
  else if (e.key === "r") press('button[value="reject"]');
  else if (e.key === "e") press("summary");
  else if (e.key === "o") press(".from > a");
  else return;
  e.preventDefault();
});

document.getElementById("every")?.addEventListener("change", (e) => {
  for (const tick of document.querySelectorAll('.queue input[name="claim"][type="checkbox"]')) tick.checked = e.target.checked;
});
