/** Keeps the page and its files on this device, so that a map opens without the server. The server is asked first. */

/**
 * What a service worker's global offers beyond a page's, which TypeScript types for the page.
 * @typedef {{ waitUntil: (work: Promise<unknown>) => void }} Lasting
 * @typedef {Lasting & { request: Request, respondWith: (answer: Promise<Response>) => void }} Asking
 * @typedef {{ skipWaiting: () => Promise<void>, clients: { claim: () => Promise<void> } }} Worker
 */
const worker = /** @type {Worker} */ (/** @type {unknown} */ (self));
const on = /** @type {(name: string, listener: (event: Asking) => void) => void} */ (
  /** @type {unknown} */ (self.addEventListener.bind(self))
);

const cacheName = 'throughline-page-1';
/** One page serves every address of the app. */
const pagePath = '/';
const patience = 4000;

on('install', (event) => {
  event.waitUntil(keepPage().then(() => worker.skipWaiting()));
});

on('activate', (event) => {
  event.waitUntil(dropOldCaches().then(() => worker.clients.claim()));
});

on('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (pathname.startsWith('/assets/')) event.respondWith(readAsset(request));
  else if (request.mode === 'navigate' && isPage(pathname)) event.respondWith(readPage(event));
});

/** @param {string} pathname */
function isPage(pathname) {
  return ['/', '/join', '/portfolio', '/view'].includes(pathname) || pathname.startsWith('/map/');
}

/**
 * Hashed files never change: the kept one is as good as the server's.
 * @param {Request} request
 */
async function readAsset(request) {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(request.url);
  if (kept !== undefined) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request.url, answer.clone());
  return answer;
}

/**
 * The server's page; the kept one when the server does not answer in time.
 * @param {Asking} event
 */
async function readPage(event) {
  try {
    const answer = await fetch(event.request, { signal: AbortSignal.timeout(patience) });
    if (answer.ok) event.waitUntil(keepWhenNew(answer.clone()));
    return answer;
  } catch (error) {
    const kept = await (await caches.open(cacheName)).match(pagePath);
    if (kept === undefined) throw error;
    return kept;
  }
}

/** @param {Response} answer */
async function keepWhenNew(answer) {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(pagePath);
  if (kept === undefined || (await kept.text()) !== (await answer.text())) await keepPage();
}

/** Fetches the page and every file it may need later, then lets go of files of older versions. */
async function keepPage() {
  const cache = await caches.open(cacheName);
  const list = await fetch('/offline-files.json', { cache: 'no-cache' });
  if (!list.ok) return;
  const files = /** @type {string[]} */ (await list.json());
  const known = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  await cache.addAll(files.filter((file) => !known.has(file)));
  await cache.add(new Request(pagePath, { cache: 'no-cache' }));
  const wanted = new Set([...files, pagePath]);
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/assets/') && pathname.endsWith('.js') && !wanted.has(pathname))
      await cache.delete(request);
  }
}

async function dropOldCaches() {
  for (const name of await caches.keys()) if (name !== cacheName) await caches.delete(name);
}
