/** Two servers on one PostgreSQL: any of them serves any map, both at once, with a Redis between them and without. */
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { closeCode } from '../../../shared/protocol/closeCode.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { systemClock } from '../../../server/clock.ts';
import { compactDocument } from '../../../server/sync/compactDocument.ts';
import { png } from '../../support/imageFiles.ts';
import { freshDatabase, sharedRedis } from '../../support/services.ts';
import { waitFor } from '../../support/waitFor.ts';
import { closeProviders, type Guest, type Reply } from '../support/guest.ts';
import { Steadfast } from '../support/steadfast.ts';
import { stopTestServers, type TestServer } from '../support/testServer.ts';
import { startTwoNodes, storedMap, type TwoNodes } from '../support/twoNodes.ts';
import type { WireClient } from '../support/wireClient.ts';

afterEach(closeProviders);
afterAll(stopTestServers);

const pointing = { presence: { cursor: { x: 1, y: 2 }, selection: [], editing: null, drag: null } };
const lastOf = (client: WireClient, id: number) => client.heard.findLast((entry) => entry.client === id);
const nameOf = (shown: { state: unknown } | undefined): string | undefined =>
  (shown?.state as { person?: { name: string } } | null | undefined)?.person?.name;
const titlesOf = (client: WireClient): string[] =>
  [...readMap(client.doc).activity.values()].map(({ title }) => title);

/** alice at node a, bob at node b, on one map of hers. */
async function twoPeople({ a, b }: TwoNodes, role: 'viewer' | 'editor' = 'editor') {
  const alice = await a.guest('alice');
  const mapId = await alice.makeMap();
  const bob = await b.guest('bob');
  const link = await alice.share(mapId, role);
  await bob.join(link.token);
  return { alice, bob, mapId, link };
}

/** Resolves when the node has asked the store whose people changed, and acted on the answer. */
async function hasLooked({ storage }: TestServer): Promise<void> {
  const read = vi.spyOn(storage.signals, 'read');
  await waitFor(() => read.mock.calls.length > 1); // it asks again when it is done
  read.mockRestore();
}

/** What is done at node a while bob is at node b. */
interface Elsewhere {
  readonly alice: Guest;
  readonly bobThere: Guest;
  /** Addresses of bob among the members, of the link he came by, and of an API token of his. */
  readonly member: string;
  readonly link: string;
  readonly token: string;
}

interface Member {
  readonly id: string;
  readonly name: string;
}

/** The clock of the second is an hour ahead. */
async function startNodes(redis: string | null): Promise<TwoNodes> {
  const database = await freshDatabase();
  return startTwoNodes({
    databases: [database, database],
    redis: redis === null ? null : [redis, redis],
    clocks: [undefined, { ...systemClock, now: () => Date.now() + 3_600_000 }],
  });
}

describe.each([
  ['with Redis', true],
  ['without Redis', false],
])('two nodes %s', (_name, hasRedis) => {
  let nodes: TwoNodes;
  beforeAll(async () => {
    nodes = await startNodes(hasRedis ? await sharedRedis() : null);
  });

  test('show each other’s edits, saved before they are seen', async () => {
    const { alice, bob, mapId } = await twoPeople(nodes);
    const hers = await alice.wire(mapId).synced();
    const his = await bob.wire(mapId).synced();
    hers.make('addActivity', { title: 'from alice' });
    await waitFor(() => titlesOf(his).includes('from alice'));
    his.make('addActivity', { title: 'from bob' });
    await waitFor(() => titlesOf(hers).includes('from bob'));
    expect((await storedMap(nodes.a, mapId)).titles.sort((x, y) => x.localeCompare(y))).toEqual([
      'from alice',
      'from bob',
    ]);
    const { body } = await alice.at(nodes.b.url).get('/api/maps');
    expect(body).toMatchObject({ maps: [{ id: mapId, role: 'owner' }] });
  });

  test('both taking edits of one map at once lose none, double none and end up with the same', async () => {
    const { alice, bob, mapId } = await twoPeople(nodes);
    const people = [
      new Steadfast([alice], mapId),
      new Steadfast([bob], mapId),
      new Steadfast([alice.at(nodes.b.url)], mapId),
    ];
    await Promise.all(people.map((person) => person.connected()));
    const made: string[] = [];
    for (let round = 0; round < 30; round++) {
      people.forEach((person, i) => {
        const title = `${i}-${round}`;
        made.push(title);
        person.type(title);
      });
      if (round % 3 === 0) await Promise.all(people.map((person) => person.saved()));
    }
    await Promise.all(people.map((person) => person.saved()));
    for (const { doc } of people) await waitFor(() => readMap(doc).activity.size === made.length);
    const { titles, seqs, twice } = await storedMap(nodes.a, mapId);
    expect(new Set(titles)).toEqual(new Set(made));
    expect(titles).toHaveLength(made.length);
    expect(twice).toBe(0);
    expect(seqs).toEqual(seqs.map((_seq, i) => i + 1));
    for (const person of people) person.leave();
  });

  test('list a map with what both did', async () => {
    const { alice, bob, mapId } = await twoPeople(nodes);
    const hers = await alice.wire(mapId).synced();
    const his = await bob.wire(mapId).synced();
    const release = readMap(hers.doc).release.size;
    hers.make('renameMap', { title: 'Her title' });
    his.make('addRelease', { name: 'Next' });
    await Promise.all([hers.saved(1), his.saved(1)]);
    await waitFor(() => readMap(hers.doc).release.size === release + 1);
    await waitFor(async () => (await nodes.b.storage.maps.find(mapId))?.title === 'Her title');
  });

  test.each([
    [
      'whose role was lowered',
      'read-only',
      ({ alice, member }) => alice.ask('PATCH', member, { role: 'viewer' }),
    ],
    ['who was taken off the map', 'out', ({ alice, member }) => alice.delete(member)],
    ['who signed out', 'out', ({ bobThere }) => bobThere.delete('/api/session')],
    ['whose link was revoked', 'out', ({ alice, link }) => alice.delete(link)],
    ['whose API token was revoked', 'out', ({ bobThere, token }) => bobThere.delete(token)],
  ] satisfies [string, 'out' | 'read-only', (at: Elsewhere) => Promise<Reply>][])(
    'S2, S3: somebody %s at one node is %s at the other within five seconds',
    async (who, then, change) => {
      const { alice, bob, mapId, link } = await twoPeople(nodes);
      const members = (await alice.get(`/api/maps/${mapId}/members`)).body as { members: Member[] };
      const made = await bob.post('/api/tokens', {
        name: 'Script',
        scopes: ['maps:read', 'maps:write'],
        days: 1,
      });
      const { id: tokenId, token } = made.body as { id: string; token: string };
      const byToken: Record<string, string> = who.includes('token')
        ? { authorization: `Bearer ${token}`, cookie: '' }
        : {};
      const his = await bob.wire(mapId, '', byToken).synced();
      await waitFor(() => his.mode === 'read-write');
      await hasLooked(nodes.b); // that bob came was a change as well
      const before = performance.now();
      const { status } = await change({
        alice,
        bobThere: bob.at(nodes.a.url),
        member: `/api/maps/${mapId}/members/${members.members.find(({ name }) => name === 'bob')!.id}`,
        link: `/api/maps/${mapId}/links/${link.id}`,
        token: `/api/tokens/${tokenId}`,
      });
      expect(status).toBe(204);
      if (then === 'out') expect((await his.ended()).code).toBe(closeCode.signInNeeded);
      else await waitFor(() => his.mode === 'read-only-role');
      expect(performance.now() - before).toBeLessThan(5000);
      if (then === 'read-only') expect(his.ending).toBeNull();
    },
  );

  test('S3: a link revoked at one node closes the socket it opened at the other', async () => {
    const { alice, bob, mapId, link } = await twoPeople(nodes, 'viewer');
    const his = await bob.wire(mapId).synced();
    await waitFor(() => nodes.b.rooms.openRoom(mapId)?.isLive === true);
    expect((await alice.delete(`/api/maps/${mapId}/links/${link.id}`)).status).toBe(204);
    expect((await his.ended()).code).toBe(closeCode.signInNeeded);
  });

  test('a higher role taken at one node counts at once at the other', async () => {
    const { alice, bob, mapId } = await twoPeople(nodes, 'viewer');
    const his = await bob.wire(mapId).synced();
    await waitFor(() => his.mode === 'read-only-role');
    await bob.at(nodes.a.url).join((await alice.share(mapId, 'editor')).token);
    await waitFor(() => his.mode === 'read-write');
  });

  test('a name taken at one node is shown at the other', async () => {
    const { alice, bob, mapId } = await twoPeople(nodes);
    const hers = await alice.wire(mapId).synced();
    const his = await bob.wire(mapId).synced();
    his.presence(7, 1, pointing);
    const watching = await alice.at(nodes.b.url).wire(mapId).synced();
    watching.presence(8, 1, pointing);
    await waitFor(() => lastOf(watching, 7));
    expect((await bob.at(nodes.a.url).post('/api/session', { name: 'Robert' })).status).toBe(200);
    await waitFor(() => nameOf(lastOf(watching, 7)) === 'Robert');
    expect([hers.ending, his.ending]).toEqual([null, null]);
  });

  test('who knocks at one node is told of to the facilitator at the other, and let in there is in everywhere', async () => {
    const { alice, mapId } = await twoPeople(nodes);
    const carol = await nodes.b.guest('carol');
    const hers = await alice.wire(mapId).synced();
    const tells = (): number => hers.frames.filter(({ kind }) => kind === 'notice').length;
    const lobby = { role: 'contributor', needsApproval: true };
    const { code } = (await alice.post(`/api/maps/${mapId}/lobby`, lobby)).body as { code: string };
    await waitFor(() => tells() > 0);
    const before = tells();
    expect((await carol.post('/api/join/code', { code })).body).toMatchObject({ state: 'waiting' });
    await waitFor(() => tells() > before, { what: 'alice to hear of the knock' });
    const { waiting } = (await alice.get(`/api/maps/${mapId}/door`)).body as { waiting: { id: string }[] };
    await alice.post(`/api/maps/${mapId}/knocks`, { ids: waiting.map(({ id }) => id), letIn: true });
    expect((await carol.get(`/api/maps/${mapId}/knock`)).body).toEqual({ mapId, state: 'in' });
    await carol.wire(mapId).synced();
  });

  test('a map deleted at one node is gone at the other', async () => {
    const { alice, bob, mapId } = await twoPeople(nodes);
    const his = await bob.wire(mapId).synced();
    expect((await alice.delete(`/api/maps/${mapId}`)).status).toBe(204);
    expect((await his.ended()).code).toBe(closeCode.mapGone);
  });

  test('F7: nobody writes at one node under the client id of somebody at the other', async () => {
    const { alice, bob, mapId } = await twoPeople(nodes);
    const hers = await alice.wire(mapId).synced();
    const his = await bob.wire(mapId).synced();
    hers.make('addActivity', { title: 'hers' });
    await hers.saved(1);
    await waitFor(() => titlesOf(his).includes('hers'));
    his.doc.clientID = hers.doc.clientID;
    his.make('addActivity', { title: 'not hers' });
    expect((await his.ended()).code).toBe(closeCode.forbidden);
    expect((await storedMap(nodes.a, mapId)).titles).toEqual(['hers']);
  });

  test('F19: two tabs of one person with one client id, one at each node, never become one', async () => {
    const { alice, bob, mapId } = await twoPeople(nodes);
    const first = await alice.wire(mapId).synced();
    const copy = await alice.at(nodes.b.url).wire(mapId).synced();
    const his = await bob.wire(mapId).synced();
    copy.doc.clientID = first.doc.clientID;
    first.make('addActivity', { title: 'from the first' });
    copy.make('addActivity', { title: 'from the copy' });
    for (const tab of [first, copy]) tab.barrier(1);
    await waitFor(() => first.durable(1) || copy.durable(1), { what: 'one of them to be saved' });
    await waitFor(() => first.ending !== null || copy.ending !== null, { what: 'the other to be sent away' });
    expect([first.durable(1), copy.durable(1)].filter(Boolean), 'never both').toHaveLength(1);
    const kept = first.durable(1) ? 'from the first' : 'from the copy';
    expect((await storedMap(nodes.a, mapId)).titles).toEqual([kept]);
    await waitFor(() => his.ending !== null || titlesOf(his).includes(kept));
    const again = await bob.wire(mapId).synced();
    expect(titlesOf(again)).toEqual([kept]);
  });

  test('a ticket of one node opens a socket at the other, once, whatever the clocks say', async () => {
    const { alice, mapId } = await twoPeople(nodes);
    for (const [from, to] of [
      [nodes.a, nodes.b],
      [nodes.b, nodes.a],
    ] as const) {
      const { body } = await alice.at(from.url).post(`/api/maps/${mapId}/ticket`);
      const query = `?ticket=${(body as { ticket: string }).ticket}`;
      const visitor = alice.at(to.url);
      visitor.cookie = '';
      await visitor.wire(mapId, query).synced();
      expect((await visitor.wire(mapId, query).ended()).code).toBe(closeCode.signInNeeded);
    }
  });

  test('fault 10: a link that ends in ten minutes counts at both, though one clock is an hour ahead', async () => {
    const { alice, mapId } = await twoPeople(nodes);
    const { token } = await alice.share(mapId, 'viewer', Date.now() + 600_000);
    const carol = await nodes.b.guest('carol');
    await carol.join(token);
    await carol.wire(mapId).synced();
  });

  test('compacting at one node takes nothing from the other', async () => {
    const { alice, bob, mapId } = await twoPeople(nodes);
    const hers = await alice.wire(mapId).synced();
    const his = await bob.wire(mapId).synced();
    for (let i = 0; i < 5; i++) hers.make('addActivity', { title: `early ${i}` });
    await hers.saved(1);
    const { documents } = nodes.a.storage;
    expect(await compactDocument(documents, `map:${mapId}`, 1)).toBe(true);
    his.make('addActivity', { title: 'late' });
    await his.saved(1);
    await waitFor(() => titlesOf(hers).length === 6 && titlesOf(his).length === 6);
    const { seqs } = await storedMap(nodes.b, mapId);
    expect(seqs).toEqual(seqs.map((_seq, i) => i + 1));
  });

  test('an image put in at one node is there at the other', async () => {
    const { alice, bob, mapId } = await twoPeople(nodes);
    const file = png(3, 2);
    const reply = await fetch(`${alice.url}/api/maps/${mapId}/images`, {
      method: 'POST',
      headers: { origin: alice.url, cookie: alice.cookie },
      body: new Uint8Array(file),
    });
    expect(reply.status).toBe(201);
    const { hash } = (await reply.json()) as { hash: string };
    const image = await fetch(`${bob.url}/api/maps/${mapId}/images/${hash}`, {
      headers: { cookie: bob.cookie },
    });
    expect(new Uint8Array(await image.arrayBuffer())).toEqual(new Uint8Array(file));
  });
});

describe('two nodes with Redis show each other’s people:', () => {
  test('who points where, who comes, who leaves', async () => {
    const nodes = await startNodes(await sharedRedis());
    const { alice, bob, mapId } = await twoPeople(nodes);
    const hers = await alice.wire(mapId).synced();
    hers.presence(5, 1, pointing);
    await waitFor(() => lastOf(hers, 5));
    const his = await bob.wire(mapId).synced();
    await waitFor(() => lastOf(his, 5)); // she was there before his node opened the map
    expect(lastOf(his, 5)?.state).toMatchObject({ person: { name: 'alice', role: 'owner' } });
    his.presence(7, 1, pointing);
    await waitFor(() => lastOf(hers, 7));
    const before = lastOf(hers, 7)!.clock;
    his.presence(7, 2, pointing);
    await waitFor(() => lastOf(hers, 7)!.clock > before);
    his.close();
    await waitFor(() => lastOf(hers, 7)!.state === null);
    const again = await bob.at(nodes.a.url).wire(mapId).synced();
    const left = lastOf(hers, 7)!.clock;
    again.presence(7, 3, pointing);
    await waitFor(() => lastOf(hers, 7)!.clock > left && lastOf(hers, 7)!.state !== null);
  });
});
