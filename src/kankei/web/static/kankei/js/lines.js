// Buttons of a line (read, save) act in place; without this file they post and come back.
const form = document.querySelector("[data-lines]");
const status = document.querySelector("[data-lines-status]");

const say = (words) => {
  if (status) status.textContent = words ?? "";
};

// A button becomes its opposite: save and unsave, read and unread.
const turn = (button) => {
  const { other, otherWords } = button.dataset;
  button.dataset.other = button.getAttribute("formaction");
  button.dataset.otherWords = button.textContent;
  button.setAttribute("formaction", other);
  button.textContent = otherWords;
  return otherWords;
};

const turnRead = (line, button) => {
  const isRead = line.classList.toggle("read");
  line.classList.toggle("new", !isRead);
  const unread = line.querySelector("[data-unread]");
  if (unread) unread.hidden = isRead;
  turn(button);
  say(isRead ? status?.dataset.read : status?.dataset.unread);
};

const turnSaved = (button) => {
  button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
  say(turn(button));
};

// One after the other, as they were pressed; and on its way even when the page is left at once.
let before = Promise.resolve();
const send = (address, body) => {
  before = before.then(async () => {
    const answer = await fetch(address, {
      method: "POST", body, keepalive: true, headers: { "X-In-Place": "1" }, redirect: "error",
    });
    if (!answer.ok) throw new Error(String(answer.status));
  });
  const sent = before;
  before = before.catch(() => {});
  return sent;
};

form?.addEventListener("submit", async (event) => {
  const button = event.submitter;
  const line = button?.closest("[data-item]");
  if (!line) return;
  event.preventDefault();
  const sent = send(button.formAction, new FormData(form, button));
  const swap = () => (button.hasAttribute("data-mark") ? turnRead(line, button) : turnSaved(button));
  swap();
  try {
    await sent;
  } catch {
    swap();
    say(status?.dataset.failed ?? "");
  }
});
