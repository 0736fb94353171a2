// Explained words open beside the text that is being read; without script, or in an old browser, they are links to a list.

const AWAY = 80; // pixels
let opened = 0; // where the word stood in the window

const box = document.createElement("div");
box.className = "meaning";
box.popover = "auto";
box.tabIndex = -1;
box.setAttribute("role", "dialog");

const place = (word) => {
  const edge = 8; // pixels
  const there = word.getBoundingClientRect();
  const left = Math.min(there.left, innerWidth - box.offsetWidth - edge);
  const below = there.bottom + edge;
  const fits = below + box.offsetHeight + edge < innerHeight;
  box.style.left = `${Math.max(edge, left)}px`;
  box.style.top = `${fits ? below : Math.max(edge, there.top - box.offsetHeight - edge)}px`;
};

const open = (word) => {
  const entry = document.getElementById(word.hash.slice(1));
  const term = Object.assign(document.createElement("p"), { className: "meaning-term", textContent: entry.textContent });
  const meaning = document.createElement("p");
  meaning.append(...[...entry.nextElementSibling.childNodes].map((one) => one.cloneNode(true)));
  box.lang = word.closest("[lang]").lang;
  box.setAttribute("aria-label", term.textContent);
  box.replaceChildren(term, meaning);
  word.after(box); // so that closing it leads on from the word
  box.showPopover();
  place(word);
  opened = word.getBoundingClientRect().top;
  box.focus({ preventScroll: true });
};

// A scroll that still runs out takes the meaning along; reading on closes it.
const follow = () => {
  const word = box.previousElementSibling;
  if (Math.abs(word.getBoundingClientRect().top - opened) > AWAY) box.hidePopover();
  else place(word);
};

if ("showPopover" in box) {
  document.addEventListener("click", (event) => {
    const word = event.target.closest?.('.passage p a[href^="#word-"]');
    if (!word || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(word);
  });
  box.addEventListener("toggle", (event) => event.newState === "closed" && box.matches(":focus-within") && box.previousElementSibling?.focus());
  box.addEventListener("keydown", (event) => event.key === "Escape" && event.stopPropagation()); // the drawer stays open
  document.addEventListener("scroll", () => box.matches(":popover-open") && follow(), { capture: true, passive: true });
}
