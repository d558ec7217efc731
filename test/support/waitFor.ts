/** Waiting for something to be so, instead of sleeping and hoping. */

export interface WaitOptions {
  /** Milliseconds before it gives up. */
  readonly deadline?: number;
  /** Said when it gives up; a function is asked then. */
  readonly what?: string | (() => string);
  /** Subscribes to whatever may make it so, e.g. `store.subscribe`; without it, it looks every few milliseconds. */
  readonly on?: (look: () => void) => () => void;
}

/** With events to wake it, looking on its own is only for the event that came a moment too early. */
const lookEvery = { alone: 10, withEvents: 100 };

/** Resolves to the first value of `predicate` that is neither false, null nor undefined. Rejects at the deadline. */
export async function waitFor<T>(
  predicate: () => T | Promise<T>,
  { deadline = 10_000, what = 'what the test waits for', on }: WaitOptions = {},
): Promise<NonNullable<Exclude<T, false>>> {
  const end = performance.now() + deadline;
  for (;;) {
    const value = await predicate();
    if (value !== false && value !== null && value !== undefined)
      return value as NonNullable<Exclude<T, false>>;
    const left = end - performance.now();
    if (left <= 0) throw new Error(`Waited ${deadline} ms for ${typeof what === 'string' ? what : what()}`);
    await nextLook(on, left);
  }
}

function nextLook(on: WaitOptions['on'], left: number): Promise<void> {
  return new Promise((resolve) => {
    let unsubscribe: (() => void) | undefined;
    const wake = (): void => {
      clearTimeout(timer);
      unsubscribe?.();
      resolve();
    };
    const timer = setTimeout(wake, Math.min(left, on === undefined ? lookEvery.alone : lookEvery.withEvents));
    unsubscribe = on?.(wake);
  });
}
