/** Axes: round numbers up the side, and as many days along the bottom as have room. */

/** Round numbers from 0 to at least `most`, about `count` steps; whole ones where `most` is small. */
export function niceTicks(most: number, count = 4): number[] {
  if (!(most > 0)) return [0, 1];
  const rough = most / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 2.5, 5, 10].find((each) => each * power >= rough)! * power);
  const whole = step < 10 ? Math.ceil(step) : step;
  const steps = Math.ceil(most / whole - 1e-9);
  return Array.from({ length: steps + 1 }, (_, i) => i * whole);
}

/** Indexes of the labels of an axis with so many places, at most `room` of them, evenly spread from the first on. */
export function spread(places: number, room: number): number[] {
  const step = Math.max(1, Math.ceil((places - 1) / Math.max(1, room - 1)));
  return Array.from({ length: places }, (_, i) => i).filter((i) => i % step === 0);
}
