/** Retention: old rows become whole maps; what people named stays, and so does everything that is young. */
import { afterAll, expect, test } from 'vitest';
import type { HistoryAnswer } from '../../../shared/protocol/history.ts';
import { thinAll } from '../../../server/history/retention.ts';
import { compactDocument } from '../../../server/sync/compactDocument.ts';
import { testApp } from '../support/testApp.ts';
import { stopTestServers, temporarySqlite } from '../support/testServer.ts';

afterAll(stopTestServers);

const day = 24 * 60 * 60 * 1000;

test('history older than so many days is thinned to named versions and one a week; the rest stays row by row', async () => {
  const storage = temporarySqlite();
  const { clock, person } = testApp({ storage });
  const alice = await person('alice');
  const mapId = await alice.makeMap();
  const doc = `map:${mapId}`;
  const add = (title: string): Promise<unknown> => alice.command(mapId, 'addActivity', { title });
  await add('Day 0');
  const named = await alice.post(`/api/maps/${mapId}/versions`, { name: 'The beginning' });
  const { seq } = named.body as { seq: number };
  for (let i = 1; i <= 40; i++) {
    clock.pass(day);
    await add(`Day ${i}`);
  }
  await compactDocument(storage.documents, doc, clock.now());
  const before = (await alice.get(`/api/maps/${mapId}/versions/40`)).text;
  expect(await thinAll(storage, clock, clock.now() - 10.5 * day)).toBe(1);

  const { body } = await alice.get(`/api/maps/${mapId}/history`);
  const { sittings, versions } = body as HistoryAnswer;
  expect(sittings).toHaveLength(11);
  expect(versions.filter(({ kind }) => kind === 'named')).toMatchObject([{ seq, name: 'The beginning' }]);
  const weekly = versions.filter(({ kind }) => kind === 'kept');
  expect(weekly.length).toBeGreaterThanOrEqual(4);
  expect(weekly.length).toBeLessThanOrEqual(6);
  for (const version of versions) {
    const { status, text } = await alice.get(`/api/maps/${mapId}/versions/${version.seq}`);
    expect([
      status,
      text.includes(`Day ${version.seq - 2}`),
      text.includes(`Day ${version.seq - 1}"`),
    ]).toEqual([200, true, false]);
  }
  expect((await alice.get(`/api/maps/${mapId}/versions/40`)).text).toBe(before);
  expect((await alice.get(`/api/maps/${mapId}/versions/${seq + 1}`)).status).toBe(404);
  expect((await alice.post(`/api/maps/${mapId}/versions`, { name: 'Gone', seq: seq + 1 })).status).toBe(404);
  expect((await storage.documents.history(doc)).length).toBe(11);
  expect(await thinAll(storage, clock, clock.now() - 10.5 * day)).toBe(0);
  expect((await alice.post(`/api/maps/${mapId}/versions/${seq}/restore`)).body).toMatchObject({
    result: { archived: 40 },
  });
});
