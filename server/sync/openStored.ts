/** Opens what is stored of a document; a row that cannot be used goes to quarantine, and the rest is opened without it. */
import type { Scope } from '../../shared/model/scope.ts';
import type { StoredDocument } from '../storage/documentStore.ts';
import { UnplayableRow } from './openDocument.ts';
import type { RoomDependencies } from './roomDependencies.ts';
import { RoomDocument } from './roomDocument.ts';

/**
 * `owners` is filled with whose each Yjs client id is; `beforeReading` is told of what is stored, again when part of it
 * could not be used. Rejects when nothing is stored, or it cannot be opened.
 */
export async function openStored(
  { name, scope }: { readonly name: string; readonly scope: Scope },
  { documents, log, clock }: Pick<RoomDependencies, 'documents' | 'log' | 'clock'>,
  unwritten: readonly Uint8Array[],
  owners: Map<number, string>,
  beforeReading: (stored: StoredDocument) => Promise<void>,
): Promise<{ stored: StoredDocument; document: RoomDocument }> {
  for (let last: UnplayableRow | null = null; ;) {
    const stored = await documents.load(name);
    // The talk and the session of a map begin when somebody first comes.
    if (stored.lastSeq === 0 && scope === 'map') throw new Error(`Nothing is stored of ${name}.`);
    await beforeReading(stored);
    try {
      return { stored, document: new RoomDocument(scope, stored, unwritten, owners, clock.now()) };
    } catch (error) {
      if (!(error instanceof UnplayableRow)) throw error;
      if (error.what === last?.what && error.seq === last.seq) throw error;
      last = error;
      log.error({ doc: name, what: error.what, seq: error.seq }, 'a row cannot be used');
      await documents.quarantine(name, error.what, error.seq);
    }
  }
}
