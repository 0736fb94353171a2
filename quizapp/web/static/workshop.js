// The editor of facts and items: remarks and previews at every pause in typing, what is written kept on the server, rows
// that come when they are needed. Without script the same page works by its buttons.

import { keeping } from "./keep.js";

const form = document.getElementById("edit");
const panel = document.getElementById("look");
const PAUSE = 350; // milliseconds without a key before the page looks


// Remarks also stand beside their fields; the list stays, for it tells all of them.
const place = () => {
  document.querySelectorAll(".remark-here").forEach((old) => old.remove());
  panel.querySelectorAll(".remark[data-field]").forEach((remark) => {
    const field = document.getElementById(remark.dataset.field);
    if (!field || field === form || field.matches("fieldset")) return;
    const spot = field.closest(".field, .edit-line, .edit-tick");
    if (!spot || !form.contains(spot)) return;
    const copy = document.createElement("div");
    copy.className = `${remark.className} remark-here`;
    copy.append(...remark.cloneNode(true).childNodes);
    copy.querySelectorAll("a").forEach((link) => link.replaceWith(...link.childNodes));
    spot.after(copy);
  });
};

let asked = 0;
const look = async () => {
  const mine = (asked += 1);
  try {
    const reply = await fetch(form.dataset.look, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    const text = reply.ok ? await reply.text() : "";
    if (text && mine === asked) {
      panel.innerHTML = text;
      place();
    }
  } catch {
    // no connection: what stands there stays
  }
};

let looking;
document.addEventListener("input", (event) => {
  if (event.target.form !== form || event.target.name === "note") return;
  clearTimeout(looking);
  looking = setTimeout(look, PAUSE);
});
keeping(form, document.querySelector(".kept"));

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
    event.preventDefault();
    document.querySelector(".bench-bar .primary").click();
  }
});

// Only one empty row of a list is shown; the next comes by a button.
const empty = (row) =>
  [...row.querySelectorAll("input, textarea")].every((one) => one.type === "hidden" || (one.type === "checkbox" ? !one.checked : !one.value));
document.querySelectorAll(".edit-list").forEach((list) => {
  const rows = [...list.querySelectorAll(":scope > .edit-row")];
  const spare = [];
  while (rows.length > 2 && empty(rows.at(-1))) spare.unshift(rows.pop());
  if (!spare.length) return;
  spare.forEach((row) => (row.hidden = true));
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button edit-more";
  button.textContent = form.dataset.more;
  button.addEventListener("click", () => {
    const next = spare.shift();
    next.hidden = false;
    next.querySelector("input:not([type=hidden]), textarea").focus();
    if (!spare.length) button.remove();
  });
  list.append(button);
});

// A long list of boxes is one stop for Tab; the arrow keys move inside it.
const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
document.querySelectorAll(".proof-box, .fact-box").forEach((list) => {
  const boxes = [...list.querySelectorAll("input")];
  const stop = (box) => boxes.forEach((one) => (one.tabIndex = one === box ? 0 : -1));
  if (!boxes.length) return;
  list.removeAttribute("tabindex");
  stop(boxes.find((one) => one.checked) || boxes[0]);
  list.addEventListener("focusin", (event) => stop(event.target));
  list.addEventListener("keydown", (event) => {
    const next = boxes[boxes.indexOf(event.target) + STEPS[event.key]];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
});
document.querySelectorAll("[data-keys-hint]").forEach((hint) => (hint.hidden = false));

// Of a card only the lines of its kind.
const kind = document.querySelector("[data-card]");
const suit = () =>
  document.querySelectorAll("[data-for]").forEach((part) => {
    part.hidden = !part.dataset.for.split(" ").includes(kind.value);
  });
if (kind) {
  kind.addEventListener("change", suit);
  suit();
}

place();
