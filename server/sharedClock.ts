/** One time for all nodes: the store's, so that a node whose clock is wrong lets no link end early and no ticket live long. */
import { every, type Clock } from './clock.ts';

const compareEvery = 30_000;

/** The given clock, moved by what the store's differs; compared again every half minute until `stop`. */
export async function sharedClock(
  clock: Clock,
  time: () => Promise<number>,
): Promise<{ readonly clock: Clock; readonly stop: () => void }> {
  let offset = 0;
  const compare = async (): Promise<void> => {
    const before = clock.now();
    const there = await time();
    offset = there - Math.round((before + clock.now()) / 2);
  };
  await compare();
  // A store that does not answer now is asked again later; the clocks do not run apart in between.
  const stop = every(clock, compareEvery, () => void compare().catch(() => undefined));
  return { clock: { now: () => clock.now() + offset, after: clock.after }, stop };
}
