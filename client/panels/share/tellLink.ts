/** Since when and until when there is a link, in words. */
import { formatAgo, formatMoment } from '../../ui/format.ts';
import { words } from '../../ui/words.ts';

const text = words.share;

/** `now` in ms since epoch. */
export function tellMade({ createdAt }: { readonly createdAt: number }, now: number): string {
  return text.made(formatAgo(createdAt, now));
}

/** `now` in ms since epoch. */
export function tellEnd({ expiresAt }: { readonly expiresAt: number | null }, now: number): string {
  if (expiresAt === null) return text.endsNever;
  return expiresAt <= now ? text.ended(formatMoment(expiresAt)) : text.ends(formatMoment(expiresAt));
}
