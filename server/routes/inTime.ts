/** An answer within ten seconds, or the honest one that it is not known yet. */
import type { Clock } from '../clock.ts';
import { Problem } from '../problem.ts';

const patience = 10_000;

/** Rejects with a {@link Problem} 503 when the work is not durable in time; it may still become so. */
export async function inTime<T>(clock: Clock, work: Promise<T>): Promise<T> {
  let cancel = (): void => undefined;
  const late = new Promise<never>((_resolve, reject) => {
    cancel = clock.after(patience, () =>
      reject(
        new Problem(503, 'notSavedYet', 'This is not saved yet. It will be when the server can save again.'),
      ),
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    cancel();
  }
}
