// Showing what the page may have to say: pieces that the server wrote in the reader's language, filled with what happened.

const news = document.querySelector(".news");
const stage = document.getElementById("stage");
let pieces = null;
let shown = "";

const filled = (piece, told) => {
  const set = (selector, text) => piece.querySelectorAll(selector).forEach((found) => (found.textContent = text));
  set("[data-sentence]", told.sentence ?? "");
  set("[data-count]", told.count ?? "");
  set("[data-waiting] b", told.count ?? "");
  piece.querySelectorAll("[data-do]").forEach((button) => {
    button.addEventListener("click", () => told[button.dataset.do]());
  });
  if (told.answers) bothAnswers(piece, told.answers);
  if (told.blank) places(piece, told);
  if (told.lost) lost(piece, told);
  return piece;
};

const bothAnswers = (piece, answers) => {
  ["there", "mine"].forEach((whose, index) => {
    const [text, flag] = answers[index];
    const shows = piece.querySelector(`[data-${whose}]`);
    shows.textContent = text || shows.dataset.blank;
    piece.querySelector(`[data-${whose}-flag]`).hidden = !flag;
  });
};

const places = (piece, told) => {
  for (const kind of ["blank", "flagged"]) {
    const list = piece.querySelector(`[data-${kind}]`);
    list.hidden = !told[kind].length;
    list.querySelector("p").append(
      ...told[kind].map((place) => {
        const button = Object.assign(document.createElement("button"), { type: "button", className: "button", textContent: place });
        button.addEventListener("click", () => told.show(Number(place)));
        return button;
      }),
    );
  }
  piece.querySelector("[data-all]").hidden = told.blank.length > 0;
};

const lost = (piece, told) => {
  piece.querySelector("[data-sent]").hidden = !told.count;
  const list = piece.querySelector("[data-lost]");
  list.hidden = !told.lost.length;
  list.querySelector("ul").append(
    ...told.lost.map((entry) => Object.assign(document.createElement("li"), { textContent: `${entry.place}: ${entry.problem?.sentence ?? ""}` })),
  );
};

// Shows a piece by name, "" for none: in the line above an item, or instead of everything in `whole`.
export const say = (name, told = {}, whole = null) => {
  const found = name && pieces?.querySelector(`[data-said="${name}"]`);
  const key = found && !whole ? `${name} ${told.sentence ?? ""} ${told.version ?? ""} ${told.answers ?? ""}` : "";
  if (key && key === shown) return void filledCount(told);
  shown = key;
  if (whole && found) {
    const piece = filled(found.cloneNode(true), told);
    whole.replaceChildren(piece);
    news.hidden = true;
    piece.querySelector("h1").focus();
    return;
  }
  news.hidden = !found;
  // What is to be decided stands above the item; what is only told moves nothing that is being read.
  stage[found?.matches?.("section") ? "before" : "after"](news);
  news.replaceChildren(...(found ? [filled(found.cloneNode(true), told)] : []));
};

const filledCount = (told) => {
  const count = news.querySelector("[data-waiting] b");
  if (count) count.textContent = told.count;
};

say.learn = (html) => {
  pieces = new DOMParser().parseFromString(html, "text/html").body;
};

say.piece = (selector) => pieces?.querySelector(selector)?.cloneNode(true);
