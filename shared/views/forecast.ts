/** When a number of points or stories will be done, as a range: many futures drawn from the pace of the past. */
import { forecastPercents, type ForecastPercent } from './forecastPercents.ts';

export interface ForecastTask {
  /** What was done on each observed day, days off included. */
  readonly samples: readonly number[];
  /** What is still to be done, in the unit of the samples. */
  readonly remaining: number;
  readonly trials?: number;
  readonly seed?: number;
}

/** How many days from today until it is done with this probability; null: not within {@link longestForecast}. */
export type ForecastDays = { readonly [P in ForecastPercent]: number | null };

/** Fewer days with something done say too little. */
export const fewestDataPoints = 5;
/** Nobody plans further ahead, in days. */
export const longestForecast = 730;

/**
 * F1: every trial adds up days drawn at random from the samples until nothing remains; the answer is the day by which
 * 50, 85 and 95 of 100 trials are done (nearest rank). The same task gives the same answer. Null when nothing was done
 * on any of the samples, or there are none. Source: Magennis, Forecasting and Simulating Software Development Projects,
 * 2011.
 */
export function forecastDays({
  samples,
  remaining,
  trials = 10_000,
  seed = 1,
}: ForecastTask): ForecastDays | null {
  const pace = Float64Array.from(samples, (each) => Math.max(0, each));
  if (pace.every((each) => each === 0)) return null;
  // Binary fractions leave dust; a hundredth of a point is nothing.
  const goal = remaining - 0.005;
  const endings = new Uint32Array(longestForecast + 2);
  const draw = mulberry32(seed);
  const below = pace.length;
  for (let trial = 0; trial < trials; trial++) {
    let done = 0;
    let days = 0;
    while (done < goal && days <= longestForecast) {
      // Two days from the halves of each draw: with `below` in the hundreds, sixteen bits make none of them more likely
      // by more than a few thousandths.
      const bits = draw();
      done += pace[((bits >>> 16) * below) >>> 16]!;
      days++;
      if (done >= goal || days > longestForecast) break;
      done += pace[((bits & 0xffff) * below) >>> 16]!;
      days++;
    }
    endings[days]!++;
  }
  const found = forecastPercents.map((percent) => [percent, dayOf(endings, (trials * percent) / 100)]);
  return Object.fromEntries(found) as ForecastDays;
}

/** The first day by which so many trials have ended. */
function dayOf(endings: Uint32Array, count: number): number | null {
  let ended = 0;
  for (let days = 0; days <= longestForecast; days++) {
    ended += endings[days]!;
    if (ended >= count) return days;
  }
  return null;
}

/** Thirty-two random bits at a time. Source: Mulberry32, T. Ettinger, 2017. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return mixed ^ (mixed >>> 14);
  };
}
