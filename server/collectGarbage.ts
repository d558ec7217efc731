/** How V8 collects garbage under a server that serves everybody from one thread. */
import { setFlagsFromString } from 'node:v8';

/**
 * On machines of few cores the threads that mark beside the one that works take up to a third of the processor's time
 * and hold up edits (`npm run bench -- server`); without them the one thread marks in small steps.
 */
export function markInSteps(): void {
  setFlagsFromString('--no-concurrent-marking');
}
