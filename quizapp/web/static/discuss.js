// Talking a quiz over by keyboard or by the pointer that speakers hold: on and back.
const ON = new Set(["ArrowRight", "PageDown"]);
const BACK = new Set(["ArrowLeft", "PageUp"]);

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const rel = ON.has(event.key) ? "next" : BACK.has(event.key) ? "prev" : "";
  const link = rel && document.querySelector(`a[rel=${rel}]`);
  if (!link) return;
  event.preventDefault();
  link.click();
});
document.querySelector("[data-keys]").hidden = false;
