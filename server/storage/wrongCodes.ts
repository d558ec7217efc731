/** How wrong workshop codes are counted for a lobby: within an hour from the first of them. */

/** In milliseconds. */
export const wrongCodesWithin = 60 * 60 * 1000;

interface WrongCodes {
  readonly wrongCodes: number;
  /** When the first of them came. */
  readonly wrongSince: number;
}

/** The count with one more. */
export function wrongCodesFor({ wrongCodes, wrongSince }: WrongCodes, now: number): WrongCodes {
  const isOver = now - wrongSince >= wrongCodesWithin;
  return isOver ? { wrongCodes: 1, wrongSince: now } : { wrongCodes: wrongCodes + 1, wrongSince };
}
