/** Opening documents, a few at a time: after a restart all of them are wanted at once, and edits have to go on meanwhile. */

/** So many are read and built at once; while one waits for the disk, another is built. */
export const loadsAtOnce = 4;

export class LoadQueue {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  /** Does the work when it is its turn, in the order of the calls. Settles as the work does. */
  async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= loadsAtOnce) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.running++;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.running--;
      // Not at once: one document after the other would leave nobody else a turn of the event loop.
      else setImmediate(next);
    }
  }
}
