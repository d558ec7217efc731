/** Gives every map a new epoch, so that a page from before a backup was put back can never merge its past into it. */
import { setEpoch } from '../../shared/model/migrations/migrations.ts';
import { newRowId } from '../access/tokens.ts';
import type { Storage } from '../storage/storage.ts';
import { replay } from '../sync/openDocument.ts';
import { withoutPoison } from './pastDocument.ts';

/** Run it while no server works on the data. Answers how many maps there are. */
export async function renewEpochs(storage: Storage, now: () => number): Promise<number> {
  const maps = await storage.maps.all();
  for (const { id } of maps) {
    const name = `map:${id}`;
    await withoutPoison(storage, name, async () => {
      const { lastSeq, ...stored } = await storage.documents.load(name);
      const doc = replay(stored);
      const epoch = newRowId();
      const updates: Uint8Array[] = [];
      doc.on('update', (bytes: Uint8Array) => updates.push(bytes));
      setEpoch(doc, epoch);
      const [bytes] = updates;
      const newClients = [[doc.clientID, 'server']] as const;
      doc.destroy();
      const row = { doc: name, seq: lastSeq + 1, bytes: bytes!, owner: 'server', at: now(), newClients };
      await storage.maps.renewEpoch(id, epoch, row);
    });
  }
  return maps.length;
}
