/** Presence of a room told in beats: what changed since the last one goes to everybody in one frame. */
import { AwarenessBatch, type ToldState } from './frames.ts';

/** While the machine is behind, beats are spread until telling takes at most this part of the time. */
const share = 0.1;
const longestPause = 1000;

export class PresencePace {
  /** Newest state of each client since the last beat. */
  private readonly changed = new Map<number, ToldState>();
  private readonly every: () => number;
  private readonly tell: (batch: AwarenessBatch) => void;
  private isWaiting = false;

  /** `tell` hears of what changed at most every `every` milliseconds; 0: once per turn of the event loop. */
  constructor(every: () => number, tell: (batch: AwarenessBatch) => void) {
    this.every = every;
    this.tell = tell;
  }

  note(entry: ToldState): void {
    this.changed.set(entry.client, entry);
    if (!this.isWaiting) this.wait(0);
  }

  private wait(pause: number): void {
    this.isWaiting = true;
    const due = performance.now() + pause;
    const beat = (): void => this.beat(due);
    if (pause === 0) setImmediate(beat);
    else setTimeout(beat, pause).unref();
  }

  /** Tells; a beat that came late or took long puts the next one off, so that cursors give way to edits. */
  private beat(due: number): void {
    this.isWaiting = false;
    if (this.changed.size === 0) return;
    const batch = new AwarenessBatch([...this.changed.values()]);
    this.changed.clear();
    this.tell(batch);
    const strain = performance.now() - due;
    const every = this.every();
    if (every > 0) this.wait(Math.min(longestPause, Math.max(every, strain / share)));
  }
}
