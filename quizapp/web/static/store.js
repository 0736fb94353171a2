// What stays in the browser: answers that wait to be sent ("answers") and the items of open attempts ("attempts").
// Every row names its person, so that a shared phone never mixes students. Works without a secure context.

const PATIENCE = 3000; // milliseconds: there are browsers that never answer, and answers must not wait for that
let opened;

const open = () =>
  (opened ??= new Promise((resolve, reject) => {
    const asking = indexedDB.open("quizapp", 1);
    asking.onupgradeneeded = () => {
      for (const kind of ["answers", "attempts"]) {
        asking.result.createObjectStore(kind, { keyPath: "id" }).createIndex("person", "person");
      }
    };
    asking.onsuccess = () => resolve(asking.result);
    asking.onerror = () => reject(asking.error);
    setTimeout(reject, PATIENCE);
  }));

const run = async (kind, mode, what) => {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(kind, mode);
    const request = what(transaction.objectStore(kind));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error);
    setTimeout(reject, PATIENCE);
  });
};

// Keeps a row; tells whether the browser had room for it. Without room the page goes on, with what it has in memory.
export const keep = async (kind, row) => {
  try {
    await run(kind, "readwrite", (rows) => rows.put(row));
    return true;
  } catch {
    return false;
  }
};

export const drop = (kind, id) => run(kind, "readwrite", (rows) => rows.delete(id)).catch(() => {});

export const find = (kind, id) => run(kind, "readonly", (rows) => rows.get(id)).catch(() => undefined);

// A person's rows, oldest first.
export const of = async (kind, person) => {
  const rows = await run(kind, "readonly", (all) => all.index("person").getAll(person)).catch(() => []);
  return rows.sort((one, other) => one.at - other.at);
};

export const forget = async (person, attempt) => {
  const rows = await of("answers", person);
  await Promise.all(rows.filter((row) => row.attempt === attempt).map((row) => drop("answers", row.id)));
  await drop("attempts", attempt);
};

// Empties everything but what other people of this browser have not been able to send yet.
export const leave = async (person) => {
  for (const kind of ["answers", "attempts"]) {
    for (const row of await of(kind, person)) await drop(kind, row.id);
  }
  if ("caches" in globalThis) for (const name of await caches.keys()) await caches.delete(name);
};

export const random = () =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(12)))).replace(/[+/]/g, (sign) => (sign === "+" ? "-" : "_"));
