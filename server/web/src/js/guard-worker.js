// Keeps the page at a post ready for when there is no network: the shell and its files, which hold
// nothing of anybody. What was read and signed lies sealed in the page's own store.
const SHELL = 'muster-guard-shell';
const FILES = /\/assets\/[A-Za-z0-9._-]+/g;
const isShell = (url) => url.pathname.endsWith('/operate/guard/phone');

async function keep(answer) {
  const cache = await caches.open(SHELL);
  const text = await answer.clone().text();
  const files = [...new Set(text.match(FILES) ?? [])];
  await cache.put(new URL('phone', self.registration.scope), answer.clone());
  await Promise.all(files.map(async (file) => (await cache.match(file)) || cache.add(file)));
}

self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(
    fetch(new URL('phone', self.registration.scope)).then((a) => (a.ok && !a.redirected ? keep(a) : undefined)),
  );
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) {
    return;
  }
  if (isShell(url)) {
    event.respondWith(
      fetch(event.request)
        .then(async (answer) => {
          if (answer.ok && !answer.redirected) {
            await keep(answer.clone());
            return answer;
          }
          // Signed out: the shell says so, and keeps what is not yet sent.
          return (await caches.match(new URL('phone', self.registration.scope))) ?? answer;
        })
        .catch(() => caches.match(new URL('phone', self.registration.scope))),
    );
  } else if (url.pathname.startsWith('/assets/')) {
    event.respondWith(caches.match(event.request).then((kept) => kept ?? fetch(event.request)));
  }
});
