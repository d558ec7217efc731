/** F7, F21: a damaged map heals from honest copies, and only that: nobody forges anything in its shadow, and it ends. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { systemClock } from '../../../server/clock.ts';
import { compactDocument } from '../../../server/sync/compactDocument.ts';
import { healingTime } from '../../../server/sync/lostPart.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { closeCode } from '../../../shared/protocol/closeCode.ts';
import { run } from '../../support/buildMap.ts';
import { waitFor } from '../../support/waitFor.ts';
import { startTestServer, stopTestServers, temporaryFolder, temporarySqlite } from '../support/testServer.ts';
import type { Guest } from '../support/guest.ts';
import type { WireClient } from '../support/wireClient.ts';

afterEach(stopTestServers);

const titles = (doc: Y.Doc): string[] => [...readMap(doc).activity.values()].map(({ title }) => title).sort();

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

/** A map on which alice made four activities (rows 2 to 5) that bob has all seen, and then a row of it is damaged. */
async function damagedShop(row: number, { compactAt = 0, later = 0, locks = false } = {}) {
  const folder = temporaryFolder();
  const storage = temporarySqlite(folder);
  const first = await startTestServer({ storage });
  const alice = await first.guest('alice');
  const mapId = await alice.makeMap('Shop');
  const name = `map:${mapId}`;
  const hers = await alice.wire(mapId).synced();
  for (const [i, title] of ['One', 'Two', 'Three', 'Four'].entries()) {
    hers.make('addActivity', { title });
    await hers.saved(i + 1);
    if (i + 2 === compactAt) await compactDocument(storage.documents, name, 9);
  }
  if (locks) {
    const ids = [...readMap(hers.doc).activity.keys()];
    hers.make('lockThings', { ids: ids.slice(0, 1) });
    await hers.saved(9);
  }
  const bob = await first.guest('bob');
  await bob.join((await alice.share(mapId, 'editor')).token);
  const his = await bob.wire(mapId).synced();
  await first.stop();
  const database = new DatabaseSync(join(folder, 'throughline.sqlite'));
  const table = row === 0 ? 'snapshots' : 'updates';
  const where = row === 0 ? '' : `AND seq = ${row}`;
  const { changes } = database
    .prepare(`UPDATE ${table} SET bytes = zeroblob(length(bytes)) WHERE doc = ? ${where}`)
    .run(name);
  expect(Number(changes)).toBe(1);
  database.close();
  const again = temporarySqlite(folder);
  await again.documents.load(name); // the damage is found
  const clock = { ...systemClock, now: () => systemClock.now() + later };
  const server = await startTestServer({ storage: again, clock });
  const comeBack = async (guest: Guest): Promise<Guest> => {
    const back = await server.guest('somebody');
    back.cookie = guest.cookie;
    return back;
  };
  const [owner, editor] = [await comeBack(alice), await comeBack(bob)];
  /** Bob comes with this copy and sends all of it. */
  const bringsBob = (doc: Y.Doc): WireClient => editor.wire(mapId, '', {}, 'map', doc);
  const damaged = async () => (await again.documents.load(name)).damaged;
  const fresh = await owner.wire(mapId).synced();
  return { ...{ name, storage: again, fresh, bringsBob, damaged }, hers: hers.doc, his: his.doc };
}

/** Goes on under the id under which alice wrote. */
function asAlice(doc: Y.Doc, alice: Y.Doc): Y.Doc {
  const copy = copyOf(doc);
  copy.clientID = alice.clientID;
  return copy;
}

describe('F21: a lost row', () => {
  test.each([
    ['in the middle', 3, ['One']],
    ['the last one', 5, ['One', 'Three', 'Two']],
  ])('%s comes back with the copy of somebody else; then it is over', async (_name, row, left) => {
    const { fresh, bringsBob, his, damaged, storage, name } = await damagedShop(row);
    expect(titles(fresh.doc)).toEqual(left);
    expect(await damaged()).toMatchObject([{ seq: row, healedAt: null }]);
    expect(await compactDocument(storage.documents, name, 9)).toBe(false);
    await bringsBob(copyOf(his)).synced();
    await waitFor(() => titles(fresh.doc).length === 4);
    await waitFor(async () => (await damaged())[0]!.healedAt !== null);
    expect(await compactDocument(storage.documents, name, 9)).toBe(true);
    const newcomer = await bringsBob(new Y.Doc()).synced();
    expect(titles(newcomer.doc)).toEqual(['Four', 'One', 'Three', 'Two']);
  });

  test('comes back with what its owner may do alone: what the rest of the copy changes keeps the rules', async () => {
    const { fresh, bringsBob, his } = await damagedShop(3, { locks: true });
    const copy = copyOf(his);
    const [locked] = [...readMap(copy).activity.values()].filter((activity) => activity.locked);
    const record = copy.getMap<Y.Map<unknown>>('activities').get(locked!.id)!;
    record.set('colour', 'red');
    const { code } = await bringsBob(copy).ended();
    expect(code).toBe(closeCode.locked);
    await bringsBob(copyOf(his)).synced();
    await waitFor(() => titles(fresh.doc).length === 4);
  });
});

describe('F7: in the shadow of a damaged map', () => {
  test('nobody goes on under the id of somebody else', async () => {
    const { hers, his, bringsBob, fresh } = await damagedShop(3);
    const forged = asAlice(his, hers);
    run(forged, 'addActivity', { title: 'Forged' });
    expect((await bringsBob(forged).ended()).code).toBe(closeCode.forbidden);
    expect(titles(fresh.doc)).toEqual(['One']);
  });

  test('what stands in a sound row is as it was, whatever a copy says of it', async () => {
    const { hers, bringsBob, fresh } = await damagedShop(3);
    const forged = asAlice(fresh.doc, hers);
    run(forged, 'addActivity', { title: 'Fog' });
    run(forged, 'addActivity', { title: 'Forge' });
    bringsBob(forged);
    await waitFor(() => titles(fresh.doc).length === 4);
    expect(titles(fresh.doc)).toEqual(['Fog', 'Four', 'One', 'Three']);
  });

  test('nobody brings more than the lost row can have held', async () => {
    const { hers, bringsBob, fresh } = await damagedShop(5);
    const forged = asAlice(fresh.doc, hers);
    run(forged, 'addActivity', { title: 'x'.repeat(400) });
    expect((await bringsBob(forged).ended()).code).toBe(closeCode.forbidden);
    expect(titles(fresh.doc)).toEqual(['One', 'Three', 'Two']);
  });

  test('nobody writes for somebody else once it is healed', async () => {
    const { hers, his, bringsBob, fresh, damaged } = await damagedShop(3);
    await bringsBob(copyOf(his)).synced();
    await waitFor(async () => (await damaged())[0]!.healedAt !== null);
    const forged = asAlice(his, hers);
    run(forged, 'addActivity', { title: 'Forged' });
    expect((await bringsBob(forged).ended()).code).toBe(closeCode.forbidden);
    expect(titles(fresh.doc)).toEqual(['Four', 'One', 'Three', 'Two']);
  });

  test('nobody writes for somebody else where only a snapshot was damaged; a good one replaces it', async () => {
    const { hers, his, bringsBob, fresh, damaged, storage, name } = await damagedShop(0, { compactAt: 4 });
    expect(titles(fresh.doc)).toEqual(['Four', 'One', 'Three', 'Two']);
    const forged = asAlice(his, hers);
    run(forged, 'addActivity', { title: 'Forged' });
    expect((await bringsBob(forged).ended()).code).toBe(closeCode.forbidden);
    await waitFor(async () => (await damaged())[0]!.healedAt !== null);
    expect(await compactDocument(storage.documents, name, 9)).toBe(true);
    expect((await storage.documents.load(name)).snapshot?.seq).toBe(5);
  });

  test('nothing comes back any more after two weeks, and the map is compacted without it', async () => {
    const { his, bringsBob, fresh, damaged, storage, name } = await damagedShop(3, { later: healingTime });
    expect((await bringsBob(copyOf(his)).ended()).code).toBe(closeCode.forbidden);
    expect(titles(fresh.doc)).toEqual(['One']);
    await waitFor(async () => (await damaged())[0]!.healedAt !== null);
    expect(await compactDocument(storage.documents, name, 9)).toBe(true);
    expect((await storage.documents.load(name)).updates).toEqual([]);
    const newcomer = await bringsBob(new Y.Doc()).synced();
    expect(titles(newcomer.doc)).toEqual(['One']);
  });
});
