/** Long work done in turns of the event loop: it yields where it can be left, so that everybody else is served meanwhile. */
import { setImmediate as nextTurn } from 'node:timers/promises';

/** What yields can be left there and gone on with. */
export type Restful<T> = Generator<void, T>;

/** How many small things are done between two pauses. */
const stretch = 250;
/** How long others wait for one turn, but for what is done between two yields. Milliseconds. */
const longestTurn = 3;

/** Whether it is time to yield before the small thing with this index. */
export function isPause(index: number): boolean {
  return index % stretch === 0 && index > 0;
}

/** Does all of it now. */
export function atOnce<T>(work: Restful<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}

/** Goes on with it for one turn; true when it is done. Passes on what it throws. */
export function goOn(work: Restful<unknown>): boolean {
  const end = performance.now() + longestTurn;
  do if (work.next().done === true) return true;
  while (performance.now() < end);
  return false;
}

/** Goes on with it turn by turn until it is done, or given up. Rejects with what it throws. */
export async function finish(work: Restful<unknown>, isGivenUp: () => boolean): Promise<void> {
  for (;;) {
    await nextTurn();
    if (isGivenUp()) return void work.return(undefined);
    if (goOn(work)) return;
  }
}
