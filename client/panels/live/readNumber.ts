/** A number as people type it: 3, 0.5, "2,5", "½". */
import { readEstimate } from '../../../shared/formats/values.ts';

/** What was typed: null for nothing, undefined for what is no number from `least` (0 unless given) to `most`. */
export function readNumber(text: string, most: number, least = 0): number | null | undefined {
  const typed = text.trim();
  if (typed === '') return null;
  const isNegative = least < 0 && /^[-−]/u.test(typed);
  const size = readEstimate(isNegative ? typed.slice(1) : typed);
  if (size === null) return undefined;
  const number = isNegative ? 0 - size : size;
  return number > most || number < least ? undefined : number;
}
