// Counts the characters of what is being written, beside the field.
const count = (field, place) => {
  const written = field.value.replace(/\s/gu, "").length;
  const parts = field.value.split(/\n\s*\n/u).filter((part) => part.trim()).length;
  place.textContent = document.documentElement.lang.startsWith("en")
    ? `${written} characters, ${parts} paragraphs`
    : `${written}字、${parts}段落`;
};

for (const field of document.querySelectorAll("[data-desk-count]")) {
  const place = document.createElement("p");
  place.className = "desk-count";
  place.setAttribute("aria-hidden", "true");
  field.after(place);
  field.addEventListener("input", () => count(field, place));
  count(field, place);
}
