// Counts the letters of a text field as the server will, beside the limit.
for (const shown of document.querySelectorAll("[data-letters]")) {
  const field = document.getElementById(shown.dataset.letters);
  const most = Number(shown.dataset.most);
  const count = () => {
    const letters = [...field.value.trim()].length;
    shown.textContent = `${letters} / ${most}`;
    shown.classList.toggle("over", letters > most);
  };
  field?.addEventListener("input", count);
  if (field) count();
}
