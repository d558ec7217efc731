/** Who has changed since what a step of undo would take back. */
import * as Y from 'yjs';

type UndoStep = Y.UndoManager['undoStack'][number];

/** The Yjs client ids of who wrote over it; null stands for somebody who took text or a tag away, which Yjs does not sign. */
export function othersSince(doc: Y.Doc, step: UndoStep): ReadonlySet<number | null> {
  const others = new Set<number | null>();
  for (const written of itemsIn(doc, step.insertions)) {
    if (isDecided(written, step)) look(doc, newest(doc, written), step, others);
  }
  for (const removed of itemsIn(doc, step.deletions)) {
    const now = standing(removed);
    if (now !== null && now !== removed && !now.deleted && now.id.client !== doc.clientID) {
      if (isDecided(removed, step)) others.add(now.id.client);
    }
  }
  return others;
}

/** What this item stands in: record, field and so on, outermost first; the item itself is last. */
export function chainOf(item: Y.Item): Y.Item[] {
  const chain = [item];
  for (let at = parentItem(item); at !== null; at = parentItem(at)) chain.unshift(at);
  return chain;
}

/** Who wrote the same key at the same moment as one of our writes behind this value, and lost; null: nobody. */
export function rivalOf(item: Y.Item): number | null {
  for (let own: Y.Item | null = item; own !== null && own.id.client === item.id.client; own = own.left) {
    if (!Y.compareIDs(own.origin, own.left === null ? null : own.left.lastId)) {
      return own.left === null ? item.id.client : own.left.id.client;
    }
  }
  return null;
}

function look(doc: Y.Doc, item: Y.Item, step: UndoStep, others: Set<number | null>): void {
  if (!item.deleted) {
    const rival = item.parentSub === null ? null : rivalOf(item);
    if (rival !== null) others.add(rival === doc.clientID ? null : rival);
    return;
  }
  if (Y.isDeleted(step.deletions, item.id)) return;
  const now = standing(item);
  if (now === null || now === item) others.add(null);
  else if (now.id.client !== doc.clientID) others.add(now.id.client);
}

/**
 * Of a record made in the step, only whether it is there counts: what others put into it is kept by U1.
 * At the top of the document there are records, which never go, and the registers of the map itself.
 */
function isDecided(item: Y.Item, step: UndoStep): boolean {
  const [record, field, ...inside] = chainOf(item);
  if (record === undefined || field === undefined) return item.deleted;
  const isMadeNow = Y.isDeleted(step.insertions, record.id);
  return !isMadeNow || (inside.length === 0 && field.parentSub === 'archivedAt');
}

/** The item that holds this one's key now; null for text. */
function standing(item: Y.Item): Y.Item | null {
  if (item.parentSub === null || !(item.parent instanceof Y.AbstractType)) return null;
  return item.parent._map.get(item.parentSub) ?? null;
}

/** The item itself, or what an undo or redo has put in its place. */
function newest(doc: Y.Doc, item: Y.Item): Y.Item {
  let at = item;
  while (at.redone !== null) {
    const next = itemAt(doc, at.redone.client, at.redone.clock);
    if (next === null) return at;
    at = next;
  }
  return at;
}

function itemAt(doc: Y.Doc, client: number, clock: number): Y.Item | null {
  const structs = doc.store.clients.get(client);
  const found = structs?.[Y.findIndexSS(structs, clock)];
  return found instanceof Y.Item ? found : null;
}

/** The items of the document in a set of ranges. */
export function itemsIn(doc: Y.Doc, set: UndoStep['insertions']): Y.Item[] {
  const items: Y.Item[] = [];
  for (const [client, ranges] of set.clients) {
    const structs = doc.store.clients.get(client) ?? [];
    for (const { clock, len } of ranges) {
      for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
        const struct = structs[i]!;
        if (struct.id.clock >= clock + len) break;
        if (struct instanceof Y.Item) items.push(struct);
      }
    }
  }
  return items;
}

function parentItem(item: Y.Item): Y.Item | null {
  return item.parent instanceof Y.AbstractType ? item.parent._item : null;
}
