/** Fault 4 on a database file that really cannot grow: nothing is acknowledged that is not on disk, and it goes on by itself. */
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { readMap } from '../../../shared/model/readMap.ts';
import { openDatabase, sqliteStorage } from '../../../server/storage/sqlite.ts';
import { replay } from '../../../server/sync/openDocument.ts';
import { setFull } from '../../support/fullDisk.ts';
import { waitFor } from '../../support/waitFor.ts';
import { startTestServer, stopTestServers, temporaryFolder } from '../support/testServer.ts';

afterEach(stopTestServers);

test('fault 4: on a full disk maps are read-only, reading and export work, and with space again all is saved', async () => {
  const folder = temporaryFolder();
  const database = openDatabase(join(folder, 'throughline.sqlite'));
  const storage = sqliteStorage(database, join(folder, 'images'));
  const server = await startTestServer({ storage });
  const alice = await server.guest('alice');
  const mapId = await alice.makeMap();
  const hers = await alice.wire(mapId).synced();
  const bob = await server.guest('bob');
  await bob.join((await alice.share(mapId, 'editor')).token);
  const his = await bob.wire(mapId).synced();
  const { id: activityId } = hers.make('addActivity', { title: 'Buy' });
  const { id: stepId } = hers.make('addStep', { activityId, title: 'Pay' });
  await hers.saved(1);
  await waitFor(() => readMap(his.doc).step.size === 1);
  const heard = his.updates;

  setFull(database, true);
  const details = 'x'.repeat(20_000);
  const stories = [{ title: 'Does not fit', details }];
  hers.make('addStories', { stepId, releaseId: null, stories });
  hers.barrier(2);
  await waitFor(() => hers.mode === 'read-only-storage' && his.mode === 'read-only-storage');
  his.make('addActivity', { title: 'Does not fit either' });
  his.barrier(2);
  for (const path of ['', '/backlog', '/export.json', '/export.csv', '/history'])
    expect((await alice.get(`/api/maps/${mapId}${path}`)).status, path).toBe(200);
  const late = await bob.wire(mapId).opened();
  late.sync('step1', Uint8Array.from([0]));
  await waitFor(() => late.isSynced);
  expect([readMap(late.doc).activity.size, readMap(late.doc).story.size]).toEqual([1, 0]);
  expect((await alice.get('/readyz')).body).toEqual({ status: 'up', saving: false });
  expect((await alice.post(`/api/maps/${mapId}/commands/renameMap`, { title: 'x' })).status).toBe(503);
  expect([hers.durable(2), his.durable(2), his.updates]).toEqual([false, false, heard]);
  expect(readMap(replay(await storage.documents.load(`map:${mapId}`))).story.size).toBe(0);

  setFull(database, false);
  await waitFor(() => hers.durable(2) && his.durable(2) && hers.mode === 'read-write');
  await waitFor(() => readMap(late.doc).activity.size === 2 && readMap(late.doc).story.size === 1);
  expect(readMap(replay(await storage.documents.load(`map:${mapId}`))).story.size).toBe(1);
  expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
});
