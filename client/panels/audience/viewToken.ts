/** The token of a view: taken out of the address as soon as it is read, and kept for this tab, so that it can be reloaded. */

const key = 'throughline-view';

/** The token in the address, else the one this tab came with; empty: none. */
export function takeViewToken(): string {
  const token = window.location.hash.slice(1);
  if (token !== '') {
    keep(token);
    window.history.replaceState(null, '', window.location.pathname);
    return token;
  }
  try {
    return window.sessionStorage.getItem(key) ?? '';
  } catch {
    return ''; // storage is closed to this page: then a reload needs the link again
  }
}

function keep(token: string): void {
  try {
    window.sessionStorage.setItem(key, token);
  } catch {
    // the page works all the same until it is reloaded
  }
}
