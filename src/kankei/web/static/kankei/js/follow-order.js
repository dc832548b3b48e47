// The order of follows: buttons act in place, the grip is dragged or moved by arrow keys.
const form = document.querySelector("[data-order]");
const list = form?.querySelector("ol");
const status = document.querySelector("[data-order-status]");
const failed = document.querySelector("[data-order-failed]");
const rows = () => [...list.children];
const pk = (row) => row?.dataset.follow ?? "";
// One move after the other: the server's order is taken over when nothing more waits.
let sending = Promise.resolve();
let waiting = 0;
let held = null;
let cameFrom = null;

const typing = (event) =>
  event.isComposing || event.keyCode === 229 ||
  event.target.closest?.("input, textarea, select, [contenteditable]") != null;

// Focus stays on what was pressed: a row that is put elsewhere loses it.
const put = (row, before) => {
  const focused = row.contains(document.activeElement) ? document.activeElement : null;
  list.insertBefore(row, before);
  focused?.focus({ preventScroll: true });
};

const takeOver = (order) => {
  const known = new Map(rows().map((row) => [pk(row), row]));
  for (const one of order.map(String)) {
    const row = known.get(one);
    known.delete(one);
    if (row && rows().indexOf(row) !== rows().length - 1) list.append(row);
  }
  // What was ended in another window meanwhile.
  for (const row of known.values()) row.remove();
};

const send = (row, way) => {
  const sent = new FormData(form);
  sent.set("feed", pk(row));
  sent.set("before", pk(row.nextElementSibling));
  sent.set("after", pk(row.previousElementSibling));
  waiting += 1;
  sending = sending.then(async () => {
    const headers = { "X-In-Place": "1" };
    const answer = await fetch(`${form.dataset.base}${way}/`, { method: "POST", body: sent, headers, redirect: "error" });
    const told = await answer.json();
    if (!answer.ok) throw new Error(told.refused);
    if (waiting > 1 || held) return;
    const focused = document.activeElement;
    takeOver(told.order);
    if (list.contains(focused)) focused.focus({ preventScroll: true });
    failed.hidden = true;
    status.textContent = status.dataset.moved.replace("N", String(rows().indexOf(row) + 1));
  }).catch((error) => {
    failed.textContent = error instanceof TypeError || !error.message ? status.dataset.failed : error.message;
    failed.hidden = false;
  }).finally(() => { waiting -= 1; });
};

const steps = {
  top: (row) => list.firstElementChild,
  up: (row) => row.previousElementSibling ?? row,
  down: (row) => row.nextElementSibling?.nextElementSibling ?? null,
  bottom: () => null,
};
const move = (row, way) => {
  const before = steps[way](row);
  if (before === row || (before === null && row === list.lastElementChild)) return;
  put(row, before);
  row.scrollIntoView({ block: "nearest" });
  // Beside the neighbours that are seen here, so that it comes to stand where it was put.
  send(row, way === "top" || way === "bottom" ? way : "beside");
};
const keys = { ArrowUp: "up", ArrowDown: "down", Home: "top", End: "bottom" };

if (list) {
  form.dataset.base = form.getAttribute("action").replace(/beside\/$/, "");
  for (const part of document.querySelectorAll("[data-grip], [data-order-help]")) part.hidden = false;

  form.addEventListener("submit", (event) => {
    const { move: way } = event.submitter?.dataset ?? {};
    if (!way) return;
    event.preventDefault();
    move(event.submitter.closest("li"), way);
    event.submitter.focus({ preventScroll: true });
  });
  list.addEventListener("keydown", (event) => {
    const grip = event.target.closest("[data-grip]");
    if (typing(event) || event.ctrlKey || event.metaKey || event.altKey || !grip) return;
    if (!keys[event.key]) return;
    event.preventDefault();
    move(grip.closest("li"), keys[event.key]);
  });

  document.addEventListener("keydown", (event) => {
    if (typing(event) || event.key !== "Escape" || !held) return;
    put(held, cameFrom);
    letGo();
  });

  const letGo = () => {
    held?.classList.remove("held");
    list.classList.remove("moving");
    held = null;
  };
  list.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest("[data-grip]");
    if (!grip || event.button) return;
    // The list and not the grip, which leaves the page for a moment when its row is put elsewhere.
    list.setPointerCapture(event.pointerId);
    held = grip.closest("li");
    cameFrom = held.nextElementSibling;
    held.classList.add("held");
    list.classList.add("moving");
  });
  list.addEventListener("pointermove", (event) => {
    if (!held) return;
    const middle = (row) => row.getBoundingClientRect().top + row.offsetHeight / 2;
    const others = rows().filter((row) => row !== held);
    const before = others.find((row) => event.clientY < middle(row)) ?? null;
    if (before !== held.nextElementSibling) list.insertBefore(held, before);
    const edge = 60;
    if (event.clientY < edge) scrollBy(0, -12);
    if (event.clientY > innerHeight - edge) scrollBy(0, 12);
  });
  list.addEventListener("pointerup", () => {
    if (!held) return;
    const [row, was] = [held, cameFrom];
    letGo();
    if (row.nextElementSibling !== was) send(row, "beside");
  });
  list.addEventListener("pointercancel", () => {
    if (!held) return;
    put(held, cameFrom);
    letGo();
  });
}
