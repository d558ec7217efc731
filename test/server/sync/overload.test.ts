/** Fault 20: a processor that is busy with something else sheds cursors first, and edits never. */
import { afterAll, expect, test } from 'vitest';
import { readMap } from '../../../shared/model/readMap.ts';
import { waitFor } from '../../support/waitFor.ts';
import { startTestServer, stopTestServers } from '../support/testServer.ts';
import type { WireClient } from '../support/wireClient.ts';

afterAll(stopTestServers);

const titlesOf = ({ doc }: WireClient): string[] =>
  [...readMap(doc).activity.values()].map(({ title }) => title);

/** Nothing else happens in this process meanwhile. */
function keepBusy(milliseconds: number): void {
  for (const end = performance.now() + milliseconds; performance.now() < end;);
}

test('fault 20: while the processor is busy every edit is kept and acknowledged; of the cursors the newest place is told', async () => {
  const server = await startTestServer({ syncLimits: { presenceEvery: 20 } });
  const alice = await server.guest('alice');
  const mapId = await alice.makeMap();
  const hers = await alice.wire(mapId).synced();
  const bob = await server.guest('bob');
  await bob.join((await alice.share(mapId, 'editor')).token);
  const his = await bob.wire(mapId).synced();
  his.presence(7, 1, { presence: { cursor: { x: 0, y: 0 }, selection: [], editing: null, drag: null } });
  hers.presence(5, 1, { presence: { cursor: { x: 0, y: 0 }, selection: [], editing: null, drag: null } });
  await waitFor(() => his.heard.some(({ client }) => client === 5));

  const before = his.heard.length;
  const made = Array.from({ length: 40 }, (_, i) => `Edit ${i}`);
  for (const [i, title] of made.entries()) {
    hers.make('addActivity', { title });
    const cursor = { x: i, y: i };
    hers.presence(5, 2 + i, { presence: { cursor, selection: [], editing: null, drag: null } });
    if (i % 8 === 0) keepBusy(100);
  }
  keepBusy(1000);
  await hers.saved(1);
  await waitFor(() => titlesOf(his).length === made.length);
  expect(new Set(titlesOf(his))).toEqual(new Set(made));
  const last = { presence: { cursor: { x: 39, y: 39 } } };
  await waitFor(() => his.heard.findLast(({ client }) => client === 5), { what: 'her cursor' });
  await waitFor(() => {
    const { state } = his.heard.findLast(({ client }) => client === 5)!;
    return JSON.stringify(state).includes(JSON.stringify(last.presence.cursor));
  });
  const told = his.heard.slice(before).filter(({ client }) => client === 5).length;
  expect(told).toBeLessThan(made.length / 2);
  expect([hers.ending, his.ending]).toEqual([null, null]);
});
