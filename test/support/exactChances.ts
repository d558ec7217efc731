/** When work of a random pace is done, worked out exactly and slowly: what a forecast by drawing is compared with. */

/** Likelier than this is more than any comparison asks for. */
const nearlySure = 0.98;

/** The chance that it is done after 0, 1, 2 … days, until nearly sure: every way the days can fall, added up, in hundredths. */
export function exactChances(samples: readonly number[], remaining: number): number[] {
  const [goal, pace] = [Math.round(remaining * 100), samples.map((each) => Math.round(each * 100))];
  let notDone = new Map([[0, 1]]);
  const chances = [goal <= 0 ? 1 : 0];
  while (chances.at(-1)! < nearlySure) {
    const next = new Map<number, number>();
    let done = chances.at(-1)!;
    for (const [sum, chance] of notDone)
      for (const sample of pace) {
        const each = chance / pace.length;
        if (sum + sample >= goal) done += each;
        else next.set(sum + sample, (next.get(sum + sample) ?? 0) + each);
      }
    chances.push(done);
    notDone = next;
  }
  return chances;
}
