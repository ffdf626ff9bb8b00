// Keeps the page of a station, which holds nobody, so that it opens without a network.
const NAME = 'muster-station';
const PAGE = '/evacuation/station';
const FILES = /\/assets\/[\w.-]+/g;

async function keep(answer) {
  const cache = await caches.open(NAME);
  const text = await answer.clone().text();
  const files = [...new Set(text.match(FILES) ?? [])];
  await cache.put(PAGE, answer.clone());
  await Promise.all(files.map(async (file) => (await cache.match(file)) || cache.add(file)));
}

self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(fetch(PAGE).then((a) => (a.ok && !a.redirected ? keep(a) : undefined)));
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) {
    return;
  }
  if (url.pathname === PAGE) {
    event.respondWith(
      fetch(event.request)
        .then(async (answer) => {
          if (answer.ok && !answer.redirected) {
            await keep(answer.clone());
          }
          return answer;
        })
        .catch(() => caches.match(PAGE)),
    );
  } else if (url.pathname.startsWith('/assets/')) {
    event.respondWith(caches.match(event.request).then((kept) => kept ?? fetch(event.request)));
  }
});
