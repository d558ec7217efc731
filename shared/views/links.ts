/** Which addresses of what people wrote may be followed, and where they lead. */

export interface TextLink {
  readonly href: string;
  /** Where it leads: the host of a page, the address of a mail. */
  readonly place: string;
}

/** Only http, https and mailto; null for anything else, and for what carries a password. */
export function safeLink(written: string): TextLink | null {
  const url = URL.parse(written);
  if (url === null || url.username !== '' || url.password !== '') return null;
  if (url.protocol === 'mailto:') {
    const place = url.pathname;
    return /^[^@\s%]+@[^@\s%]+$/u.test(place) ? { href: url.href, place } : null;
  }
  return url.protocol === 'http:' || url.protocol === 'https:' ? { href: url.href, place: url.host } : null;
}
