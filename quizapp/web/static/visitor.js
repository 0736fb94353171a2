// On ordinary pages: sends what waits on this device for whoever is signed in, tells what arrived, and leaves nothing behind.
import { ask, deliver, handIn, useToken } from "./queue.js";
import * as store from "./store.js";

const told = document.querySelector("script[data-person]").dataset;
const { person } = told;

const say = (text, look) => {
  const notice = document.createElement("div");
  notice.className = `notice ${look}`;
  notice.setAttribute("role", "status");
  notice.append(Object.assign(document.createElement("p"), { textContent: text }));
  document.getElementById("main").prepend(notice);
};

const waiting = async () => (await store.of("answers", person)).filter((entry) => entry.state === "waiting");

// Sends all that waits, then hands in what the student wanted handed in; answers that came too late are named.
const send = async () => {
  const entries = await waiting();
  const wishes = (await store.of("attempts", person)).filter((row) => row.submit);
  if (!entries.length && !wishes.length) return;
  useToken((await ask("/token", null, person)).token ?? "");
  for (const entry of entries) if (await deliver(entry)) return say(told.waits, "is-wait");
  const lost = entries.filter((entry) => entry.state !== "saved");
  for (const { id } of wishes) {
    if (lost.some((entry) => entry.attempt === id && entry.state === "conflict")) continue;
    if ((await handIn(id, person)).state === "submitted") await store.forget(person, id);
  }
  if (entries.length > lost.length) say(told.arrived.replace("0", entries.length - lost.length), "");
  for (const { place, problem, attempt, state } of lost) {
    if (state === "refused") await store.forget(person, attempt);
    say(`${told.lost} ${place}. ${problem.sentence ?? told.conflict}`, "is-wait");
  }
};

// Signing out empties what this browser keeps of the person, asking once when something could not be sent.
document.querySelector("form[data-leave]")?.addEventListener("submit", async (event) => {
  const { target } = event;
  event.preventDefault();
  await Promise.race([send(), new Promise((done) => setTimeout(done, 3000))]);
  if ((await waiting()).length && !confirm(told.lose)) return;
  await store.leave(person);
  target.submit();
});

send();
