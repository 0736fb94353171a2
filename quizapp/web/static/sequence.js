// Entries to be ordered can be moved up and down; what is sent are the same places as without script.
const moved = (list, row, step) => {
  const rows = settled(list);
  const from = rows.indexOf(row);
  const to = from + step;
  if (to >= 0 && to < rows.length) rows.splice(to, 0, ...rows.splice(from, 1));
  list.append(...rows);
  rows.forEach((one, place) => {
    one.querySelector("select").value = String(place);
  });
  list.nextElementSibling.textContent = `${list.dataset.place} ${rows.indexOf(row) + 1}`;
  row.dispatchEvent(new Event("input", { bubbles: true }));
};

// The rows in the order their places say; those without a place, or with one that is taken, fill the gaps.
const settled = (list) => {
  const rows = [...list.children];
  const slots = rows.map(() => null);
  const wanted = (row) => row.querySelector("select").value;
  const fits = (row) => wanted(row) !== "" && slots[Number(wanted(row))] === null;
  const rest = rows.filter((row) => {
    const placed = fits(row);
    if (placed) slots[Number(wanted(row))] = row;
    return !placed;
  });
  return slots.map((row) => row ?? rest.shift());
};

const button = (list, row, glyph, said, step) => {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button";
  made.textContent = glyph;
  made.setAttribute("aria-label", `${said}: ${row.querySelector("label").textContent}`);
  made.addEventListener("click", () => {
    moved(list, row, step);
    made.focus();
  });
  return made;
};

const equip = (list) => {
  const status = document.createElement("p");
  status.className = "unseen";
  status.setAttribute("role", "status");
  list.after(status);
  [...list.children].forEach((row) => {
    const moves = document.createElement("div");
    moves.className = "sequence-moves";
    moves.append(button(list, row, "↑", list.dataset.up, -1), button(list, row, "↓", list.dataset.down, 1));
    row.append(moves);
  });
};

// Orders the rows by their places; called again for the same form when an answer kept in the browser has been put in.
export const arrange = (root) => root.querySelectorAll(".sequence").forEach((list) => {
  if (!list.querySelector(".sequence-moves")) equip(list);
  list.append(...settled(list));
});
