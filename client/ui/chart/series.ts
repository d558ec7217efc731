/** What a chart over days shows: lines that tell themselves apart without their colour, and where the future may end. */

/** Each has a colour, a dash and a mark of its own. */
export type SeriesLook = 'main' | 'limit' | 'ideal';

export interface Series {
  readonly name: string;
  readonly look: SeriesLook;
  /** One for each day; null: not known, the line is broken there. */
  readonly values: readonly (number | null)[];
}

/** The range within which a line is likely to reach a level: from where it stands now to the days it may take. */
export interface Cone {
  readonly name: string;
  readonly from: { readonly index: number; readonly value: number };
  readonly level: number;
  /** By rising percent; the index of a day of the chart. */
  readonly ends: readonly { readonly percent: number; readonly index: number }[];
}

export interface DayChart {
  readonly title: string;
  /** What it says in one sentence, for those who do not see it. */
  readonly summary: string;
  /** `YYYY-MM-DD`, one after the other. */
  readonly days: readonly string[];
  readonly series: readonly Series[];
  readonly cone?: Cone | null;
  /** The index of today, when it is among the days. */
  readonly today?: number;
  /** What is counted up the side, e.g. "points". */
  readonly unit: string;
}
