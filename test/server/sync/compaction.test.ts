/** A snapshot takes the place of rows only once it was proven to load as what they say; a wrong one takes the place of nothing. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { pino } from 'pino';
import * as Y from 'yjs';
import { readMap } from '../../../shared/model/readMap.ts';
import { compactDocument, SnapshotMismatch } from '../../../server/sync/compactDocument.ts';
import { memoryStorage } from '../../../server/storage/memory.ts';
import type { DocumentStore } from '../../../server/storage/documentStore.ts';
import { waitFor } from '../../support/waitFor.ts';
import { emptyMap, run } from '../../support/buildMap.ts';
import { HandClock, startTestServer, stopTestServers } from '../support/testServer.ts';

/** What Yjs says the state of a document is; null: the truth. */
const told = vi.hoisted(() => ({ instead: null as ((doc: Y.Doc) => Uint8Array) | null }));
vi.mock('yjs', async (original) => {
  const real = await original<typeof Y>();
  const encodeStateAsUpdate: typeof Y.encodeStateAsUpdate = (doc, vector) =>
    told.instead === null ? real.encodeStateAsUpdate(doc, vector) : told.instead(doc);
  return { ...real, encodeStateAsUpdate };
});

afterEach(async () => {
  told.instead = null;
  await stopTestServers();
});

const name = 'map:one';

/** Three activities in three rows, of which the last takes the first away. */
async function storedRows() {
  const { documents } = memoryStorage();
  const doc = emptyMap();
  const rows: Uint8Array[] = [Y.encodeStateAsUpdate(doc)];
  doc.on('update', (bytes: Uint8Array) => rows.push(bytes));
  const { id } = run(doc, 'addActivity', { title: 'One' });
  run(doc, 'addActivity', { title: 'Two' });
  doc.getMap('activities').delete(id);
  const owner = 'session:alice';
  const given = rows.map((bytes) => ({ doc: name, bytes, owner, at: 1, newClients: [] }));
  await documents.commit([{ doc: name, after: 0, rows: given, summary: null }]);
  return { documents, rows };
}

async function rowsIn(documents: DocumentStore): Promise<[snapshot: boolean, updates: number]> {
  const { snapshot, updates } = await documents.load(name);
  return [snapshot !== null, updates.length];
}

describe('fault 2: a snapshot', () => {
  test.each<[string, (rows: readonly Uint8Array[]) => Uint8Array]>([
    ['that lacks the newest rows', (rows) => Y.mergeUpdates(rows.slice(0, 2))],
    ['that forgot what was deleted', (rows) => Y.mergeUpdates(rows.slice(0, 3))],
    ['in which something is missing', (rows) => Y.mergeUpdates([rows[0]!, ...rows.slice(2)])],
    ['with something nobody wrote', (rows) => more(rows)],
    ['of nothing', () => Uint8Array.from([0, 0])],
  ])('%s is not kept; the rows stay where they are', async (_what, wrong) => {
    const { documents, rows } = await storedRows();
    const instead = wrong(rows);
    told.instead = () => instead;
    await expect(compactDocument(documents, name, 9)).rejects.toThrow(SnapshotMismatch);
    expect(await rowsIn(documents)).toEqual([false, 4]);
    told.instead = null;
    expect(await compactDocument(documents, name, 9)).toBe(true);
    expect(await rowsIn(documents)).toEqual([true, 0]);
  });

  test('that could not be proven is told in the log, and the map goes on', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) });
    const storage = memoryStorage();
    const compact = vi
      .spyOn(storage.documents, 'compact')
      .mockRejectedValue(new SnapshotMismatch('It is not.'));
    const clock = new HandClock();
    const server = await startTestServer({ storage, log, clock, syncLimits: { compactAfter: 2 } });
    const alice = await server.guest('alice');
    const mapId = await alice.makeMap();
    const hers = await alice.wire(mapId).synced();
    for (let i = 1; i < 5; i++) {
      hers.make('addActivity', { title: `${i}` });
      await hers.saved(i);
    }
    clock.pass(6000);
    await waitFor(() => lines.length > 0);
    expect(JSON.parse(lines[0]!)).toMatchObject({
      ...{ msg: 'a map could not be compacted', map: mapId, err: { type: 'SnapshotMismatch' } },
    });
    hers.make('addActivity', { title: 'Goes on' });
    await hers.saved(9);
    compact.mockRestore();
    const { snapshot, updates } = await storage.documents.load(`map:${mapId}`);
    expect([snapshot, updates.length]).toEqual([null, 6]);
    const other = await alice.wire(mapId).synced();
    expect(readMap(other.doc).activity.size).toBe(5);
  });
});

/** The state with one record too many. */
function more(rows: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc();
  for (const row of rows) Y.applyUpdate(doc, row);
  const updates = [...rows];
  doc.on('update', (bytes: Uint8Array) => updates.push(bytes));
  doc.getMap('activities').set('activity:forged', new Y.Map());
  return Y.mergeUpdates(updates);
}
