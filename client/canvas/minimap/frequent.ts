/** Something that is done again and again, but not more often than it should, and when the browser has time. */

export interface Frequent {
  /** Does it soon; asked several times meanwhile, once. */
  readonly ask: () => void;
  readonly stop: () => void;
}

/** `between` in milliseconds. */
export function createFrequent(between: number, run: () => void): Frequent {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let idle: number | null = null;
  const runNow = (): void => {
    timer = null;
    idle = null;
    run();
  };
  return {
    ask: () => {
      timer ??= setTimeout(() => {
        if (typeof requestIdleCallback === 'function')
          idle = requestIdleCallback(runNow, { timeout: between });
        else runNow();
      }, between);
    },
    stop: () => {
      if (timer !== null) clearTimeout(timer);
      if (idle !== null) cancelIdleCallback(idle);
    },
  };
}
