/** How V8 collects garbage under a server that serves everybody from one thread. */
import { setFlagsFromString } from 'node:v8';

/**
 * Its helper threads take a third of the server's processor time and hold up edits on machines of few cores (measured:
 * `npm run bench -- server`); without them the one thread collects in small steps.
 */
export function collectOnOneThread(): void {
  setFlagsFromString('--no-concurrent-marking');
  setFlagsFromString('--no-parallel-scavenge');
}
