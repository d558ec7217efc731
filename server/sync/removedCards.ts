/** How many cards a change takes off the map, and when that is so many that there must be an easy way back. */
import * as Y from 'yjs';
import { kindOfRoot, recordsOf } from '../../shared/model/document.ts';
import type { AnyKind } from '../../shared/model/id.ts';
import { isLive } from '../../shared/model/readMap.ts';
import type { Clock } from '../clock.ts';
import { rootName, type Shared } from './changedPlace.ts';
import { heldBefore } from './heldBefore.ts';

type YMap = Y.Map<unknown>;

const cardKinds: readonly AnyKind[] = ['activity', 'step', 'story'];

/** More than this many at once, or more than this part of all, is a removal to come back from. */
export const many = 50;
export const part = 0.3;
/** Of a map of a few cards a large part is soon gone; fewer than this are put back by hand. */
export const fewest = 3;
/** What one person removes within this time is one removal. Milliseconds. */
const together = 10_000;

/** The live cards a transaction archived or took away; call it from `afterTransaction`, while Yjs has what was before. */
export function removedCards(transaction: Y.Transaction): number {
  let removed = 0;
  for (const [type, keys] of transaction.changed as Map<unknown, Set<string | null>>) {
    const shared = type as YMap;
    if (shared._item === null) {
      if (!isCardRoot(shared)) continue;
      for (const id of keys)
        if (wasLive(heldBefore(shared, id!, transaction), transaction) && !isCard(shared.get(id!))) removed++;
    } else if (
      keys.has('archivedAt') &&
      shared._item.parent instanceof Y.Map &&
      !shared._item.deleted &&
      isCardRoot(shared._item.parent) &&
      wasLive(shared, transaction) &&
      !isLive(shared)
    ) {
      removed++;
    }
  }
  return removed;
}

/** How many live cards a map has. */
export function liveCards(doc: Y.Doc): number {
  let live = 0;
  for (const kind of cardKinds)
    recordsOf(doc, kind).forEach((record: unknown) => {
      if (isCard(record)) live++;
    });
  return live;
}

export interface RestorePoint {
  /** The map after this row has the cards. */
  readonly seq: number;
  readonly cards: number;
}

/** Adds up what each person removes, and says when it calls for a restore point. */
export class RemovalWatch {
  private readonly clock: Clock;
  private readonly running = new Map<string, { seq: number; cards: number; before: number; last: number }>();

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** `lastSeq` is the row before the change; `doc` has it already. Null: nothing to come back from. */
  noteRemoval(owner: string, removed: number, doc: Y.Doc, lastSeq: number): RestorePoint | null {
    if (removed === 0) return null;
    const now = this.clock.now();
    for (const [who, { last }] of this.running) if (now - last > together) this.running.delete(who);
    const removal = this.running.get(owner) ?? {
      seq: lastSeq,
      cards: 0,
      before: liveCards(doc) + removed,
      last: now,
    };
    removal.cards += removed;
    removal.last = now;
    this.running.set(owner, removal);
    const isMuch = removal.cards > many || removal.cards > removal.before * part;
    return isMuch && removal.cards >= fewest ? { seq: removal.seq, cards: removal.cards } : null;
  }
}

function isCardRoot(type: YMap | Y.AbstractType<unknown>): boolean {
  const kind = kindOfRoot(rootName(type as Shared));
  return kind !== null && cardKinds.includes(kind);
}

function isCard(held: unknown): boolean {
  return held instanceof Y.Map && isLive(held);
}

/** Whether what stood there was a live record before the transaction. */
function wasLive(held: unknown, transaction: Y.Transaction): boolean {
  return held instanceof Y.Map && heldBefore(held, 'archivedAt', transaction) === null;
}
