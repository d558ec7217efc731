/** A number as people type it: 3, 0.5, "2,5", "½". */
import { readEstimate } from '../../../shared/formats/values.ts';

/** What was typed: null for nothing, undefined for what is no number (from 0 to `most`). */
export function readNumber(text: string, most: number): number | null | undefined {
  if (text.trim() === '') return null;
  const number = readEstimate(text);
  return number === null || number > most ? undefined : number;
}
