/** Several updates of one sender, taken in as one change. */
import type * as Y from 'yjs';
import type { Origin } from './origin.ts';

/** Runs `work`, which applies updates, in one transaction: listeners hear once, and one update comes out of it. */
export function inOneTransaction(doc: Y.Doc, origin: Origin, work: () => void): void {
  doc.transact(work, origin);
}
