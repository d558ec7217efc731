/** Keeps the page on this device by a service worker, so that a map known here opens offline. */

/** Does nothing where browsers have none (plain http in a workshop's network): then the page needs the server. */
export function keepPage(): void {
  if (!('serviceWorker' in navigator)) return;
  addEventListener('load', () => {
    // Refused in some private windows; the page works all the same while the server answers.
    navigator.serviceWorker.register('/service-worker.js').catch(() => undefined);
  });
}
