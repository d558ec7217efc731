/** How wrong workshop codes are counted for a lobby: within an hour from the first of them. */

/** In milliseconds. */
export const wrongCodesWithin = 60 * 60 * 1000;

interface WrongCodes {
  readonly wrong: number;
  /** When the first of them came. */
  readonly wrongSince: number;
}

/** The count with one more. */
export function wrongCodesFor({ wrong, wrongSince }: WrongCodes, now: number): WrongCodes {
  const isOver = now - wrongSince >= wrongCodesWithin;
  return isOver ? { wrong: 1, wrongSince: now } : { wrong: wrong + 1, wrongSince };
}
