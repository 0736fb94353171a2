// The countdown of a time limit. The server's clock decides: what it says with each save is what is counted down from.

const FIVE = 300; // seconds
let end = 0;
let ticking = 0;

const clock = document.querySelector(".clock");
const said = document.createElement("span");

const two = (number) => String(number).padStart(2, "0");
const written = (left) => `${Math.floor(left / 60)}:${two(left % 60)}`;

const announce = (left) => {
  const word = left <= 0 ? "over" : left <= 60 ? "one" : left <= FIVE ? "five" : "";
  if (word && said.dataset.word !== word) {
    said.dataset.word = word;
    said.textContent = clock.dataset[word];
  }
};

const tick = (told) => {
  const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
  clock.firstElementChild.textContent = written(left);
  clock.classList.toggle("is-short", left <= FIVE);
  announce(left);
  if (left === 2) told.soon();
  if (left > 0) return;
  clearInterval(ticking);
  told.over();
};

// Counts down from `left` seconds; `soon` is called just before the end, `over` at it.
export const watchClock = (left, told) => {
  if (!clock) return;
  end = performance.now() + left * 1000;
  if (!told) return;
  said.className = "unseen";
  said.setAttribute("role", "status");
  clock.append(said);
  ticking = setInterval(tick, 1000, told);
  tick(told);
};
