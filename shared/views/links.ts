/** The links in a text people wrote: only addresses that are safe to follow, each once, in the order they stand. */

export interface TextLink {
  readonly href: string;
  /** Where it leads: the host of a page, the address of a mail. */
  readonly place: string;
}

/** A text of links alone could make the panel endless. */
const mostLinks = 50;
const address =
  /\b(?:https?:\/\/|mailto:)[^\s<>"'`\\^{|}\u0000-\u001f\u200b-\u200f\u2028-\u202e\u2060-\u2069]+/giu;
/** What ends a sentence or a bracket belongs to the text, not to the address. */
const trailing = /[.,;:!?*_~’”»\]]+$/u;

/** Finds http, https and mailto addresses; anything else, and what carries a password, is left as text. */
export function linksIn(text: string): readonly TextLink[] {
  const found = new Map<string, TextLink>();
  for (const [match] of text.matchAll(address)) {
    const link = readLink(trimmed(match));
    if (link !== null && found.size < mostLinks) found.set(link.href, link);
  }
  return [...found.values()];
}

function trimmed(match: string): string {
  let link = match.replace(trailing, '');
  while (link.endsWith(')') && link.split('(').length < link.split(')').length) {
    link = link.slice(0, -1).replace(trailing, '');
  }
  return link;
}

function readLink(written: string): TextLink | null {
  const url = URL.parse(written);
  if (url === null || url.username !== '' || url.password !== '') return null;
  if (url.protocol === 'mailto:') {
    const place = url.pathname;
    return /^[^@\s%]+@[^@\s%]+$/u.test(place) ? { href: url.href, place } : null;
  }
  return url.protocol === 'http:' || url.protocol === 'https:' ? { href: url.href, place: url.host } : null;
}
