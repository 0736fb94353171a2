// Under HTTPS (and on this machine) the page itself is kept, too, so that a cold reload works without a connection.

export const keepShell = async (attempt) => {
  if (!globalThis.isSecureContext || !("serviceWorker" in navigator)) return;
  try {
    await navigator.serviceWorker.register("/worker.js", { scope: "/attempts/" });
    const ours = performance.getEntriesByType("resource").map((one) => one.name.split("#")[0]);
    const cache = await caches.open(`attempt ${attempt}`);
    await cache.addAll([...new Set(ours.filter((name) => new URL(name).pathname.startsWith("/static/")))]);
    await cache.put(`/attempts/${attempt}`, await fetch(location.href));
    document.querySelector(".desk").dataset.shell = "";
  } catch {
    // no room, or a browser that keeps nothing: a reload then needs the network
  }
};
