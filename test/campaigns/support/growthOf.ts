/** The straight line through samples (least squares): where it begins, and by which part of that it grows until it ends. */

export function growthOf(samples: readonly (readonly [at: number, value: number])[]): {
  readonly level: number;
  readonly growth: number;
} {
  const count = samples.length;
  const mean = (pick: (sample: readonly [number, number]) => number): number =>
    samples.reduce((sum, sample) => sum + pick(sample), 0) / count;
  const [at, value] = [mean(([x]) => x), mean(([, y]) => y)];
  const spread = mean(([x]) => (x - at) ** 2);
  const slope = spread === 0 ? 0 : mean(([x, y]) => (x - at) * (y - value)) / spread;
  const level = value + slope * (samples[0]![0] - at);
  return { level, growth: (slope * (samples.at(-1)![0] - samples[0]![0])) / level };
}
