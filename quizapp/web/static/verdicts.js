// Deciding about drafts by keyboard: a takes, e edits, r and a number reject (Escape does not), u takes back,
// arrows step.
const rejecting = document.querySelector(".draft-reject");
const TYPED = "input:not([type=radio], [type=checkbox]), textarea, select";

const press = (selector) => {
  const target = document.querySelector(selector);
  if (target) target.click();
  return Boolean(target);
};

const KEYS = {
  a: () => press("button[value=accept]"),
  e: () => press("[data-key=e]"),
  u: () => press("button[value=undo]"),
  r: () => {
    if (!rejecting) return false;
    rejecting.open = true;
    rejecting.querySelector(".draft-reasons button").focus();
    return true;
  },
  Escape: () => {
    if (!rejecting?.open) return false;
    rejecting.open = false;
    rejecting.querySelector("summary").focus();
    return true;
  },
  ArrowRight: () => press("a[rel=next]"),
  ArrowLeft: () => press("a[rel=prev]"),
};

const reason = (number) => {
  const chosen = rejecting?.open && rejecting.querySelectorAll(".draft-reasons button")[number - 1];
  if (chosen) chosen.click();
  return Boolean(chosen);
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.target.matches(TYPED) && event.key !== "Escape") return;
  if (event.target.matches("input") && event.key.startsWith("Arrow")) return; // which step from option to option
  const name = event.key.length === 1 ? event.key.toLowerCase() : event.key; // a lock for capitals is no matter
  const known = /^[1-9]$/.test(name) ? () => reason(Number(name)) : KEYS[name];
  if (known?.()) event.preventDefault();
});
