/** The abuse cases of presence (A1 to A7), each tried on a real socket. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRandom } from '../../support/random.ts';
import { waitFor } from '../../support/waitFor.ts';
import type { Guest } from '../support/guest.ts';
import { startTestServer, stopTestServers, type TestServer } from '../support/testServer.ts';
import type { WireClient } from '../support/wireClient.ts';

let server: TestServer;
beforeAll(async () => {
  const plenty = { burst: 1e6, perSecond: 1e6 };
  server = await startTestServer({
    syncLimits: { presenceFrames: plenty, bytes: plenty, oddFrames: plenty, socketsPerPerson: 400 },
    requestLimits: { perPerson: 1e6, perAddress: 1e6, sessionsPerAddress: 1e6 },
  });
});
afterAll(stopTestServers);

const pointing = { presence: { cursor: { x: 1, y: 2 }, selection: [], editing: null, drag: null } };
const lastOf = (client: WireClient, id: number) => client.heard.findLast((entry) => entry.client === id);
const dropped = (): number => server.counters.rejects().get('presence')!;

interface Pair {
  readonly alice: Guest;
  readonly bob: Guest;
  readonly mapId: string;
  /** alice shows herself as client 5, bob as client 7. */
  readonly hers: WireClient;
  readonly his: WireClient;
}

async function twoPeople(): Promise<Pair> {
  const alice = await server.guest('alice');
  const mapId = await alice.makeMap();
  const bob = await server.guest('bob');
  await bob.join((await alice.share(mapId, 'editor')).token);
  const hers = await alice.wire(mapId).synced();
  const his = await bob.wire(mapId).synced();
  hers.presence(5, 1, pointing);
  his.presence(7, 1, pointing);
  await waitFor(() => lastOf(hers, 7) && lastOf(his, 5));
  return { alice, bob, mapId, hers, his };
}

/** What a state carries as its cursor, to tell one from the next. */
const at = (x: number): object => ({ presence: { ...pointing.presence, cursor: { x, y: 0 } } });
const cursorOf = (entry: { state: unknown } | undefined): number | undefined =>
  (entry?.state as typeof pointing | undefined)?.presence.cursor.x;

test('A1: a state that nests deep or is more than 4 KB is dropped and counted; who comes in next is served', async () => {
  const { hers, his, bob, mapId } = await twoPeople();
  const before = dropped();
  his.rawPresence([{ client: 7, clock: 2, text: '['.repeat(1900) + ']'.repeat(1900) }]);
  his.rawPresence([{ client: 7, clock: 2, text: `{"presence":${'{"a":'.repeat(600)}1${'}'.repeat(600)}}` }]);
  his.presence(7, 2, { presence: { ...pointing.presence, selection: ['x'.repeat(5000)] } });
  await his.saved(1);
  expect(dropped()).toBe(before + 3);
  const late = await bob.wire(mapId).synced();
  await waitFor(() => lastOf(late, 5));
  expect(cursorOf(lastOf(hers, 7))).toBe(1);
  expect(his.ending).toBeNull();
});

test('A2: nobody is renamed, frozen out by a clock, or sent away by another socket', async () => {
  const { hers, his } = await twoPeople();
  const person = { name: 'mallory', colour: 1, role: 'owner' };
  his.presence(5, 2, { ...pointing, person });
  for (const clock of [1000, 2 ** 31 - 1, 2 ** 31, Number.MAX_SAFE_INTEGER]) his.presence(5, clock, pointing);
  his.presence(5, 3, null);
  await his.saved(1);
  hers.presence(5, 2, at(8));
  await waitFor(() => cursorOf(lastOf(his, 5)) === 8);
  expect(lastOf(his, 5)?.state).toMatchObject({ person: { name: 'alice', role: 'owner' } });
  expect(his.heard.filter(({ client, state }) => client === 5 && state === null)).toEqual([]);
});

test('A2: a socket that passes on that somebody else has left, before it has shown itself, may stay and go on', async () => {
  const { hers, bob, mapId } = await twoPeople();
  const fresh = bob.wire(mapId);
  fresh.socket.once('open', () => fresh.presence(5, 2, null));
  await fresh.synced();
  fresh.presence(9, 1, pointing);
  await waitFor(() => lastOf(hers, 9));
  expect(fresh.ending).toBeNull();
  expect(lastOf(hers, 9)?.state).not.toBeNull();
});

test('A2: a clock that jumps, goes back or is no number is dropped, the next one in order counts', async () => {
  const { hers, his } = await twoPeople();
  for (const clock of [1002, 2_000_000, 2 ** 31, Number.MAX_SAFE_INTEGER, 0])
    his.presence(7, clock, at(clock));
  await his.saved(1);
  his.presence(7, 2, at(9));
  await waitFor(() => cursorOf(lastOf(hers, 7)) === 9);
  expect(hers.heard.filter(({ client }) => client === 7).map(cursorOf)).toEqual([1, 9]);
});

test('A3: all states of a room together stay below 256 KB, so a newcomer never downloads more', async () => {
  const alice = await server.guest('alice');
  const mapId = await alice.makeMap();
  const big = (client: number): object => ({
    presence: {
      ...pointing.presence,
      selection: Array.from({ length: 50 }, (_, i) => `${client}${'x'.repeat(50)}${i}`),
    },
  });
  const sockets = await Promise.all(Array.from({ length: 100 }, () => alice.wire(mapId).synced()));
  for (const [i, socket] of sockets.entries()) {
    socket.presence(100 + i, 1, big(i));
    await socket.saved(1);
  }
  const late = alice.wire(mapId);
  let bytes = 0;
  late.socket.on('message', (frame: Buffer) => {
    if (frame[0] === 1) bytes += frame.byteLength;
  });
  await late.synced();
  await waitFor(() => bytes > 0);
  expect(bytes).toBeGreaterThan(100 * 1024);
  expect(bytes).toBeLessThan(257 * 1024);
  for (const socket of sockets) socket.close();
});

test('A4: several states in one frame show nobody, also when only one of them is good', async () => {
  const { hers, his } = await twoPeople();
  his.rawPresence([
    { client: 7, clock: 2, text: JSON.stringify(at(50)) },
    { client: 8, clock: 1, text: '{"presence":' },
  ]);
  his.rawPresence([
    { client: 7, clock: 2, text: JSON.stringify(at(51)) },
    { client: 9, clock: 1, text: JSON.stringify(at(52)) },
  ]);
  his.presence(7, 2, at(53));
  await waitFor(() => cursorOf(lastOf(hers, 7)) === 53);
  expect(hers.heard.map(({ client }) => client).filter((client) => client !== 5 && client !== 7)).toEqual([]);
  his.close();
  await waitFor(() => lastOf(hers, 7)?.state === null);
});

test('A5: a thousand people who come and go leave nothing behind', async () => {
  const { alice, bob, mapId, hers } = await twoPeople();
  const people = server.rooms.openRoom(mapId)!.people;
  for (let round = 0; round < 25; round++) {
    const sockets = await Promise.all(Array.from({ length: 40 }, () => bob.wire(mapId).synced()));
    sockets.forEach((socket, i) => socket.presence(1000 + round * 40 + i, 1, pointing));
    await Promise.all(sockets.map((socket) => socket.saved(1)));
    for (const socket of sockets) socket.close();
    await waitFor(() => people.all.size === 2);
  }
  const gone = Array.from({ length: 1000 }, (_, i) => people.claimOwner(1000 + i));
  // The last of them came while forty more were there.
  expect(gone.filter((owner) => owner !== undefined).length).toBeLessThanOrEqual(100 + 2 * 42);
  const late = await alice.wire(mapId).synced();
  late.presence(6, 1, pointing);
  await waitFor(() => lastOf(late, 6));
  // Who has just left may still be told as left.
  const here = late.heard.filter(({ state }) => state !== null);
  expect(new Set(here.map(({ client }) => client))).toEqual(new Set([5, 6, 7]));
  await waitFor(() => {
    const shown = new Map(hers.heard.map(({ client, state }) => [client, state]));
    return [...shown].every(([client, state]) => client < 1000 || state === null);
  });
}, 60_000);

test('A6: 2,000 damaged frames close nobody else and leave no ghost', async () => {
  const { bob, mapId, hers } = await twoPeople();
  const random = createRandom(20_261_129);
  const others = server.rooms.count;
  let his = await bob.wire(mapId).synced();
  let endings = 0;
  for (let i = 0; i < 2000; i++) {
    if (his.ending !== null) {
      endings++;
      his = await bob.wire(mapId).synced();
    }
    const text = damaged(JSON.stringify(at(i)), random.below(4), random.below);
    his.rawPresence([{ client: random.chance(0.9) ? 77 : random.below(2 ** 32), clock: i + 1, text }]);
    if (i % 50 === 49) {
      his.send(Uint8Array.from([1, random.below(256), random.below(256), random.below(256)]));
      his.barrier(i);
      await waitFor(() => his.ending !== null || his.durable(i));
    }
  }
  his.close();
  await waitFor(() => server.rooms.openRoom(mapId)!.people.all.size === 2);
  await hers.saved(3);
  await waitFor(() => {
    const shown = new Map(hers.heard.map(({ client, state }) => [client, state]));
    return [...shown].every(([client, state]) => [5, 7].includes(client) || state === null);
  });
  expect(endings).toBeGreaterThan(5);
  expect(server.rooms.count).toBe(others);
}, 60_000);

test('A7: people see a name, a colour, a role and a key of this map of each other, and nothing that leads to the person', async () => {
  const { hers, his, alice, bob } = await twoPeople();
  his.presence(7, 2, {
    ...at(3),
    person: { name: 'x', email: 'bob@example.org', id: 'u1' },
    user: { id: 'u1' },
  });
  await waitFor(() => cursorOf(lastOf(hers, 7)) === 3);
  const state = lastOf(hers, 7)!.state as { person: object };
  expect(Object.keys(state).sort()).toEqual(['person', 'presence']);
  expect(Object.keys(state.person).sort()).toEqual(['colour', 'key', 'name', 'role']);
  const ofOthers = [
    hers.heard.filter(({ client }) => client !== 5),
    his.heard.filter(({ client }) => client !== 7),
  ];
  const everything = JSON.stringify(ofOthers);
  for (const guest of [alice, bob]) expect(everything).not.toContain(guest.cookie.split('=')[1]);
  expect(everything).not.toContain('@');
});

/** The text with some letters changed, doubled or missing. */
function damaged(text: string, times: number, below: (limit: number) => number): string {
  let broken = text;
  for (let n = 0; n <= times; n++) {
    const place = below(broken.length);
    const instead = ['', '{', '"', '\u0000', '9e999', '__proto__', String.fromCharCode(below(256))][
      below(7)
    ]!;
    broken = broken.slice(0, place) + instead + broken.slice(place + below(3));
  }
  return broken;
}
