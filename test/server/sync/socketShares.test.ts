/** How many sockets one person, one link and one address get of a map, and how many a map has. */
import { afterEach, describe, expect, test } from 'vitest';
import { closeCode } from '../../../shared/protocol/closeCode.ts';
import { syncLimits } from '../../../server/sync/limits.ts';
import { waitFor } from '../../support/waitFor.ts';
import type { Guest } from '../support/guest.ts';
import { readMetrics } from '../support/readMetrics.ts';
import { startTestServer, stopTestServers } from '../support/testServer.ts';
import { WireClient } from '../support/wireClient.ts';

afterEach(stopTestServers);

const trusting = { config: { trustedProxies: ['127.0.0.0/8'] } };
const from = (address: string): Record<string, string> => ({ 'x-forwarded-for': address });

/** A socket that comes by the token of a link alone, from this address. */
function byLink(guest: Guest, mapId: string, token: string, address: string): WireClient {
  const url = `${guest.url.replace('http', 'ws')}/sync/map:${mapId}?token=${token}`;
  return new WireClient(url, from(address));
}

const opened = (clients: readonly WireClient[]): Promise<unknown> =>
  Promise.all(clients.map((client) => client.opened()));
const isFull = async (client: WireClient, said: string): Promise<void> =>
  expect(await client.ended()).toMatchObject({
    code: closeCode.tooBusy,
    reason: expect.stringContaining(said),
  });

describe('the sockets of a map', () => {
  test('S14: one link takes sixty from one address and two hundred in all; others come in', async () => {
    const server = await startTestServer(trusting);
    const alice = await server.guest('alice');
    const mapId = await alice.makeMap();
    const { token } = await alice.share(mapId, 'viewer');
    const { socketsPerLink, socketsPerLinkAddress: each } = syncLimits;
    const places = ['198.51.100.1', '198.51.100.2', '198.51.100.3', '198.51.100.4'];
    for (const [i, place] of places.entries()) {
      const amount = Math.min(each, socketsPerLink - i * each);
      await opened(Array.from({ length: amount }, () => byLink(alice, mapId, token, place)));
      if (amount === each) await isFull(byLink(alice, mapId, token, place), 'by this link');
    }
    await isFull(byLink(alice, mapId, token, '198.51.100.5'), 'by this link');
    const metrics = readMetrics(await (await fetch(`${server.url}/metrics`)).text());
    expect(metrics.get('throughline_rejects_total{reason="full"}')).toBe(4);
    const other = await alice.share(mapId, 'viewer');
    await byLink(alice, mapId, other.token, places[0]!).synced();
    await alice.wire(mapId).synced();
  });

  test('S14: one person has twenty-four, and another when one is closed; the map has four hundred', async () => {
    const server = await startTestServer();
    const alice = await server.guest('alice');
    const mapId = await alice.makeMap();
    const { token } = await alice.share(mapId, 'viewer');
    const { sockets, socketsPerPerson: each } = syncLimits;
    const hers = Array.from({ length: each }, () => alice.wire(mapId));
    await opened(hers);
    await isFull(alice.wire(mapId), 'too often');
    hers[0]!.close();
    await hers[0]!.ended();
    await waitFor(async () => {
      const again = alice.wire(mapId);
      await again.opened();
      again.barrier(0);
      await waitFor(() => again.mode !== undefined || again.ending !== null);
      return again.ending === null;
    });
    for (let open = each; open < sockets; open += each) {
      const guest = await server.guest('guest');
      await guest.join(token);
      await opened(Array.from({ length: Math.min(each, sockets - open) }, () => guest.wire(mapId)));
    }
    const late = await server.guest('late');
    await late.join(token);
    await isFull(late.wire(mapId), 'full');
    await late.wire(await late.makeMap()).synced();
  });

  test('S14: one address has so many on all maps together; other addresses come in', async () => {
    const few = { socketsPerAddress: 3 };
    const server = await startTestServer({ ...trusting, syncLimits: few });
    const alice = await server.guest('alice');
    const [one, other] = [await alice.makeMap(), await alice.makeMap()];
    const here = from('198.51.100.1');
    const first = alice.wire(one, '', here);
    await opened([first, alice.wire(one, '', here), alice.wire(other, '', here)]);
    await isFull(alice.wire(other, '', here), 'where you are');
    await alice.wire(other, '', from('198.51.100.2')).synced();
    first.close();
    await first.ended();
    await waitFor(async () => {
      const again = alice.wire(one, '', here);
      await again.opened();
      again.barrier(0);
      await waitFor(() => again.mode !== undefined || again.ending !== null);
      return again.ending === null;
    });
  });
});
