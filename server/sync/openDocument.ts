/** From stored rows to a live document, by replay. */
import * as Y from 'yjs';
import { rootsOf } from '../../shared/model/document.ts';
import type { Origin } from '../../shared/commands/origin.ts';
import type { StoredDocument } from '../storage/storage.ts';

const origin: Origin = { kind: 'storage' };

/** An empty document whose roots already have their types. */
export function emptyDocument(): Y.Doc {
  const doc = new Y.Doc();
  rootsOf(doc);
  return doc;
}

/** Replays the snapshot, the rows and what is not on disk yet. Throws when a row cannot be applied. */
export function replay(
  stored: Pick<StoredDocument, 'snapshot' | 'updates'>,
  unwritten: readonly Uint8Array[] = [],
): Y.Doc {
  const doc = emptyDocument();
  if (stored.snapshot !== null) Y.applyUpdate(doc, stored.snapshot.bytes, origin);
  for (const { bytes } of stored.updates) Y.applyUpdate(doc, bytes, origin);
  for (const bytes of unwritten) Y.applyUpdate(doc, bytes, origin);
  return doc;
}

/** Whether something in the document waits for what it does not have. */
export function hasPending(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}

/** Forgets what waits; used when the rows it waits for are lost. */
export function dropPending(doc: Y.Doc): void {
  doc.store.pendingStructs = null;
  doc.store.pendingDs = null;
}
