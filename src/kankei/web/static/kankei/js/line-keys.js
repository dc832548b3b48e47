// Keys of a list of articles: o opens, m marks as read; j, k, s and ? are the same on every page.
const typing = (event) =>
  event.isComposing || event.keyCode === 229 ||
  event.target.closest?.("input, textarea, select, [contenteditable]") != null;

const off = () => localStorage.getItem("kankei.keys") === "off";
const here = () => document.activeElement?.closest("[data-item]");

const acts = {
  o: () => here()?.querySelector("h2 a, h3 a")?.click(),
  m: () => here()?.querySelector("[data-mark]")?.click(),
};

document.addEventListener("keydown", (event) => {
  if (typing(event) || event.ctrlKey || event.metaKey || event.altKey || off()) return;
  if (!acts[event.key] || !here() || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  acts[event.key]();
});
