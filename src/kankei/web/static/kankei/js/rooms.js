// On a narrow screen the row of rooms is longer than the window: the room one stands in is shown.
const row = document.querySelector("[data-rooms]");
const here = row?.querySelector("[aria-current]");

if (here) row.scrollLeft = here.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
