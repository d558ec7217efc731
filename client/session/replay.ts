/** A stretch of a map's history, gone through step by step, forwards and back. */
import * as Y from 'yjs';

/** What somebody changed, on top of the step before. */
interface Step {
  /** When, in ms since epoch. */
  readonly at: number;
  /** A Yjs update, in base64. */
  readonly update: string;
}

/** How long a pause of people is shown at least and at most, and how much shorter than it was. Milliseconds. */
const shortest = 80;
const longest = 1200;
const faster = 20;

export class Replay {
  private readonly start: Uint8Array | null;
  private readonly steps: readonly Step[];
  private shown: Y.Doc;
  private at = 0;

  /** `start`: the map before the first step; null when there was none. */
  constructor(start: Uint8Array | null, steps: readonly Step[]) {
    this.start = start;
    this.steps = steps;
    this.shown = this.open();
  }

  /** The map after {@link position} steps: the same document going forwards, another one after going back. */
  get doc(): Y.Doc {
    return this.shown;
  }

  get position(): number {
    return this.at;
  }

  get length(): number {
    return this.steps.length;
  }

  /** Goes to after so many steps. */
  seek(position: number): void {
    const target = Math.max(0, Math.min(this.steps.length, Math.round(position)));
    if (target < this.at) {
      this.shown.destroy();
      this.shown = this.open();
      this.at = 0;
    }
    // The document hears once of all the steps that are skipped.
    const updates = this.steps.slice(this.at, target).map(({ update }) => bytesOf(update));
    if (updates.length > 0) Y.applyUpdate(this.shown, Y.mergeUpdates(updates));
    this.at = target;
  }

  /** How long to wait before the next step while it plays; null at the end. Milliseconds. */
  get pause(): number | null {
    const next = this.steps[this.at];
    if (next === undefined) return null;
    const before = this.steps[this.at - 1]?.at ?? next.at;
    return Math.max(shortest, Math.min(longest, (next.at - before) / faster));
  }

  dispose(): void {
    this.shown.destroy();
  }

  private open(): Y.Doc {
    const doc = new Y.Doc();
    if (this.start !== null) Y.applyUpdate(doc, this.start);
    return doc;
  }
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
