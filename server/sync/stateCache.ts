/** The state of a room as bytes, for whoever joins: encoded once, with the changes since then behind it. */
import { syncFrame } from './frames.ts';
import { joinUpdates } from './joinUpdates.ts';

/** A tail longer than this, or than the state itself, is not worth keeping: the next one who joins has it encoded anew. */
const longestTail = 128 * 1024;
const shortestTail = 8 * 1024;
const mostChanges = 500;

export class StateCache {
  private state: Uint8Array | null = null;
  /** Changes after the state, oldest first. */
  private tail: Uint8Array[] = [];
  private tailBytes = 0;
  private tailFrame: Uint8Array | null = null;

  /** Takes over a state encoded while everything in it was on disk. */
  keep(state: Uint8Array): void {
    this.forget();
    this.state = syncFrame('step2', state);
  }

  forget(): void {
    this.state = null;
    this.tail = [];
    this.tailBytes = 0;
    this.tailFrame = null;
  }

  /** A change that is on disk now. */
  add(update: Uint8Array): void {
    if (this.state === null) return;
    this.tailFrame = null;
    this.tail.push(update);
    this.tailBytes += update.byteLength;
    const most = Math.min(longestTail, Math.max(shortestTail, this.state.byteLength));
    if (this.tailBytes > most || this.tail.length > mostChanges) this.forget();
  }

  /**
   * The frames for a newcomer with nothing; null when nothing is kept. What changed since comes first and waits in
   * their document for the state: y-websocket counts as synced with the state, and then has everything.
   */
  answer(): readonly Uint8Array[] | null {
    if (this.state === null) return null;
    if (this.tail.length === 0) return [this.state];
    if (this.tailFrame === null) {
      this.tail = [joinUpdates(this.tail)];
      this.tailFrame = syncFrame('update', this.tail[0]!);
    }
    return [this.tailFrame, this.state];
  }
}
