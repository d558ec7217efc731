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
  expect(await thinAll(storage, clock, 10.5)).toBe(1);

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
  expect(await thinAll(storage, clock, 10.5)).toBe(0);
  expect((await alice.post(`/api/maps/${mapId}/versions/${seq}/restore`)).body).toMatchObject({
    result: { archived: 40 },
  });
});

test('an owner keeps the history of one map for fewer days, or for more, than the server does', async () => {
  const storage = temporarySqlite();
  const { clock, person } = testApp({ storage });
  const alice = await person('alice');
  const maps = { short: await alice.makeMap(), long: await alice.makeMap(), usual: await alice.makeMap() };
  const rowsOf = async (mapId: string): Promise<number> =>
    (await storage.documents.history(`map:${mapId}`)).length;
  const set = async (mapId: string, days: unknown): Promise<number> =>
    (await alice.ask('PATCH', `/api/maps/${mapId}/retention`, { days })).status;
  for (const wrong of [0, -1, 1.5, 3651, '30', undefined]) expect(await set(maps.short, wrong)).toBe(400);
  expect([await set(maps.short, 5), await set(maps.long, 1000)]).toEqual([204, 204]);
  expect((await alice.get(`/api/maps/${maps.short}/retention`)).body).toEqual({ days: 5, isOwn: true });
  expect((await alice.get(`/api/maps/${maps.usual}/retention`)).body).toEqual({ days: null, isOwn: false });
  for (let i = 0; i < 40; i++) {
    clock.pass(day);
    for (const mapId of Object.values(maps)) await alice.command(mapId, 'addActivity', { title: `Day ${i}` });
  }
  for (const mapId of Object.values(maps))
    await compactDocument(storage.documents, `map:${mapId}`, clock.now());
  expect(await thinAll(storage, clock, undefined)).toBe(1);
  expect([await rowsOf(maps.short), await rowsOf(maps.long), await rowsOf(maps.usual)]).toEqual([6, 41, 41]);
  expect(await thinAll(storage, clock, 20.5)).toBe(1);
  expect([await rowsOf(maps.short), await rowsOf(maps.long), await rowsOf(maps.usual)]).toEqual([6, 41, 21]);
  expect(await set(maps.long, null)).toBe(204);
  expect(await thinAll(storage, clock, 20.5)).toBe(1);
  expect(await rowsOf(maps.long)).toBe(21);
});
