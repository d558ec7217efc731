/** Fault 10: a laptop that sleeps leaves the presence of its map in time, and is back when it wakes. */
import { afterEach, expect, test } from 'vitest';
import { waitFor } from '../../support/waitFor.ts';
import { HandClock, startTestServer, stopTestServers } from '../support/testServer.ts';
import type { WireClient } from '../support/wireClient.ts';

afterEach(stopTestServers);

const pointing = { presence: { cursor: { x: 1, y: 2 }, selection: [], editing: null, drag: null } };
const lastOf = (client: WireClient, id: number) => client.heard.findLast((entry) => entry.client === id);

test('fault 10: who answers nothing any more leaves within 45 s, not before 40, and returns with the next socket', async () => {
  const clock = new HandClock();
  const server = await startTestServer({ clock });
  const alice = await server.guest('alice');
  const mapId = await alice.makeMap();
  const bob = await server.guest('bob');
  await bob.join((await alice.share(mapId, 'editor')).token);
  const hers = await alice.wire(mapId).synced();
  const his = await bob.wire(mapId).synced();
  hers.presence(5, 1, pointing);
  his.presence(7, 1, pointing);
  await waitFor(() => lastOf(hers, 7));

  his.socket.pause(); // neither frames nor pings reach it
  let turn = 1;
  const passSeconds = async (seconds: number): Promise<void> => {
    for (let i = 0; i < seconds; i++) {
      clock.pass(1000);
      await hers.saved(turn++); // she is awake
    }
  };
  await passSeconds(40);
  expect(lastOf(hers, 7)?.state).not.toBeNull();
  await passSeconds(5);
  await waitFor(() => lastOf(hers, 7)?.state === null);
  expect(hers.ending).toBeNull();
  expect(server.rooms.openRoom(mapId)!.people.all.size).toBe(1);

  his.socket.resume();
  expect((await his.ended()).code).toBe(1006); // nobody was there to say goodbye to
  const back = await bob.wire(mapId, '', {}, 'map', his.doc).synced();
  back.presence(7, 2, pointing);
  await waitFor(() => lastOf(hers, 7)?.state !== null);
  await waitFor(() => lastOf(back, 5)?.state);
});

test('fault 10: a server that slept lets nobody go for it: it has not listened itself', async () => {
  const clock = new HandClock();
  const server = await startTestServer({ clock });
  const alice = await server.guest('alice');
  const hers = await alice.wire(await alice.makeMap()).synced();
  clock.leap(60 * 60 * 1000);
  await hers.saved(1);
  expect(hers.ending).toBeNull();
});
