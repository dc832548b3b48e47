// An item of the reading lights its sentence; a sentence shows what was read from it. Without this
// module the links between them do the same.
const reading = document.querySelector("[data-reading]");
const text = document.querySelector("[data-text]");
const peek = document.querySelector("[data-peek]");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const beside = matchMedia("(min-width: 62rem)");
let pinned = null;
let lit = null;

const sentence = (n) => text.querySelector(`[data-sentence="${n}"]`);
const items = (n) => [...reading.querySelectorAll(`[data-cites="${n}"]`)];
const behavior = () => (calm.matches ? "auto" : "smooth");

const light = (n) => {
  lit = n;
  for (const one of document.querySelectorAll(".lit")) one.classList.remove("lit");
  for (const item of reading.querySelectorAll("[aria-current]")) item.removeAttribute("aria-current");
  if (n == null) return;
  sentence(n)?.classList.add("lit");
  for (const item of items(n)) item.setAttribute("aria-current", "true");
};
const pin = (n) => {
  pinned = n;
  light(n);
};
const isSeen = (element) => {
  const box = element.getBoundingClientRect();
  return box.top >= 0 && box.bottom <= innerHeight;
};

const showItems = (n) => {
  const [first] = items(n);
  if (!first) return;
  if (beside.matches) {
    // Only the panel moves, never the text under the reader's finger.
    const top = first.offsetTop - reading.offsetTop - reading.clientHeight / 3;
    reading.scrollTo({ top, behavior: behavior() });
    return;
  }
  peek.querySelector("[data-peek-items]").replaceChildren(
    ...items(n).map((item) => {
      const copy = item.cloneNode(true);
      copy.removeAttribute("id");
      copy.removeAttribute("aria-current");
      return copy;
    }),
  );
  peek.hidden = false;
};
const close = () => {
  peek.hidden = true;
  pin(null);
};

if (reading && text) {
  reading.addEventListener("click", (event) => {
    const item = event.target.closest("[data-cites]");
    if (!item) return;
    event.preventDefault();
    pin(item.dataset.cites);
    const there = sentence(item.dataset.cites);
    if (there && !isSeen(there)) there.scrollIntoView({ block: "center", behavior: behavior() });
  });
  const follow = (event) => {
    // A page that scrolls under a resting pointer is no touch.
    const rests = event.type === "pointermove" && !event.movementX && !event.movementY;
    if (rests || event.pointerType === "touch") return;
    const at = event.target.closest("[data-cites], .has");
    const n = at ? (at.dataset.cites ?? at.dataset.sentence) : pinned;
    if (n !== lit) light(n);
  };
  for (const side of [reading, text]) {
    side.addEventListener("pointermove", follow);
    side.addEventListener("pointerleave", () => light(pinned));
  }
  reading.addEventListener("focusin", follow);
  reading.addEventListener("focusout", () => light(pinned));
  text.addEventListener("click", (event) => {
    const mark = event.target.closest(".m");
    const at = mark ? mark.previousElementSibling : event.target.closest(".has");
    // Marking words to copy them is no touch.
    if (!at || String(getSelection())) return;
    if (mark) event.preventDefault();
    pin(at.dataset.sentence);
    showItems(at.dataset.sentence);
    if (mark && beside.matches) items(at.dataset.sentence)[0]?.querySelector("a")?.focus({ preventScroll: true });
  });
  // A timeline leads to one deed of the reading (#e…): its sentence is what the reader came for.
  const led = /^#e\d+$/.test(location.hash) && document.getElementById(location.hash.slice(1));
  const cited = led && led.closest("[data-cites]");
  if (cited) {
    pin(cited.dataset.cites);
    sentence(pinned)?.scrollIntoView({ block: "center", behavior: "auto" });
  }
  peek?.querySelector("[data-peek-close]").addEventListener("click", close);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && pinned != null) close();
  });
}
