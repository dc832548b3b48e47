// The display switch: the choice holds at once, and the cookie keeps it; the language asks the server.
const A_YEAR = 60 * 60 * 24 * 365;
const form = document.querySelector("[data-display]");

form?.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!button || button.name === "language") return;
  event.preventDefault();
  document.documentElement.dataset[button.name] = button.value;
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `kankei_${button.name}=${button.value}; path=/; max-age=${A_YEAR}; samesite=lax${secure}`;
  for (const other of form.querySelectorAll(`[name="${button.name}"]`)) {
    other.setAttribute("aria-pressed", String(other === button));
  }
});
