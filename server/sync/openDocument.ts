/** From stored rows to a live document, by replay. */
import * as Y from 'yjs';
import { rootsOf } from '../../shared/model/document.ts';
import type { Scope } from '../../shared/model/scope.ts';
import { documentRules } from '../../shared/protocol/documents.ts';
import type { Origin } from '../../shared/commands/origin.ts';
import type { StoredDocument } from '../storage/documentStore.ts';

const origin: Origin = { kind: 'storage' };

/** An empty document whose roots already have their types. */
export function emptyDocument(scope: Scope = 'map'): Y.Doc {
  const doc = new Y.Doc();
  rootsOf(doc, documentRules[scope].kinds);
  return doc;
}

/** A stored row or snapshot that is sound by its checksum but cannot be part of this document. */
export class UnplayableRow extends Error {
  override readonly name = 'UnplayableRow';
  readonly what: 'update' | 'snapshot';
  readonly seq: number;
  constructor(what: 'update' | 'snapshot', seq: number, cause?: unknown) {
    super(`The ${what} ${seq} cannot be used.`, { cause });
    this.what = what;
    this.seq = seq;
  }
}

/** Replays the snapshot, the rows and what is not on disk yet. Throws {@link UnplayableRow}. */
export function replay(
  stored: Pick<StoredDocument, 'snapshot' | 'updates'>,
  unwritten: readonly Uint8Array[] = [],
  scope: Scope = 'map',
): Y.Doc {
  const doc = emptyDocument(scope);
  if (stored.snapshot !== null) {
    play(doc, 'snapshot', stored.snapshot);
    if (hasPending(doc)) throw new UnplayableRow('snapshot', stored.snapshot.seq);
  }
  for (const row of stored.updates) play(doc, 'update', row);
  for (const bytes of unwritten) Y.applyUpdate(doc, bytes, origin);
  return doc;
}

/** The first row after which the document waits for something it never gets; null when there is none. */
export function firstPending(
  stored: Pick<StoredDocument, 'snapshot' | 'updates'>,
  scope: Scope,
): UnplayableRow | null {
  const doc = replay({ ...stored, updates: [] }, [], scope);
  for (const row of stored.updates) {
    play(doc, 'update', row);
    if (hasPending(doc)) return new UnplayableRow('update', row.seq);
  }
  return null;
}

function play(
  doc: Y.Doc,
  what: 'update' | 'snapshot',
  { seq, bytes }: { readonly seq: number; readonly bytes: Uint8Array },
): void {
  try {
    Y.applyUpdate(doc, bytes, origin);
  } catch (cause) {
    throw new UnplayableRow(what, seq, cause);
  }
}

/** Whether no row is missing behind the snapshot. */
export function isUnbroken({
  snapshot,
  updates,
  lastSeq,
}: Pick<StoredDocument, 'snapshot' | 'updates' | 'lastSeq'>): boolean {
  const first = (snapshot?.seq ?? 0) + 1;
  return updates.length === lastSeq - first + 1 && updates.every(({ seq }, i) => seq === first + i);
}

/** Whether something in the document waits for what it does not have. */
export function hasPending(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}

/** Forgets what waits; used when the rows it waits for are lost. */
export function dropPending(doc: Y.Doc): void {
  takePending(doc);
}

/** Takes out of the document what waits. */
export function takePending({ store }: Y.Doc): Pick<Y.Doc['store'], 'pendingStructs' | 'pendingDs'> {
  const { pendingStructs, pendingDs } = store;
  store.pendingStructs = null;
  store.pendingDs = null;
  return { pendingStructs, pendingDs };
}
