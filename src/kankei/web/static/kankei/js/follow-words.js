// Words selected in an article can be followed: a link at the foot of the window leads to their preview.
const LEAST = 2;
const MOST = 30;
const offer = document.querySelector("[data-follow-words]");
const link = offer?.querySelector("a");
const text = document.querySelector("[data-text]");
let timer = 0;

// Readings of ruby and the marks between sentences are not words of the text.
const wordsOf = (range) => {
  const piece = range.cloneContents();
  for (const other of piece.querySelectorAll("rt, rp, a.m")) other.remove();
  return piece.textContent.trim();
};

const update = () => {
  const selection = document.getSelection();
  const isInside = selection?.rangeCount && !selection.isCollapsed && text.contains(selection.anchorNode) && text.contains(selection.focusNode);
  const words = isInside ? wordsOf(selection.getRangeAt(0)) : "";
  const letters = [...words].length;
  offer.hidden = letters < LEAST || letters > MOST || /[\n。]/.test(words);
  if (offer.hidden) return;
  // A phrase with a blank in it is followed as it stands.
  const query = /\s/.test(words) ? `"${words.replaceAll('"', "")}"` : words;
  link.href = `${link.dataset.address}?q=${encodeURIComponent(query)}`;
  link.textContent = link.dataset.words.replace("%s", words);
};

if (offer && link && text) {
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(update, 200);
  });
}
