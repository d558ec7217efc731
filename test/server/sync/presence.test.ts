/** Who is here: what people show each other, under names only the server writes. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { closeCode } from '../../../shared/protocol/closeCode.ts';
import { waitFor } from '../../support/waitFor.ts';
import { closeProviders } from '../support/guest.ts';
import { HandClock, startTestServer, stopTestServers, type TestServer } from '../support/testServer.ts';
import type { WireClient } from '../support/wireClient.ts';

let server: TestServer;
let clock: HandClock;
beforeAll(async () => {
  clock = new HandClock();
  server = await startTestServer({ clock });
});
afterEach(closeProviders);
afterAll(stopTestServers);

const pointing = { presence: { cursor: { x: 1, y: 2 }, selection: [], editing: null, drag: null } };

async function twoPeople() {
  const alice = await server.guest('alice');
  const mapId = await alice.makeMap();
  const bob = await server.guest('bob');
  await bob.join((await alice.share(mapId, 'editor')).token);
  const hers = await alice.wire(mapId).synced();
  const his = await bob.wire(mapId).synced();
  return { hers, his, alice, bob, mapId };
}

const lastOf = (client: WireClient, id: number) => client.heard.findLast((entry) => entry.client === id);

describe('presence', () => {
  test('A2, A7: reaches the others with the name and role the server knows, whatever was claimed', async () => {
    const { hers, his } = await twoPeople();
    his.presence(7, 1, { ...pointing, person: { name: 'alice', colour: 0, role: 'owner' }, isAdmin: true });
    await waitFor(() => lastOf(hers, 7));
    expect(lastOf(hers, 7)?.state).toEqual({
      ...pointing,
      person: { key: expect.any(String), name: 'bob', colour: expect.any(Number), role: 'editor' },
    });
  });

  test('is echoed to its sender, so that a lonely client hears something', async () => {
    const { his } = await twoPeople();
    his.presence(7, 1, pointing);
    await waitFor(() => lastOf(his, 7)?.clock === 1);
  });

  test('A2: of somebody else cannot be written, ended or frozen', async () => {
    const { hers, his } = await twoPeople();
    hers.presence(5, 1, pointing);
    await waitFor(() => lastOf(his, 5));
    his.presence(7, 1, pointing);
    his.presence(5, 1000, { presence: undefined });
    his.presence(5, Number.MAX_SAFE_INTEGER, null);
    const cursor = { x: 8, y: 9 };
    his.presence(7, 2, { presence: { ...pointing.presence, cursor } });
    await waitFor(() => {
      const state = lastOf(hers, 7)?.state as { presence: { cursor: object } } | undefined;
      return JSON.stringify(state?.presence.cursor) === JSON.stringify(cursor);
    });
    expect(lastOf(hers, 5)).toMatchObject({ clock: 1 });
    expect(lastOf(his, 5)?.state).toMatchObject(pointing);
  });

  test('A1, A2, A4: that is too big, jumps its clock, is no JSON or nests deep is dropped, and nothing else happens', async () => {
    const { hers, his } = await twoPeople();
    his.presence(7, 1, pointing);
    await waitFor(() => lastOf(hers, 7));
    his.presence(7, 2, { presence: { ...pointing.presence, selection: ['x'.repeat(5000)] } });
    his.presence(7, 2_000_000, pointing);
    his.rawPresence([{ client: 7, clock: 3, text: '{"presence":' }]);
    his.rawPresence([{ client: 7, clock: 3, text: `${'['.repeat(2000)}${']'.repeat(2000)}` }]);
    his.rawPresence([
      { client: 7, clock: 4, text: '{}' },
      { client: 8, clock: 4, text: '{}' },
    ]);
    await his.saved(1);
    his.presence(7, 3, { presence: { ...pointing.presence, cursor: { x: 9, y: 9 } } });
    await waitFor(() => hers.heard.filter((entry) => entry.client === 7).length === 2);
    expect(hers.heard.some((entry) => entry.client === 8)).toBe(false);
    expect(his.ending).toBeNull();
  });

  test('carries carets, views and whom somebody follows, and nothing that is malformed', async () => {
    const { hers, his } = await twoPeople();
    const presence = {
      ...pointing.presence,
      cursor: { x: 5, y: 0.5, band: 'backbone' },
      editing: { id: 'story:a', field: 'title', caret: 3, after: { client: 7, clock: 2 } },
      view: { x: -10, y: 0, width: 800, height: 600 },
      follows: 5,
      laser: { x: 40, y: 8 },
    };
    his.presence(7, 1, { presence });
    await waitFor(() => lastOf(hers, 7));
    expect(lastOf(hers, 7)?.state).toMatchObject({ presence });
    his.presence(7, 2, { presence: { ...presence, view: { x: 0, y: 0, width: -1, height: 5 } } });
    his.presence(7, 3, { presence: { ...presence, follows: 'alice' } });
    his.presence(7, 3, { presence: { ...presence, laser: { x: 'far', y: 0 } } });
    his.presence(7, 3, { presence: { ...presence, laser: [1, 2] } });
    his.presence(7, 4, { presence: { ...presence, cursor: { x: 1, y: 1, band: 'sky' } } });
    his.presence(7, 5, { presence: { ...presence, follows: null, more: 'x' } });
    await waitFor(
      () => (lastOf(hers, 7)?.clock ?? 0) > 1 && hers.heard.filter((e) => e.client === 7).length === 2,
    );
    expect((lastOf(hers, 7)!.state as { presence: unknown }).presence).toEqual({
      ...presence,
      follows: null,
    });
  });

  test('asks everybody to come from an editor at most every ten seconds, and never from a viewer', async () => {
    const { hers, his, alice, mapId } = await twoPeople();
    const asking = (summon: number | null) => ({ presence: { ...pointing.presence, summon } });
    const summonOf = (client: WireClient, id: number) =>
      (lastOf(client, id)?.state as { presence?: { summon?: number | null } } | undefined)?.presence?.summon;
    his.presence(7, 1, asking(1));
    await waitFor(() => summonOf(hers, 7) === 1);
    hers.presence(5, 1, asking(1));
    await waitFor(() => summonOf(his, 5) === null);
    clock.pass(10_000);
    hers.presence(5, 2, asking(1)); // the same asking stays refused
    await waitFor(() => lastOf(his, 5)?.clock !== 1 && summonOf(his, 5) === null);
    hers.presence(5, 3, asking(2));
    await waitFor(() => summonOf(his, 5) === 2);

    clock.pass(10_000);
    const carol = await server.guest('carol');
    await carol.join((await alice.share(mapId, 'viewer')).token);
    const looking = await carol.wire(mapId).synced();
    looking.presence(9, 1, {
      presence: { ...pointing.presence, summon: 1, answer: { client: 5, summon: 2, came: true } },
    });
    await waitFor(() => lastOf(hers, 9));
    expect((lastOf(hers, 9)!.state as { presence: object }).presence).toMatchObject({
      summon: null,
      answer: { client: 5, summon: 2, came: true },
    });
  });

  test('leaves with its socket and comes back with the next, though the client’s clock stands still', async () => {
    const { hers, his, bob, mapId } = await twoPeople();
    his.presence(7, 1, pointing);
    await waitFor(() => lastOf(hers, 7));
    his.close();
    await waitFor(() => lastOf(hers, 7)?.state === null);
    const left = lastOf(hers, 7)!.clock;
    clock.pass(10);
    const again = await bob.wire(mapId).synced();
    again.presence(7, 1, pointing);
    await waitFor(() => lastOf(hers, 7)!.clock > left);
    expect(lastOf(hers, 7)?.state).toMatchObject(pointing);
  });

  test('shows a newcomer who is there already, and carries a new name at once', async () => {
    const alice = await server.guest('alice');
    const mapId = await alice.makeMap();
    const first = await alice.wire(mapId).synced();
    first.presence(5, 1, pointing);
    await waitFor(() => lastOf(first, 5));
    const second = await alice.wire(mapId).synced();
    second.presence(6, 1, pointing);
    await waitFor(() => lastOf(second, 5));
    await alice.post('/api/session', { name: 'Alice B.' });
    await waitFor(
      () => (lastOf(second, 5)!.state as { person: { name: string } }).person.name === 'Alice B.',
    );
  });

  test('a quiet socket hears something every few seconds', async () => {
    const { his } = await twoPeople();
    const before = his.heard.length;
    let frames = 0;
    his.socket.on('message', () => frames++);
    clock.pass(20_000);
    await waitFor(() => frames > 0);
    expect(his.heard.length).toBe(before);
  });
});

describe('one Yjs client id in two places', () => {
  test('F19: a copied tab is asked to take a new one before its first edit', async () => {
    const alice = await server.guest('alice');
    const mapId = await alice.makeMap();
    const first = await alice.open(mapId);
    const copy = alice.start(mapId);
    copy.doc.clientID = first.doc.clientID;
    copy.provider.awareness.clientID = first.doc.clientID;
    copy.provider.awareness.setLocalState({});
    const code = await new Promise<number>((resolve) => {
      copy.provider.on('closed', (event) => resolve(event.code));
    });
    expect(code).toBe(closeCode.clientIdTaken);
    expect(first.provider.wsconnected).toBe(true);
  });

  test('F19: of another person is refused as well, live or from an earlier edit', async () => {
    const { hers, bob, mapId } = await twoPeople();
    hers.presence(5, 1, pointing);
    await waitFor(() => lastOf(hers, 5));
    hers.edit((doc) => doc.getMap('meta').set('title', 'Hers'));
    await hers.saved(1);
    for (const id of [5, hers.doc.clientID]) {
      const claiming = bob.wire(mapId);
      claiming.socket.once('open', () => claiming.presence(id, 1, pointing));
      expect((await claiming.ended()).code).toBe(closeCode.clientIdOfAnother);
    }
    await hers.saved(2);
  });

  test('a person whose old socket is dead comes back after a moment', async () => {
    const alice = await server.guest('alice');
    const mapId = await alice.makeMap();
    const dead = await alice.wire(mapId).synced();
    dead.presence(5, 1, pointing);
    await waitFor(() => lastOf(dead, 5));
    dead.socket.pause(); // no answer to pings any more
    const back = alice.wire(mapId);
    back.socket.once('open', () => back.presence(5, 1, pointing));
    await back.opened();
    await waitFor(() => {
      clock.pass(3_001);
      return lastOf(back, 5);
    });
    expect(back.ending).toBeNull();
    dead.socket.terminate();
  });
});
