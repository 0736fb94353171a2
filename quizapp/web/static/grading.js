// Grading by keyboard: a number chooses the level of the next open row, Enter saves, arrows go back and skip.
const form = document.getElementById("judging");
const rows = () => [...form.querySelectorAll(".rubric-row")];
const chosen = (row) => row.querySelector("input:checked");

// The row that has the focus goes first; else the first one without a level.
const current = () => document.activeElement.closest(".rubric-row") ?? rows().find((row) => !chosen(row)) ?? null;

const choose = (value) => {
  const row = current();
  const option = row && [...row.querySelectorAll("input")].find((input) => input.value === value);
  if (!option) return false;
  option.click();
  const after = rows()[rows().indexOf(row) + 1];
  (after?.querySelector("input:checked") ?? after?.querySelector("input") ?? form.querySelector("[type=submit]")).focus();
  return true;
};

const follow = (rel) => document.querySelector(`a[rel=${rel}]`)?.click();

document.addEventListener("keydown", (event) => {
  const writing = event.target.closest("textarea");
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && writing) return form.requestSubmit();
  if (event.ctrlKey || event.metaKey || event.altKey || writing) return;
  const choosing = event.target.closest("input[type=radio]");
  if (/^[0-9]$/.test(event.key) && choose(event.key)) event.preventDefault();
  else if (!choosing && event.key === "ArrowLeft") follow("prev");
  else if (!choosing && event.key === "ArrowRight") follow("next");
});
document.querySelector("[data-keys]").hidden = false;
