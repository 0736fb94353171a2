// Small comforts on pages of an attempt. Nothing depends on this file: every page works without it.
"use strict";

(() => {
  const desk = document.querySelector(".desk");
  const pane = document.querySelector(".beside");
  if (!desk || !pane) return;

  // The passage keeps its place from item to item.
  const place = `place:${desk.dataset.passage}`;
  const toggle = document.querySelector(".drawer-toggle");
  const remember = () => {
    try {
      sessionStorage.setItem(place, String(pane.scrollTop));
    } catch {
      // a browser that keeps nothing: the passage starts at its top
    }
  };
  const review = document.querySelector("[data-proof]");
  if (!review) {
    try {
      pane.scrollTop = Number(sessionStorage.getItem(place) || 0);
    } catch {
      // likewise
    }
    pane.addEventListener("scroll", remember, { passive: true });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && toggle.checked) {
      toggle.checked = false;
      toggle.focus();
    }
  });

  // A changed answer says that it is not saved yet.
  const form = document.getElementById("answer");
  const state = document.querySelector(".state");
  form?.addEventListener("input", () => {
    state.className = "state is-unsaved";
    state.textContent = state.dataset.unsaved;
  });

  // The list of items starts with the current one in view.
  const here = document.querySelector(".spot[aria-current]");
  if (here) {
    const row = here.closest("ol");
    row.scrollLeft = here.offsetLeft - row.offsetLeft - row.clientWidth / 2;
  }

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
})();

// Entries to be ordered can be moved up and down; what is sent are the same places as without script.
(() => {
  const moved = (list, row, step) => {
    const rows = settled(list);
    const from = rows.indexOf(row);
    const to = from + step;
    if (to >= 0 && to < rows.length) rows.splice(to, 0, ...rows.splice(from, 1));
    list.append(...rows);
    rows.forEach((one, place) => {
      one.querySelector("select").value = String(place);
    });
    list.nextElementSibling.textContent = `${list.dataset.place} ${rows.indexOf(row) + 1}`;
    row.dispatchEvent(new Event("input", { bubbles: true }));
  };

  // The rows in the order their places say; those without a place, or with one that is taken, fill the gaps.
  const settled = (list) => {
    const rows = [...list.children];
    const slots = rows.map(() => null);
    const wanted = (row) => row.querySelector("select").value;
    const fits = (row) => wanted(row) !== "" && slots[Number(wanted(row))] === null;
    const rest = rows.filter((row) => {
      const placed = fits(row);
      if (placed) slots[Number(wanted(row))] = row;
      return !placed;
    });
    return slots.map((row) => row ?? rest.shift());
  };

  const button = (list, row, glyph, said, step) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button";
    made.textContent = glyph;
    made.setAttribute("aria-label", `${said}: ${row.querySelector("label").textContent}`);
    made.addEventListener("click", () => {
      moved(list, row, step);
      made.focus();
    });
    return made;
  };

  document.querySelectorAll(".sequence").forEach((list) => {
    const status = document.createElement("p");
    status.className = "unseen";
    status.setAttribute("role", "status");
    list.after(status);
    list.append(...settled(list));
    [...list.children].forEach((row) => {
      const moves = document.createElement("div");
      moves.className = "sequence-moves";
      moves.append(button(list, row, "↑", list.dataset.up, -1), button(list, row, "↓", list.dataset.down, 1));
      row.append(moves);
    });
  });
})();
