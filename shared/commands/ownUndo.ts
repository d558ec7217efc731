/** Undo and redo of one person's own changes, among everybody else's. */
import * as Y from 'yjs';
import { rootsOf } from '../model/document.ts';
import type { Origin } from './origin.ts';

type UndoStep = Y.UndoManager['undoStack'][number];

/**
 * A Y.UndoManager that tracks exactly this origin object and never loses a record:
 * U1: undoing the making of a record takes only its `archivedAt` away, so what others put into it stays and can come back.
 * U2: where two wrote the same register or tag at once, undo by the one who won leaves it as it stands, never empty.
 */
export class OwnUndo extends Y.UndoManager {
  private poppedFrom: readonly UndoStep[] = [];

  /** Changes of this origin within `captureTimeout` ms are one step, unless `stopCapturing` is called between. */
  constructor(doc: Y.Doc, origin: Origin, captureTimeout = 500) {
    super(rootsOf(doc), { trackedOrigins: new Set([origin]), captureTimeout });
    this.deleteFilter = (item) => mayTakeAway(item, this.poppedFrom[this.stackInUse().length]);
  }

  override undo(): UndoStep | null {
    this.poppedFrom = [...this.undoStack];
    return super.undo();
  }

  override redo(): UndoStep | null {
    this.poppedFrom = [...this.redoStack];
    return super.redo();
  }

  private stackInUse(): readonly UndoStep[] {
    return this.redoing ? this.redoStack : this.undoStack;
  }
}

/** Whether undoing `step` may delete this item: typed text always, registers, tags and records only by U1 and U2. */
function mayTakeAway(item: Y.Item, step: UndoStep | undefined): boolean {
  const chain = [item];
  for (let at = parentItem(item); at !== null; at = parentItem(at)) chain.unshift(at);
  const [record, field, ...inside] = chain;
  if (record === undefined || field === undefined) return false;
  const isMadeNow = step !== undefined && Y.isDeleted(step.insertions, record.id);
  if (isMadeNow) return inside.length === 0 && field.parentSub === 'archivedAt';
  return item.parentSub === null || !hasRival(item);
}

/** Whether somebody wrote the same key at the same moment as one of our writes behind this value, and lost. */
function hasRival(item: Y.Item): boolean {
  for (let own: Y.Item | null = item; own !== null && own.id.client === item.id.client; own = own.left) {
    if (!Y.compareIDs(own.origin, own.left === null ? null : own.left.lastId)) return true;
  }
  return false;
}

function parentItem(item: Y.Item): Y.Item | null {
  return item.parent instanceof Y.AbstractType ? item.parent._item : null;
}
