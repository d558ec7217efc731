/** Time as an argument: tests move it by hand. */

export interface Clock {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Runs `work` once after `ms`; the answer cancels it. */
  readonly after: (ms: number, work: () => void) => () => void;
}

/** The machine's own clock; waiting for it keeps no process alive. */
export const systemClock: Clock = {
  now: Date.now,
  after: (ms, work) => {
    const timer = setTimeout(work, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** Runs `work` every `ms` until the answer is called. */
export function every(clock: Clock, ms: number, work: () => void): () => void {
  let cancel = clock.after(ms, tick);
  function tick(): void {
    cancel = clock.after(ms, tick);
    work();
  }
  return () => cancel();
}
