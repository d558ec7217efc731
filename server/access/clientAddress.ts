/** Whose address a request counts under: the other end's, or behind a trusted proxy the one it speaks for. */
import { BlockList, isIP, isIPv6 } from 'node:net';

/** Counts as one address. */
export const unknownAddress = 'unknown';

export interface Hop {
  /** The other end of the connection. */
  readonly remote: string | undefined;
  /** The X-Forwarded-For header: anybody can write one, so only what trusted proxies added counts. */
  readonly forwardedFor: string | undefined;
}

/** An address, or a range like `10.0.0.0/8`. */
export function isAddressRange(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128));
}

/** Answers the address for limits; people of one IPv6 network count as one, for each has 2^64 to choose from. */
export function addressReader(trustedProxies: readonly string[]): (hop: Hop) => string {
  const trusted = new BlockList();
  for (const range of trustedProxies) {
    const [address = '', prefix] = range.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (prefix === undefined) trusted.addAddress(address, family);
    else trusted.addSubnet(address, Number(prefix), family);
  }
  const isTrusted = (address: string): boolean =>
    isIP(address) !== 0 && trusted.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
  return ({ remote, forwardedFor }) => {
    let address = plain(remote ?? '');
    const hops = (forwardedFor ?? '').split(',').map((hop) => plain(hop.trim()));
    while (isTrusted(address) && isIP(hops.at(-1) ?? '') !== 0) address = hops.pop()!;
    return networkOf(address);
  };
}

/** Without the brackets, port and zone a proxy may add; an IPv4 address in IPv6 clothes as IPv4. */
function plain(text: string): string {
  const bare = /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1] ?? text.replace(/^([\d.]+):\d+$/, '$1');
  return bare.replace(/%.*$/, '').replace(/^::ffff:(?=[\d.]+$)/i, '');
}

function networkOf(address: string): string {
  if (!isIPv6(address)) return address === '' ? unknownAddress : address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const parts = [...before, ...Array<string>(zeros).fill('0'), ...after];
  return `${parts
    .slice(0, 4)
    .map((part) => Number.parseInt(part, 16).toString(16))
    .join(':')}::/64`;
}
