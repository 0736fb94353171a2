// Single keys on item pages: numbers choose, arrows move, `?` shows them all. They can be turned off.
import { say } from "./said.js";

const OFF = "keys-off";
const pane = document.querySelector(".beside");

const off = (value) => {
  try {
    if (value !== undefined) localStorage.setItem(OFF, value ? "1" : "");
    return localStorage.getItem(OFF) === "1";
  } catch {
    return false;
  }
};

const help = () => {
  const dialog = say.piece("dialog");
  if (!dialog || document.querySelector("dialog[open]")) return;
  const box = dialog.querySelector("[data-keys]");
  box.checked = !off();
  box.addEventListener("change", () => off(!box.checked));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
};

// A field takes its own keys; radio buttons take the arrows, too.
const busy = (event) => {
  const field = event.target.closest("input, select, textarea, dialog");
  const choosing = field?.matches("input[type=radio], input[type=checkbox]");
  return Boolean(field) && !(choosing && !event.key.startsWith("Arrow"));
};

// An item of several parts takes the number where the focus is, else in its first part.
const choose = (form, number) => {
  const group = document.activeElement.closest(".choices") ?? form.querySelector(".choices");
  const option = group?.querySelectorAll("input")[number - 1];
  if (!option) return;
  option.focus();
  option.click();
};

const toPassage = (form) => {
  const toggle = document.querySelector(".drawer-toggle");
  if (pane.contains(document.activeElement)) {
    toggle.checked = false;
    form.querySelector("h1").focus();
  } else {
    toggle.checked = true;
    pane.focus();
  }
};

export const listen = ({ go, form }) => {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !form() || busy(event)) return;
    const { key } = event;
    if (key === "?") return help();
    if (off() || pane.contains(event.target) && key.startsWith("Arrow")) return;
    if (/^[1-9]$/.test(key)) choose(form(), Number(key));
    else if (key === "ArrowLeft") step(go, form, "back");
    else if (key === "ArrowRight") step(go, form, "next");
    else if (key.toLowerCase() === "f") form().elements.flag.click();
    else if (key.toLowerCase() === "p") toPassage(form());
    else return;
    event.preventDefault();
  });
  const button = document.querySelector("[data-help]");
  button.hidden = false;
  button.addEventListener("click", help);
};

const step = (go, form, where) => form().querySelector(`[name=go][value=${where}]`) && go(where);
