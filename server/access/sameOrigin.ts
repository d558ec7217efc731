/** Whether a browser's request comes from our own pages. */

export interface Sender {
  readonly origin: string | undefined;
  /** The browser's Sec-Fetch-Site header. */
  readonly fetchSite: string | undefined;
  readonly host: string | undefined;
}

/** Where requests may come from: PUBLIC_URL when it is set, else the address they were sent to. */
export function isOwnOrigin({ origin, host }: Sender, publicUrl: URL | undefined): boolean {
  if (origin === undefined || !URL.canParse(origin)) return false;
  const from = new URL(origin);
  if (publicUrl !== undefined) return from.origin === publicUrl.origin;
  return (from.protocol === 'http:' || from.protocol === 'https:') && from.host === host?.toLowerCase();
}

/** Whether a request that changes something may pass: our pages and scripts, not other sites' pages. */
export function mayChange(sender: Sender, publicUrl: URL | undefined): boolean {
  if (isFromOtherSite(sender)) return false;
  return sender.origin === undefined || isOwnOrigin(sender, publicUrl);
}

/** Whether a WebSocket may be opened: our pages by cookie; without an Origin only what carries its own key. */
export function mayConnect(sender: Sender, publicUrl: URL | undefined, carriesKey: boolean): boolean {
  if (isFromOtherSite(sender)) return false;
  return sender.origin === undefined ? carriesKey : isOwnOrigin(sender, publicUrl);
}

/** `none` is a person who typed the address; scripts and older browsers say nothing. */
function isFromOtherSite({ fetchSite }: Sender): boolean {
  return fetchSite !== undefined && fetchSite !== 'same-origin' && fetchSite !== 'none';
}
