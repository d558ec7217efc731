/** Undo and redo of one person's own changes, among everybody else's. */
import * as Y from 'yjs';
import { rootsOf } from '../model/document.ts';
import type { Origin } from './origin.ts';
import { chainOf, othersSince, rivalOf } from './othersSince.ts';
import { isStepLocked } from './stepLock.ts';

export type UndoStep = Y.UndoManager['undoStack'][number];

/** What became of one step. */
export interface TakenStep {
  readonly step: UndoStep;
  /** False: nothing of it was left to take back, because others have changed all of it since. */
  readonly done: boolean;
  /** The Yjs client ids of who has changed some of it since, which was left as it is; null: somebody. */
  readonly others: ReadonlySet<number | null>;
  /** Some of it is locked for this person now, so all of it was left as it is. */
  readonly locked: boolean;
}

/**
 * A Y.UndoManager that tracks exactly this origin object and never loses a record:
 * U1: undoing the making of a record takes only its `archivedAt` away, so what others put into it stays and can come back.
 * U2: where two wrote the same register or tag at once, undo by the one who won leaves it as it stands, never empty.
 * U3: a step that others have wholly changed since is left as it is and said to be; the step before it is not touched.
 * U4: a step about something that is locked for this person now is left as it is, and said to be.
 */
export class OwnUndo extends Y.UndoManager {
  private taking: UndoStep | undefined;

  /** Changes of this origin within `captureTimeout` ms are one step, unless `stopCapturing` is called between. */
  constructor(doc: Y.Doc, origin: Origin, captureTimeout = 500) {
    super(rootsOf(doc), { trackedOrigins: new Set([origin]), captureTimeout });
    this.deleteFilter = (item) => mayTakeAway(item, this.taking);
  }

  /** Undoes or redoes one step; null when there is none. Steps that no longer change anything are passed over. */
  take(way: 'undo' | 'redo', mayPassLocks = true): TakenStep | null {
    const stack = way === 'undo' ? 'undoStack' : 'redoStack';
    for (;;) {
      const step = this[stack].at(-1);
      if (step === undefined) return null;
      const below = this[stack].slice(0, -1);
      if (!mayPassLocks && isStepLocked(this.doc, step)) {
        this[stack] = below;
        return { step, done: false, others: new Set(), locked: true };
      }
      const others = othersSince(this.doc, step);
      this.taking = step;
      this[stack] = [step]; // else Yjs goes on to the step below when this one changes nothing
      const done = (way === 'undo' ? super.undo() : super.redo()) !== null;
      this[stack] = [...below, ...this[stack]];
      if (done || others.size > 0) return { step, done, others, locked: false };
    }
  }

  override undo(): UndoStep | null {
    const taken = this.take('undo');
    return taken?.done === true ? taken.step : null;
  }

  override redo(): UndoStep | null {
    const taken = this.take('redo');
    return taken?.done === true ? taken.step : null;
  }
}

/** At the top of the document there are records and, in `meta`, the map's own registers. */
function isRegister(item: Y.Item): boolean {
  return !(item.content instanceof Y.ContentType);
}

/** Whether undoing `step` may delete this item: typed text always, registers, tags and records only by U1 and U2. */
function mayTakeAway(item: Y.Item, step: UndoStep | undefined): boolean {
  const [record, field, ...inside] = chainOf(item);
  if (record === undefined) return false;
  if (field === undefined) return isRegister(record) && rivalOf(record) === null;
  const isMadeNow = step !== undefined && Y.isDeleted(step.insertions, record.id);
  if (isMadeNow) return inside.length === 0 && field.parentSub === 'archivedAt';
  return item.parentSub === null || rivalOf(item) === null;
}
