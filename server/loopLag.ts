/** How late the event loop is: what tells that the server has more to do than its core can. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

export interface LoopLag {
  /** How late nine of ten things were in the last second. Milliseconds. */
  readonly now: () => number;
  readonly stop: () => void;
}

const lookEvery = 1000;
/** The monitor looks as often itself, and takes this for the delay of a loop that has nothing to do. Milliseconds. */
const resolution = 10;

export function watchLoopLag(): LoopLag {
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();
  let lag = 0;
  const timer = setInterval(() => {
    lag = delay.count === 0 ? 0 : Math.max(0, delay.percentile(90) / 1e6 - resolution);
    delay.reset();
  }, lookEvery);
  timer.unref();
  return {
    now: () => lag,
    stop: () => {
      clearInterval(timer);
      delay.disable();
    },
  };
}
