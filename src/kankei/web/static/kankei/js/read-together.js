// Articles that were passed are marked as read, a few at a time; without this file a button does it.
const form = document.querySelector("[data-passing]");
const waiting = new Set();
let timer = 0;

const tell = () => {
  clearTimeout(timer);
  if (!waiting.size) return;
  const sent = new FormData();
  sent.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  for (const pk of waiting) sent.append("article", pk);
  const passed = [...waiting];
  waiting.clear();
  fetch(form.action, { method: "POST", body: sent, keepalive: true, headers: { "X-In-Place": "1" }, redirect: "error" })
    .then((answer) => {
      if (!answer.ok) throw new Error(String(answer.status));
      for (const pk of passed) show(pk);
    })
    // What could not be told is told again with the next article.
    .catch(() => passed.forEach((pk) => waiting.add(pk)));
};

const show = (pk) => {
  const state = document.querySelector(`[data-passed="${pk}"]`);
  if (!state) return;
  state.hidden = false;
  const button = state.parentElement.querySelector("[data-mark]");
  // A button under somebody's finger stays; a second mark changes nothing.
  if (button && button !== document.activeElement) button.hidden = true;
};

const watch = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    // The end of an article came into view, or was jumped over.
    if (!entry.isIntersecting && entry.boundingClientRect.top > 0) continue;
    watch.unobserve(entry.target);
    waiting.add(entry.target.dataset.end);
    clearTimeout(timer);
    timer = setTimeout(tell, 800);
  }
});

if (form) {
  const watchAll = () => document.querySelectorAll("[data-end]").forEach((end) => watch.observe(end));
  // Nothing is read by opening the page alone: watching begins with the first movement.
  addEventListener("scroll", watchAll, { once: true, passive: true });
  addEventListener("visibilitychange", () => document.visibilityState === "hidden" && tell());
  addEventListener("pagehide", tell);
}
