/** When an initiative is due, as people say it ("Q3", "H2", "Q1 2027"), read as quarters of the calendar. */

/** Quarters are counted through all years: year × 4 + 0 to 3. Both ends belong to it. */
export interface QuarterSpan {
  readonly first: number;
  readonly last: number;
}

/** One period as written: quarters 0 to 3 of a year, or of a year that nobody named. */
interface Period {
  readonly from: number;
  readonly to: number;
  readonly year: number | null;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthName =
  'Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?';
/** Months with a capital letter: "may" and "march" are words, too. */
const token = new RegExp(
  `\\b(?:[Qq]\\s?([1-4])|([1-4])[Qq]|[Hh]\\s?([12])|([12])[Hh]|(${monthName})|(?:[Ff][Yy]\\s?)?(20\\d\\d)|[Ff][Yy]\\s?(\\d\\d)|(\\d\\d))(?![\\d.,]\\d|\\w)`,
  'g',
);

/** The quarter a day (`YYYY-MM-DD`) lies in. */
export function quarterOfDay(day: string): number {
  return Number(day.slice(0, 4)) * 4 + Math.floor((Number(day.slice(5, 7)) - 1) / 3);
}

/**
 * Reads a window as quarters; null when it names none ("before the fair"). Without a year the nearest one is meant, seen
 * from the quarter `today`: two quarters away both ways, the one to come.
 */
export function readWindow(text: string, today: number): QuarterSpan | null {
  const periods = readPeriods(text);
  let before: number | null = null;
  const spans = periods.map(({ from, to, year }): QuarterSpan => {
    const first: number =
      year !== null ? year * 4 + from : before !== null ? nextOf(from, before) : nearest(from, today);
    before = first;
    return { first, last: first + to - from };
  });
  if (spans.length === 0) return null;
  return {
    first: Math.min(...spans.map(({ first }) => first)),
    last: Math.max(...spans.map(({ last }) => last)),
  };
}

/** A span as people write it, so that readWindow reads it the same: "Q3 2027", "H2 2027", "2027", "Q4 2027 – Q1 2028". */
export function writeWindow({ first, last }: QuarterSpan): string {
  const [year, endYear] = [Math.floor(first / 4), Math.floor(last / 4)];
  const [from, to] = [first % 4, last % 4];
  if (year !== endYear) return `Q${from + 1} ${year} – Q${to + 1} ${endYear}`;
  if (from === to) return `Q${from + 1} ${year}`;
  if (to - from === 3) return String(year);
  return to - from === 1 && from % 2 === 0 ? `H${from / 2 + 1} ${year}` : `Q${from + 1}–Q${to + 1} ${year}`;
}

/** A year belongs to the periods right before it ("Q3–Q4 2026"), else to those behind it ("2026 Q3"), else it is one. */
function readPeriods(text: string): Period[] {
  const periods: Period[] = [];
  let openYear: number | null = null;
  const takeOpenYear = (): void => {
    if (openYear !== null) periods.push({ from: 0, to: 3, year: openYear });
    openYear = null;
  };
  let follows: number | null = null;
  for (const [, q, bareQ, h, bareH, month, year, shortFiscal, short] of text.matchAll(token)) {
    const quarter = q ?? bareQ;
    const half = h ?? bareH;
    if (quarter !== undefined || half !== undefined || month !== undefined) {
      follows = openYear ?? follows;
      openYear = null;
      periods.push({ ...partOfYear(quarter, half, month), year: follows });
      continue;
    }
    const named = year !== undefined ? Number(year) : 2000 + Number(shortFiscal ?? short);
    const isYearless = periods.at(-1)?.year === null;
    if (isYearless) {
      for (let i = periods.length - 1; i >= 0 && periods[i]!.year === null; i--)
        periods[i] = { ...periods[i]!, year: named };
      follows = null;
    } else if (short === undefined) {
      takeOpenYear();
      openYear = named;
      follows = null;
    }
  }
  takeOpenYear();
  return periods;
}

function partOfYear(
  quarter: string | undefined,
  half: string | undefined,
  month: string | undefined,
): Pick<Period, 'from' | 'to'> {
  if (half !== undefined) return half === '1' ? { from: 0, to: 1 } : { from: 2, to: 3 };
  const at =
    quarter !== undefined
      ? Number(quarter) - 1
      : Math.floor(months.indexOf(month!.slice(0, 3).toLowerCase()) / 3);
  return { from: at, to: at };
}

/** This quarter of the year in the first year in which it is not before `than`. */
function nextOf(quarter: number, than: number): number {
  const year = Math.floor(than / 4);
  return year * 4 + quarter >= than ? year * 4 + quarter : (year + 1) * 4 + quarter;
}

/** This quarter of the year in the year that is nearest; of two as near, the later one. */
function nearest(quarter: number, today: number): number {
  const coming = nextOf(quarter, today);
  return coming - today > 2 ? coming - 4 : coming;
}
