// Sending answers: each under its own key, so that a repeated one is stored once. What cannot be sent now waits.
import * as store from "./store.js";

const PATIENCE = 20_000; // milliseconds for one request
const KEPT_ALIVE = 60_000; // characters; a browser finishes so much after its page has gone
const FINAL = [200, 400, 403, 404, 409, 413, 415, 422]; // replies that sending again would not change

let token = "";

export const useToken = (value) => {
  token = value;
};

const fetched = async (address, fields) => {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const body = fields && new URLSearchParams([...fields, ["csrf_token", token]]);
    const alive = Boolean(body) && String(body).length < KEPT_ALIVE;
    const options = { method: body ? "POST" : "GET", body, keepalive: alive, signal: stop.signal };
    const reply = await fetch(address, { ...options, headers: { Accept: "application/json" } });
    return { status: reply.status, said: await reply.json() };
  } catch {
    return { status: 0, said: {} }; // no network, or something between that answers in our place
  } finally {
    clearTimeout(timer);
  }
};

// Asks our server: what it said, or `problem` (offline, busy, signin, other) when asking again later makes sense.
export const ask = async (address, fields, person) => {
  let { status, said } = await fetched(address, fields);
  if (status === 400 && fields) {
    const problem = await renew(person);
    if (problem) return { problem };
    ({ status, said } = await fetched(address, fields));
  }
  if (FINAL.includes(status)) return said;
  if (status === 401) return { problem: "signin" };
  return { problem: status ? "busy" : "offline", sentence: said.sentence };
};

// Gets the token of whoever is signed in now, if that is still the person whose answers these are.
const renew = async (person) => {
  const { status, said } = await fetched("/token");
  if (status !== 200) return status === 401 ? "signin" : "offline";
  if (said.person !== person) return "other";
  token = said.token;
  return "";
};

// Sends an answer until what is in it has been stored or turned down; returns the problem that makes it wait, or null.
export const deliver = async (entry) => {
  while (entry.state === "waiting") {
    entry.sent ??= { key: entry.key, seen: entry.seen, pairs: entry.pairs };
    const { key, seen, pairs } = entry.sent;
    const reply = await ask(entry.address, [...pairs, ["key", key], ["version", seen]], entry.person);
    if (reply.problem) {
      entry.held = true;
      await store.keep("answers", entry);
      return reply;
    }
    settle(entry, reply);
    await store.keep("answers", entry);
  }
  return null;
};

const settle = (entry, reply) => {
  const newest = entry.key === entry.sent.key;
  entry.sent = null;
  if (reply.state === "saved") {
    entry.seen = reply.version;
    entry.left = reply.left;
  }
  if (!newest) return;
  entry.state = reply.state;
  entry.problem = reply.state === "saved" ? null : reply;
};

export const handIn = (attempt, person) => ask(`/attempts/${attempt}/hand-in`, [], person);
