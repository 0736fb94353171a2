// How far a class is: asks every ten seconds while the page is looked at, and puts the texts where they belong.

const EVERY = 10_000; // milliseconds
const board = document.querySelector("[data-progress]");
const stale = board.querySelector("[data-stale]");

const put = (element, text) => {
  if (element && element.textContent !== text) element.textContent = text;
};

const show = (found) => {
  for (const [name, number] of Object.entries(found.counts)) {
    put(board.querySelector(`[data-count="${name}"]`), String(number));
  }
  put(board.querySelector("[data-at]"), found.at);
  for (const row of document.querySelectorAll("[data-student]")) {
    const texts = found.students[row.dataset.student];
    if (!texts) continue;
    for (const name of ["state", "answered", "saved", "left"]) {
      put(row.querySelector(`[data-text="${name}"]`), texts[name]);
    }
    row.querySelector(".mark").className = `mark ${texts.look}`;
  }
};

const ask = async () => {
  if (document.hidden) return;
  try {
    const reply = await fetch(board.dataset.progress, { headers: { Accept: "application/json" } });
    if (!reply.ok) throw new Error(reply.status);
    show(await reply.json());
    put(stale, "");
  } catch {
    put(stale, board.dataset.lost);
  }
};

setInterval(ask, EVERY);
document.addEventListener("visibilitychange", ask);
