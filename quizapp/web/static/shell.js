// Under HTTPS (and on this machine) the page itself is kept, too, so that a cold reload works without a connection.

const loaded = []; // pictures stay at hand for as long as somebody holds them

// Loads the pictures of all items while there is a connection; returns their addresses.
export const pictures = (parts) => {
  for (const part of parts) {
    for (const { src } of new DOMParser().parseFromString(part, "text/html").images) loaded.push(Object.assign(new Image(), { src }));
  }
  return loaded.map(({ src }) => src);
};

export const keepShell = async (attempt, shown) => {
  if (!globalThis.isSecureContext || !("serviceWorker" in navigator)) return;
  try {
    await navigator.serviceWorker.register("/worker.js", { scope: "/attempts/" });
    const ours = performance.getEntriesByType("resource").map((one) => one.name.split("#")[0]);
    const cache = await caches.open(`attempt ${attempt}`);
    await cache.addAll([...new Set(ours.filter((name) => new URL(name).pathname.startsWith("/static/")))]);
    await cache.put(`/attempts/${attempt}`, await fetch(location.href));
    await Promise.allSettled([...ours.filter((name) => new URL(name).pathname.startsWith("/media/")), ...shown].map((name) => cache.add(name)));
    document.querySelector(".desk").dataset.shell = "";
  } catch {
    // no room, or a browser that keeps nothing: a reload then needs the network
  }
};
