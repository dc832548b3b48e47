// Keys: ? shows them, / searches, j and k go from headline to headline, s saves. They can be switched off.
const typing = (event) =>
  event.isComposing || event.keyCode === 229 ||
  event.target.closest?.("input, textarea, select, [contenteditable]") != null;

const off = () => localStorage.getItem("kankei.keys") === "off";
const headlines = () => [...document.querySelectorAll("main h2 > a, main h3 > a")];

const step = (by) => {
  const all = headlines();
  const here = all.indexOf(document.activeElement);
  const next = here < 0 ? (by > 0 ? 0 : all.length - 1) : here + by;
  all[next]?.focus();
};

const acts = {
  "?": () => document.querySelector("[data-keys]")?.showModal(),
  "/": () => {
    const box = document.querySelector("[role=search] input");
    if (box?.offsetParent) box.focus();
    else location.assign("/search/");
  },
  j: () => step(1),
  k: () => step(-1),
  // In a list the line that has the focus is meant, on an article's page the article.
  s: () => (document.activeElement?.closest("[data-item]") ?? document.querySelector("main"))?.querySelector("[data-save]")?.click(),
};

document.addEventListener("keydown", (event) => {
  if (typing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (document.querySelector("dialog[open]")) return;
  // "?" works even when keys are off: the way to switch them on again.
  const act = acts[event.key];
  if (!act || (off() && event.key !== "?")) return;
  event.preventDefault();
  act();
});

const dialog = document.querySelector("[data-keys]");
const box = dialog?.querySelector("[data-keys-on]");
if (box) {
  box.checked = !off();
  box.addEventListener("change", () => localStorage.setItem("kankei.keys", box.checked ? "on" : "off"));
}
for (const opener of document.querySelectorAll("[data-keys-open]")) {
  opener.hidden = false;
  opener.addEventListener("click", () => dialog?.showModal());
}
