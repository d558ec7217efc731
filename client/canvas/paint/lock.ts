/** A padlock on what a facilitator has locked: a sign of its own, on a ground of its own. */
import { strokeIcon } from './icons.ts';
import type { Look } from './look.ts';
import { fillRound, strokeRound, type Context } from './painting.ts';

/** Into a square of this size whose top left corner is (x, y). */
export function paintLock(context: Context, { palette }: Look, x: number, y: number, size: number): void {
  const box = { x, y, width: size, height: size };
  fillRound(context, box, size * 0.3, palette.surface);
  strokeRound(context, box, size * 0.3, palette.lineStrong, size / 18);
  strokeIcon(context, 'lock', x + size * 0.17, y + size * 0.15, size * 0.66, palette.text, 2.4);
}
