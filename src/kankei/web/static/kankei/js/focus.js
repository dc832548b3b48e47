// After a button was swapped for its successor, focus stays on it.
let last = null;

document.addEventListener("htmx:beforeSwap", (event) => {
  const had = event.detail.target?.contains(document.activeElement);
  last = had ? document.activeElement.id : null;
});
document.addEventListener("htmx:afterSettle", () => {
  if (!last || document.activeElement !== document.body) return;
  document.getElementById(last)?.focus({ preventScroll: true });
  last = null;
});
