// One open attempt in one tab: every change is kept and sent without a button, and items follow each other without the
// network. What is stored is the server's word; this only never loses what it has not heard about.
import { answered, flagged, read, touched, write } from "./answers.js";
import { watchClock } from "./clock.js";
import { listen } from "./keys.js";
import { ask, deliver, handIn, useToken } from "./queue.js";
import { say } from "./said.js";
import { keepShell, pictures } from "./shell.js";
import { arrange } from "./sequence.js";
import * as store from "./store.js";

const CHOSEN = 150; // milliseconds from a choice to its saving
const TYPED = 1200; // from the first letter: typing on does not put it off
const PATIENCE = 4000; // what leaving or finishing waits for the last save
const SLOWEST = 30_000; // between two tries without a connection

const desk = document.querySelector(".desk");
const stage = document.getElementById("stage"); // holds the form of an item, or what is said instead of one
const spots = document.querySelector(".desk-foot");
const { person } = desk.dataset;
const items = Number(desk.dataset.items);
const attempt = location.pathname.split("/")[2];
const tab = store.random();
const entries = new Map(); // place -> what was answered here and how far it is
const saving = { timer: 0, running: null, tries: 0, problem: null, arrived: 0 };
let strays = []; // answers of other tabs to the same items
let parts = []; // the form of each item, as HTML
let row = { id: attempt, person, at: Date.now(), submit: false };
let place = 0;
let forced = false; // a form that goes to the server as it is

const form = () => document.getElementById("answer");
const address = (of) => `/attempts/${attempt}/items/${of}`;
const waiting = () => [...strays, ...entries.values()].filter((entry) => entry.state === "waiting");
const stuck = () => [...entries.values()].find((entry) => entry.state === "conflict");

// ---- what is shown

const sign = () => {
  const state = form()?.querySelector(".state");
  const entry = entries.get(place);
  if (!state || !entry) return;
  const saved = entry.state === "saved";
  const look = saved ? "saved" : entry.state === "waiting" && !saving.problem ? "saving" : "unsaved";
  state.className = `state is-${look}`;
  if (state.textContent !== state.dataset[look]) state.textContent = state.dataset[look];
};

const spot = (entry) => {
  const button = spots.querySelector(`.spot[value="${entry.place}"]`);
  const [full, unsure] = [answered(entry.pairs), flagged(entry.pairs)];
  const shape = entry.state === "conflict" ? "warn" : unsure ? (full ? "flagged" : "flagged-blank") : full ? "answered" : "blank";
  button.classList.toggle("is-flagged", unsure);
  button.classList.toggle("is-answered", full && !unsure);
  const use = button.querySelector("use");
  use.setAttribute("href", use.getAttribute("href").replace(/#.*/, `#${shape}`));
  const words = spots.querySelector(".spots").dataset;
  button.lastElementChild.textContent = (full ? words.answered : words.blank) + (unsure ? `, ${words.unsure}` : "");
};

const news = () => {
  const entry = entries.get(place);
  if (entry?.state === "conflict") return say("conflict", { ...entry.problem, there: keepTheirs, mine: keepMine });
  if (["invalid", "refused"].includes(entry?.state)) return say("refused", entry.problem);
  if (row.full) return say("full");
  if (saving.problem) return say(saving.problem.problem, { ...saving.problem, count: waiting().length });
  if (saving.arrived && !waiting().length) return say("arrived", { count: saving.arrived });
  return say("");
};

const refresh = () => {
  sign();
  for (const entry of entries.values()) spot(entry);
  if (form()) news();
};

// ---- changes

const changed = (soon) => {
  // One object for as long as the page lives: an earlier change of it may be under way, and its reply must be heard.
  const entry = entries.get(place) ?? { tab, sent: null, seen: Number(form().elements.version.value) };
  if (entry.tab !== tab) store.drop("answers", entry.id);
  Object.assign(
    entry,
    { id: `${attempt}/${place}/${tab}`, person, attempt, place, tab, at: Date.now(), address: `${address(place)}/save` },
    { pairs: read(form()), key: store.random(), state: "waiting", problem: null },
  );
  entries.set(place, entry);
  keep(entry);
  refresh();
  later(soon);
};

const keep = async (entry) => {
  row.full = !(await store.keep("answers", entry));
  if (row.full) news();
};

// A time that has passed is forgotten even while something is sent: a change made after it needs a time of its own.
const later = (soon) => {
  saving.timer ||= setTimeout(() => {
    saving.timer = 0;
    flush();
  }, soon);
};

// Sends all that waits, one after the other; never two at once.
const flush = () => (saving.running ??= sendAll().finally(() => (saving.running = null)));

const sendAll = async () => {
  clearTimeout(saving.timer);
  saving.timer = 0;
  saving.problem &&= { ...saving.problem };
  for (const entry of waiting()) {
    const problem = await deliver(entry);
    if (problem) return wait(problem);
    if (entry.held && entry.state === "saved") saving.arrived += 1;
    entry.held = false;
    if (entry.left !== undefined && entry.left !== null) watchClock(entry.left);
    if (strays.includes(entry) && entry.state === "saved") await store.drop("answers", entry.id);
    sync(entry);
  }
  strays = strays.filter((entry) => entry.state === "waiting" || (entry.state === "conflict" && !shown(entry)));
  Object.assign(saving, { problem: null, tries: 0 });
  refresh();
  if (row.submit) await finish();
  if (waiting().length) later(CHOSEN);
};

// An answer of another tab that came too late is decided on here, one after the other.
const shown = (stray) => {
  if (["waiting", "conflict"].includes(entries.get(stray.place)?.state)) return false;
  entries.set(stray.place, stray);
  if (stray.place === place && form()) dress();
  return true;
};

// The form itself knows, too, what is stored: it may be sent without us.
const sync = (entry) => {
  if (entry.place === place && form()) form().elements.version.value = entry.seen;
};

const wait = (problem) => {
  saving.problem = problem;
  saving.tries += 1;
  clearTimeout(saving.timer);
  saving.timer = 0;
  later(Math.min(SLOWEST, 1000 * 2 ** saving.tries));
  refresh();
};

const settled = async () => {
  await Promise.race([saving.running, new Promise((done) => setTimeout(done, PATIENCE))]);
  if (waiting().length) await Promise.race([flush(), new Promise((done) => setTimeout(done, PATIENCE))]);
  return !waiting().length;
};

// Tells whether the next page would not come, so that nobody is led away from their answers into nothing.
const unreachable = async () => {
  const { problem } = await ask("/token", null, person);
  if (["offline", "busy"].includes(problem)) saving.problem = { problem };
  return Boolean(saving.problem);
};

// ---- conflicts

const keepMine = () => {
  const entry = entries.get(place);
  Object.assign(entry, { seen: entry.problem.version, key: store.random(), state: "waiting", problem: null });
  keep(entry);
  flush();
};

const keepTheirs = async () => {
  const entry = entries.get(place);
  if (!(await load())) return news();
  entries.delete(place);
  await store.drop("answers", entry.id);
  show(place, false);
  return flush();
};

// ---- from item to item

const show = (to, push = true) => {
  const made = new DOMParser().parseFromString(parts[to - 1], "text/html").querySelector("form");
  stage.replaceChildren(made);
  place = to;
  spots.hidden = false;
  spots.querySelector("[aria-current]")?.removeAttribute("aria-current");
  const current = spots.querySelector(`.spot[value="${place}"]`);
  current.setAttribute("aria-current", "step");
  current.scrollIntoView({ block: "nearest", inline: "center" });
  spots.querySelector(".desk-foot > .button").hidden = place === items;
  document.title = `${made.dataset.title} · ${desk.dataset.title} · quizapp`;
  if (push) history.pushState(null, "", address(place));
  dress();
  scrollTo(0, 0);
  made.querySelector("h1").focus({ preventScroll: true });
};

// Puts into the form what was answered here, and what scripts add.
const dress = () => {
  const entry = entries.get(place);
  if (entry) {
    write(form(), entry.pairs);
    form().elements.version.value = entry.seen;
  }
  arrange(form());
  refresh();
};

const go = async (where) => {
  const to = { back: place - 1, next: place + 1 }[where] ?? Number(where);
  if (to >= 1 && to <= items) {
    show(to);
    return flush();
  }
  const exit = { leave: "/", report: `${address(place)}/report` }[where];
  if (!(await settled()) || (await unreachable())) return exit ? wait(saving.problem) : askToFinish();
  const left = stuck();
  if (left) return show(left.place);
  location.href = exit ?? `/attempts/${attempt}/submit`;
};

const submitted = async (event) => {
  if (event.target.id !== "answer" || forced) return;
  const where = event.submitter?.value ?? "next";
  event.preventDefault();
  if (!parts.length) await Promise.race([ready, new Promise((done) => setTimeout(done, PATIENCE))]);
  if (parts.length && /^(back|next|submit|leave|report|\d+)$/.test(where)) return go(where);
  await settled();
  await new Promise((done) => setTimeout(done)); // a form cannot be sent again while its own event still runs
  if (stuck()?.place === place) return news();
  forced = true;
  const entry = entries.get(place);
  if (entry?.state === "waiting") form().elements.key.value = entry.key;
  form().requestSubmit(event.submitter);
};

// ---- handing in without a connection

const askToFinish = () => {
  const state = (test) => [...spots.querySelectorAll(".spot")].filter(test).map((button) => button.value);
  const blank = state((button) => !/#(answered|flagged|warn)$/.test(button.querySelector("use").getAttribute("href")));
  const unsure = state((button) => button.classList.contains("is-flagged"));
  const back = () => show(Number(blank[0] ?? unsure[0] ?? place), false);
  spots.hidden = true;
  say("finish", { blank, flagged: unsure, show, back, "hand-in": wish }, stage);
};

const wish = async () => {
  row.submit = true;
  await store.keep("attempts", row);
  spots.hidden = true;
  const undo = async () => {
    row.submit = false;
    await store.keep("attempts", row);
    show(place || 1, false);
  };
  say("handing", { again: flush, undo }, stage);
  await flush();
};

const finish = async () => {
  const left = stuck();
  if (left) {
    row.submit = false;
    await store.keep("attempts", row);
    return show(left.place, false);
  }
  const reply = await handIn(attempt, person);
  if (reply.problem) return wait(reply);
  const lost = [...entries.values()].filter((entry) => !["saved", "waiting"].includes(entry.state));
  await store.forget(person, attempt);
  if (!lost.length && !saving.arrived) return location.replace(`/attempts/${attempt}/result`);
  spots.hidden = true;
  return say("handed", { count: saving.arrived, lost }, stage);
};

// ---- beginning

// Loads all items, and keeps them for a time without a connection; tells whether they are the server's present ones.
const load = async () => {
  const reply = await ask(`/attempts/${attempt}/parts`, null, person);
  const kept = (await store.find("attempts", attempt)) ?? {};
  const fresh = Boolean(reply.parts);
  if (fresh || kept.parts) {
    row = { ...row, submit: Boolean(kept.submit), parts: reply.parts ?? kept.parts, said: reply.said ?? kept.said };
    parts = row.parts;
    say.learn(row.said);
    await store.keep("attempts", row);
  }
  return fresh;
};

const version = (html) => Number(/name="version" value="(\d+)"/.exec(html)?.[1] ?? 0);

// Takes up what other pages of this browser kept: what waits is sent, what is stored is shown where the page is older.
// What this page kept it has at hand, and newer: the row would be sent as if somebody else had answered.
const adopt = async () => {
  const rows = await store.of("answers", person);
  for (const entry of rows.filter((one) => one.attempt === attempt && one.tab !== tab)) {
    const known = entries.get(entry.place);
    if (entry.state === "saved" && entry.seen <= version(parts[entry.place - 1] ?? form().outerHTML)) {
      await store.drop("answers", entry.id);
    } else if (known?.tab === tab || known?.state === "waiting") {
      if (["waiting", "conflict"].includes(entry.state)) strays.push(entry);
    } else {
      entries.set(entry.place, { ...entry, held: entry.state === "waiting" });
    }
  }
};

const begin = async () => {
  place = Number(form().dataset.place);
  useToken(form().elements.csrf_token.value);
  arrange(form());
  stage.addEventListener("input", (event) => changed(/text|area|number/.test(event.target.type) ? TYPED : CHOSEN));
  stage.addEventListener("change", () => saving.timer && flush());
  document.addEventListener("submit", submitted);
  addEventListener("popstate", () => parts.length && show(Number(location.pathname.split("/")[4]), false));
  addEventListener("online", flush);
  addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", () => waiting().length && flush());
  const clock = document.querySelector(".clock");
  if (clock) watchClock(Number(clock.dataset.left), { soon: flush, over: wish });
  if (touched(form())) changed(CHOSEN); // somebody was quicker than the scripts
  await load();
  await adopt();
  const wanted = Number(location.pathname.split("/")[4]);
  if (parts.length && wanted !== place) show(wanted, false);
  else if (entries.has(place)) dress();
  refresh();
  listen({ go, form });
  keepShell(attempt, pictures(parts));
  if (row.submit) await wish();
  else if (waiting().length || strays.length) await flush();
  desk.dataset.ready = "";
};

const ready = begin();
