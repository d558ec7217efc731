/** What an action writes into a document: the updates a peer would be sent. */
import type * as Y from 'yjs';

/** The updates the action caused, in order; empty when it wrote nothing. */
export function writtenBy(doc: Y.Doc, action: () => unknown): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const take = (update: Uint8Array): void => void updates.push(update);
  doc.on('update', take);
  try {
    action();
  } finally {
    doc.off('update', take);
  }
  return updates;
}
