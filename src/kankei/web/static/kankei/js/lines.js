// Buttons of a line (read, save) act in place; without this file they post and come back.
const form = document.querySelector("[data-lines]");
const status = document.querySelector("[data-lines-status]");

const say = (words) => {
  if (status) status.textContent = words;
};

const becomeRead = (line, button) => {
  line.classList.replace("new", "read");
  line.querySelector(".unseen")?.remove();
  const had = document.activeElement === button;
  button.remove();
  if (had) line.querySelector("h3 a")?.focus({ preventScroll: true });
  say(status?.dataset.read ?? "");
};

const toggleSave = (button) => {
  const { other, otherWords } = button.dataset;
  button.dataset.other = button.getAttribute("formaction");
  button.dataset.otherWords = button.textContent;
  button.setAttribute("formaction", other);
  button.textContent = otherWords;
  button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
  say(otherWords);
};

form?.addEventListener("submit", async (event) => {
  const button = event.submitter;
  const line = button?.closest("[data-item]");
  if (!line) return;
  event.preventDefault();
  const sent = new FormData(form, button);
  try {
    const answer = await fetch(button.formAction, {
      method: "POST", body: sent, headers: { "X-In-Place": "1" }, redirect: "error",
    });
    if (!answer.ok) throw new Error(String(answer.status));
  } catch {
    say(status?.dataset.failed ?? "");
    return;
  }
  if (button.hasAttribute("data-mark")) becomeRead(line, button);
  else toggleSave(button);
});
