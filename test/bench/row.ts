/** A row of the benchmark table: one measurement with its bar. */

export interface Row {
  readonly name: string;
  /** In words, e.g. "p95 ≤ 100 ms". */
  readonly bar: string;
  /** Left out unless asked for by `--cold`, because it takes minutes. */
  readonly isSlow?: boolean;
  readonly measure: () => Promise<Measured>;
}

export interface Measured {
  /** What was measured, e.g. "p95 38 ms (median 21 ms, 200 keystrokes)". */
  readonly value: string;
  readonly meetsBar: boolean;
}

/** The value below which `share` of the samples lie (nearest rank). */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** Whole milliseconds, or seconds with one digit from two seconds on. */
export function duration(milliseconds: number): string {
  return milliseconds < 2000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
