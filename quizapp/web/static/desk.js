// Pages with the passage beside: it keeps its place, and in the review it follows. Nothing depends on scripts: every page
// works without, and what an open attempt needs more comes after the first paint.

const desk = document.querySelector(".desk");
const pane = document.querySelector(".beside");
const place = `place:${desk.dataset.passage}`;
const toggle = document.querySelector(".drawer-toggle");
const review = document.querySelector("[data-proof]");

const remembered = (value) => {
  try {
    if (value === undefined) return Number(sessionStorage.getItem(place) || 0);
    sessionStorage.setItem(place, String(value));
  } catch {
    // a browser that keeps nothing: the passage starts at its top
  }
  return 0;
};

// Who scrolls before this runs stays where they are.
if (!review) {
  if (pane.scrollTop) remembered(pane.scrollTop);
  else pane.scrollTop = remembered();
  pane.addEventListener("scroll", () => remembered(pane.scrollTop), { passive: true });
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && toggle.checked) {
    toggle.checked = false;
    toggle.focus();
  }
});

// The list of items starts with the current one in view, and keeps it there when the phone is turned.
const centre = () => {
  const here = document.querySelector(".spot[aria-current]");
  const row = here?.closest("ol");
  if (row) row.scrollLeft = here.offsetLeft - row.offsetLeft - row.clientWidth / 2;
};
centre();
addEventListener("resize", centre);

// In the review the passage follows: the proof of the item being read is marked strongly and brought into view.
if (review && "IntersectionObserver" in window) {
  const follow = (entries) => {
    const entry = entries.find((one) => one.isIntersecting);
    if (!entry) return;
    const addresses = entry.target.dataset.proof.split(" ");
    const marks = [...pane.querySelectorAll("mark")];
    marks.forEach((mark) => mark.classList.toggle("is-current", addresses.includes(mark.id)));
    const first = marks.find((mark) => mark.id === addresses[0]);
    if (first) pane.scrollTop += first.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
  };
  pane.classList.add("follows");
  const watcher = new IntersectionObserver(follow, { rootMargin: "-20% 0px -60% 0px" });
  document.querySelectorAll("[data-proof]").forEach((item) => watcher.observe(item));
}

if (document.querySelector(".glossary")) import("./words.js");
if (document.getElementById("answer")) import("./attempt.js");
