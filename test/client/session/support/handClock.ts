/** A clock that moves only when the test moves it. */
import type { Clock } from '../../../../client/session/clock.ts';

export interface HandClock extends Clock {
  /** Lets time pass, running what falls due in order. */
  readonly pass: (milliseconds: number) => void;
}

export function handClock(): HandClock {
  let now = 0;
  let order = 0;
  const due = new Map<number, { at: number; run: () => void }>();
  return {
    now: () => now,
    after: (milliseconds, run) => {
      const id = order++;
      due.set(id, { at: now + milliseconds, run });
      return () => due.delete(id);
    },
    pass: (milliseconds) => {
      const end = now + milliseconds;
      for (;;) {
        const [next] = [...due]
          .filter(([, { at }]) => at <= end)
          .sort(([a, x], [b, y]) => x.at - y.at || a - b);
        if (next === undefined) break;
        due.delete(next[0]);
        now = next[1].at;
        next[1].run();
      }
      now = end;
    },
  };
}
