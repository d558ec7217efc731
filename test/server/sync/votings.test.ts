/** What sockets hear of a dot voting, and what they may write of it: nothing. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { recordOf, recordsOf } from '../../../shared/model/document.ts';
import { readRecords } from '../../../shared/model/readMap.ts';
import { scopes } from '../../../shared/model/scope.ts';
import type { VotingId } from '../../../shared/model/voting.ts';
import { insertRecord } from '../../../shared/model/writeRecord.ts';
import { closeCode } from '../../../shared/protocol/closeCode.ts';
import { waitFor } from '../../support/waitFor.ts';
import type { Guest, Reply } from '../support/guest.ts';
import {
  startTestServer,
  stopTestServers,
  temporaryFolder,
  temporarySqlite,
  type TestServer,
} from '../support/testServer.ts';

let server: TestServer;
let alice: Guest;
let bob: Guest;
let mapId: string;
let storyId: string;
let id: VotingId;

beforeAll(async () => {
  server = await startTestServer();
  alice = await server.guest('alice');
  bob = await server.guest('bob');
  mapId = await alice.makeMap();
  await bob.join((await alice.share(mapId, 'commenter')).token);
  const command = async (name: string, input: unknown): Promise<{ id: string; ids: string[] }> =>
    ((await alice.post(`/api/maps/${mapId}/commands/${name}`, input)).body as { result: never }).result;
  const { id: activityId } = await command('addActivity', { title: 'Buy' });
  const { id: stepId } = await command('addStep', { activityId, title: 'Pay' });
  storyId = (await command('addStories', { stepId, releaseId: null, stories: [{ title: 'By card' }] }))
    .ids[0]!;
  const { body } = await alice.post(`/api/maps/${mapId}/votings`, { dots: 5, releaseId: null });
  ({ id } = body as { id: VotingId });
});
afterAll(stopTestServers);

const vote = (who: Guest, dots: number): Promise<Reply> =>
  who.ask('PATCH', `/api/maps/${mapId}/votings/${id}/mine`, { storyId, dots });

describe('F18: a voting on the wire', () => {
  test('F18: an owner’s sockets hear nothing of a vote, on no document, and all of the counts with the reveal', async () => {
    const hers = await Promise.all(scopes.map((scope) => alice.wire(mapId, '', {}, scope).synced()));
    const session = hers[scopes.indexOf('session')]!;
    expect(readRecords(session.doc, 'voting').get(id)).toMatchObject({ state: 'open', results: null });
    const heard = (): unknown =>
      hers.map(({ updates, frames, heard: presence }) => [updates, frames, presence]);
    const [before, documents] = [JSON.stringify(heard()), hers.map(({ doc }) => JSON.stringify(doc))];
    for (const dots of [1, 5, 3]) expect((await vote(bob, dots)).status).toBe(200);
    expect(hers.map(({ doc }) => JSON.stringify(doc))).toEqual(documents);
    expect(JSON.stringify(heard())).toBe(before);
    await alice.post(`/api/maps/${mapId}/votings/${id}/reveal`);
    await waitFor(() => readRecords(session.doc, 'voting').get(id)?.state === 'revealed');
    expect(readRecords(session.doc, 'voting').get(id)).toMatchObject({
      results: { [storyId]: 3 },
      voters: 1,
    });
    for (const wire of hers) wire.close();
  });

  test.each<[string, (doc: Y.Doc) => void]>([
    ['make one', (doc) => insertRecord(doc, 'voting', 'voting:made', { dots: 3, state: 'open' })],
    ['change the counts', (doc) => recordOf(doc, 'voting', id)!.set('results', { [storyId]: 50 })],
    ['put something more into it', (doc) => recordOf(doc, 'voting', id)!.set('ballots', ['bob'])],
    ['take one away', (doc) => recordsOf(doc, 'voting').delete(id)],
  ])(
    'F18: nobody may %s, a facilitator and an owner included: the server alone writes votings',
    async (_what, change) => {
      const carol = await server.guest('carol');
      await carol.join((await alice.share(mapId, 'facilitator')).token);
      const held = (): unknown =>
        server.rooms.openRoom(mapId, 'session')!.read((doc) => JSON.stringify(recordsOf(doc, 'voting')));
      for (const who of [alice, carol]) {
        const wire = await who.wire(mapId, '', {}, 'session').synced();
        const before = held();
        wire.edit(change);
        expect((await wire.ended()).code).toBe(closeCode.forbidden);
        expect(held()).toBe(before);
      }
    },
  );
});

describe('F21: a voting whose row was lost', () => {
  test('comes back with the copy of a facilitator, who may write none', async () => {
    const folder = temporaryFolder();
    const first = await startTestServer({ storage: temporarySqlite(folder) });
    const carol = await first.guest('carol');
    const shop = await carol.makeMap();
    const copy = (await carol.wire(shop, '', {}, 'session').synced()).doc;
    await carol.post(`/api/maps/${shop}/votings`, { dots: 5, releaseId: null });
    await waitFor(() => readRecords(copy, 'voting').size === 1);
    await first.stop();
    const database = new DatabaseSync(join(folder, 'throughline.sqlite'));
    const { changes } = database
      .prepare('UPDATE updates SET bytes = zeroblob(length(bytes)) WHERE doc = ? AND seq = 2')
      .run(`session:${shop}`);
    expect(Number(changes)).toBe(1);
    database.close();

    const again = await startTestServer({ storage: temporarySqlite(folder) });
    const back = carol.at(again.url);
    const fresh = await back.wire(shop, '', {}, 'session').synced();
    expect(readRecords(fresh.doc, 'voting').size).toBe(0);
    const hers = await back.wire(shop, '', {}, 'session', copy).synced();
    await waitFor(() => readRecords(fresh.doc, 'voting').size === 1);
    expect(hers.ending).toBeNull();
    expect([...readRecords(fresh.doc, 'voting').values()]).toMatchObject([{ dots: 5, state: 'open' }]);
  });
});
