/** F16: many cards removed at once: allowed by the role, kept to come back from, and told to everybody. */
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { recordsOf } from '../../../shared/model/document.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { readNotice, type RoomNotice } from '../../../shared/protocol/notice.ts';
import type { VersionEntry } from '../../../shared/protocol/history.ts';
import { waitFor } from '../../support/waitFor.ts';
import type { Guest } from '../support/guest.ts';
import { HandClock, startTestServer, stopTestServers, temporarySqlite } from '../support/testServer.ts';
import type { WireClient } from '../support/wireClient.ts';

afterEach(stopTestServers);
afterAll(stopTestServers);

const noticesOf = ({ frames }: WireClient): RoomNotice[] =>
  frames.flatMap((frame) => (frame.kind === 'notice' ? [readNotice(frame.text)!] : []));
const liveStories = (doc: Y.Doc): number =>
  [...readMap(doc).story.values()].filter(({ archivedAt }) => archivedAt === null).length;

async function workshop(stories: number) {
  const clock = new HandClock();
  const server = await startTestServer({ clock, storage: temporarySqlite() });
  const alice = await server.guest('alice');
  const mapId = await alice.makeMap();
  const hers = await alice.wire(mapId).synced();
  const activity = hers.make('addActivity', { title: 'Buy' });
  const step = hers.make('addStep', { activityId: activity.id, title: 'Pay' });
  const titles = Array.from({ length: stories }, (_, i) => ({ title: `Story ${i}` }));
  const { ids } = hers.make('addStories', { stepId: step.id, releaseId: null, stories: titles });
  await hers.saved(1);
  const bob = await server.guest('bob');
  await bob.join((await alice.share(mapId, 'editor')).token);
  const his = await bob.wire(mapId).synced();
  return { clock, server, alice, bob, hers, his, mapId, ids, step };
}

async function versionsOf(guest: Guest, mapId: string): Promise<VersionEntry[]> {
  return ((await guest.get(`/api/maps/${mapId}/history`)).body as { versions: VersionEntry[] }).versions;
}

describe('F16: many cards removed at once', () => {
  test('a raw update that deletes everything is told to all, and one request brings all of it back', async () => {
    const { alice, bob, hers, his, mapId } = await workshop(60);
    his.edit((doc) => recordsOf(doc, 'story').clear());
    await his.saved(1);
    await waitFor(() => noticesOf(hers).length === 1);
    expect(noticesOf(hers)).toMatchObject([{ kind: 'removal', by: 'bob', cards: 60 }]);
    expect(noticesOf(his)).toEqual(noticesOf(hers));
    expect(liveStories(hers.doc)).toBe(0);
    const [version] = await versionsOf(alice, mapId);
    expect(version).toMatchObject({ kind: 'removal', cards: 60, by: { name: 'bob' } });
    his.make('addPersona', { name: 'Made since' });
    await his.saved(2);
    const back = await bob.post(`/api/maps/${mapId}/versions/${version!.seq}/restore`, { only: 'missing' });
    expect(back.body).toEqual({ result: { changed: 0, broughtBack: 60, archived: 0, locked: 0 } });
    await waitFor(() => liveStories(hers.doc) === 60 && liveStories(his.doc) === 60);
    const late = await alice.wire(mapId).synced();
    await waitFor(() => noticesOf(late).length === 1);
  });

  test('more than 30 % counts in a small map; fewer do not, nor what is made and taken back', async () => {
    const { alice, hers, his, mapId, ids, step } = await workshop(10);
    his.make('archive', { ids: ids.slice(0, 3) }); // 3 of 12 cards
    await his.saved(1);
    expect(await versionsOf(alice, mapId)).toEqual([]);
    hers.make('archive', { ids: ids.slice(3, 6) }); // 3 of 9
    await hers.saved(2);
    expect(await versionsOf(alice, mapId)).toMatchObject([
      { kind: 'removal', cards: 3, by: { name: 'alice' } },
    ]);
    const stories = [{ title: 'Once more' }];
    for (let i = 0; i < 3; i++) hers.make('addStories', { stepId: step.id, releaseId: null, stories });
    await hers.saved(3);
    expect(await versionsOf(alice, mapId)).toHaveLength(1);
  });

  test('a removal in many small parts within seconds is one; the point to come back to is before the first', async () => {
    const { alice, clock, hers, his, mapId, ids } = await workshop(30);
    for (const id of ids.slice(0, 12)) his.make('archive', { ids: [id] });
    await his.saved(1);
    await waitFor(() => noticesOf(hers).length > 0);
    const versions = await versionsOf(alice, mapId);
    expect(versions).toMatchObject([{ kind: 'removal', cards: 12 }]);
    clock.pass(20_000);
    for (const id of ids.slice(12, 14)) his.make('archive', { ids: [id] });
    await his.saved(2);
    expect(await versionsOf(alice, mapId)).toEqual(versions);
    expect((await alice.post(`/api/maps/${mapId}/versions/${versions[0]!.seq}/restore`)).body).toMatchObject({
      result: { broughtBack: 14 },
    });
    await waitFor(() => liveStories(hers.doc) === 30);
  });

  test('by an HTTP command is told with the name of who sent it', async () => {
    const { bob, hers, mapId, step } = await workshop(8);
    await bob.post(`/api/maps/${mapId}/commands/archive`, { ids: [step.id] });
    await waitFor(() => noticesOf(hers).length === 1);
    expect(noticesOf(hers)).toMatchObject([{ kind: 'removal', by: 'bob', cards: 9 }]);
  });
});
