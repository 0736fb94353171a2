// The service worker: only when the network does not answer, it gives what the page of an attempt has kept of itself.

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

const kept = async (request) => {
  const { pathname } = new URL(request.url);
  const page = /^(\/attempts\/[^/]+)\/items\/\d+$/.exec(pathname);
  const found = await caches.match(page ? page[1] : request);
  return found ?? Response.error();
};

addEventListener("fetch", (event) => {
  const { request } = event;
  const wanted = request.mode === "navigate" || /^\/(static|media)\//.test(new URL(request.url).pathname);
  if (request.method === "GET" && wanted) event.respondWith(fetch(request).catch(() => kept(request)));
});
