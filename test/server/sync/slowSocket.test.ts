/** F22, fault 8: whoever reads too slowly is spared the cursors of the others, and shown them again once they can follow. */
import { afterEach, expect, test } from 'vitest';
import { waitFor } from '../../support/waitFor.ts';
import { readMetrics } from '../support/readMetrics.ts';
import { HandClock, startTestServer, stopTestServers } from '../support/testServer.ts';
import type { WireClient } from '../support/wireClient.ts';

afterEach(stopTestServers);

const plenty = { burst: 1e9, perSecond: 1e9 };
const at = (x: number): object => ({
  presence: { cursor: { x, y: 0 }, selection: [], editing: null, drag: null },
});
const cursorsOf = ({ heard }: WireClient, id: number): number[] =>
  heard
    .filter(({ client, state }) => client === id && state !== null)
    .map(({ state }) => (state as { presence: { cursor: { x: number } } }).presence.cursor.x);

test('F22, fault 8: cursors are skipped while edits pile up, edits are not, and the newest cursor comes after', async () => {
  const clock = new HandClock();
  const server = await startTestServer({
    clock,
    syncLimits: { slowSocket: 50_000, stuckSocket: 512 * 1024 * 1024, updates: plenty, bytes: plenty },
  });
  const alice = await server.guest('alice');
  const mapId = await alice.makeMap();
  const [hers, slow, other] = await Promise.all([1, 2, 3].map(() => alice.wire(mapId).synced()));
  hers!.presence(5, 1, at(1));
  slow!.presence(6, 1, at(2));
  other!.presence(7, 1, at(3));
  await waitFor(() => cursorsOf(slow!, 5).length > 0 && cursorsOf(other!, 5).length > 0);

  const skipped = async (): Promise<number> =>
    readMetrics(await (await fetch(`${server.url}/metrics`)).text()).get(
      'throughline_presence_skipped_total',
    )!;
  slow!.socket.pause();
  const activity = hers!.make('addActivity', { title: 'Buy' });
  const step = hers!.make('addStep', { activityId: activity.id, title: 'Pay' });
  let clockOf = 1;
  let edits = 0;
  while ((await skipped()) === 0) {
    expect(edits).toBeLessThan(100);
    const stories = Array.from({ length: 40 }, () => ({ title: 'Story', details: 'x'.repeat(19_000) }));
    hers!.make('addStories', { stepId: step.id, releaseId: null, stories });
    await hers!.saved(++edits);
    hers!.presence(5, ++clockOf, at(10));
    await hers!.saved(++edits);
    await waitFor(() => cursorsOf(other!, 5).length >= clockOf);
  }
  const skippedThen = await skipped();
  hers!.presence(5, ++clockOf, at(77));
  await waitFor(() => cursorsOf(other!, 5).at(-1) === 77);
  expect(await skipped()).toBe(skippedThen + 1);
  expect(cursorsOf(slow!, 5)).not.toContain(77);

  slow!.socket.resume();
  await slow!.saved(1);
  expect(slow!.doc.getMap('stories').size).toBe(hers!.doc.getMap('stories').size);
  expect(cursorsOf(slow!, 5)).not.toContain(77);
  clock.pass(6000); // nobody moves any more
  await waitFor(() => cursorsOf(slow!, 5).at(-1) === 77);
  expect(slow!.ending).toBeNull();
});

test('A3: cursors that come faster than anybody moves are dropped and counted; the socket stays', async () => {
  const clock = new HandClock();
  const presenceFrames = { burst: 5, perSecond: 2 };
  const server = await startTestServer({ clock, syncLimits: { presenceFrames } });
  const alice = await server.guest('alice');
  const mapId = await alice.makeMap();
  const [hers, other] = await Promise.all([1, 2].map(() => alice.wire(mapId).synced()));
  const tooFast = (): number => server.counters.rejects().get('presenceTooFast')!;
  other!.presence(7, 1, at(0));
  for (let i = 1; i <= 12; i++) hers!.presence(5, i, at(i));
  await hers!.saved(1);
  expect(tooFast()).toBe(7);
  await waitFor(() => cursorsOf(other!, 5).at(-1) === 5);
  clock.pass(500);
  hers!.presence(5, 13, at(13));
  await waitFor(() => cursorsOf(other!, 5).at(-1) === 13);
  expect([tooFast(), hers!.ending]).toEqual([7, null]);
});
