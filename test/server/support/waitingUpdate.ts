/** An update that decodes, but whose only struct waits for one that does not exist. */
import * as Y from 'yjs';

export function waitingUpdate(): Uint8Array {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (bytes) => updates.push(bytes));
  doc.getMap('activities').set('a', 1);
  doc.getMap('activities').set('a', 2);
  return updates[1]!;
}
