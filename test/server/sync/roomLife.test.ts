/** Y2: a room that people leave and enter while it is loaded, compacted or left loses nothing, and there is one of it. */
import { afterEach, expect, test } from 'vitest';
import { memoryStorage } from '../../../server/storage/memory.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { waitFor } from '../../support/waitFor.ts';
import { HandClock, startTestServer, stopTestServers } from '../support/testServer.ts';
import type { WireClient } from '../support/wireClient.ts';

afterEach(stopTestServers);

/** After this an empty room is left. */
const grace = 5001;

/** A gate that calls wait at while it is shut. */
function gate() {
  let open = (): void => undefined;
  let shut: Promise<void> | null = null;
  let waiting = 0;
  return {
    shut: () => {
      shut = new Promise((resolve) => {
        open = resolve;
      });
    },
    open: () => {
      open();
      shut = null;
    },
    waiting: () => waiting,
    pass: async <T>(work: () => Promise<T>): Promise<T> => {
      waiting++;
      await shut;
      waiting--;
      return work();
    },
  };
}

async function house() {
  const clock = new HandClock();
  const inner = memoryStorage();
  const [loading, compacting] = [gate(), gate()];
  const { documents } = inner;
  const storage = {
    ...inner,
    documents: {
      ...documents,
      load: (doc: string) => loading.pass(() => documents.load(doc)),
      compact: (...given: Parameters<typeof documents.compact>) =>
        compacting.pass(() => documents.compact(...given)),
    },
  };
  const server = await startTestServer({ clock, storage });
  const alice = await server.guest('alice');
  const mapId = await alice.makeMap();
  return { clock, server, alice, mapId, loading, compacting };
}

const titlesOf = ({ doc }: WireClient): string[] =>
  [...readMap(doc).activity.values()].map(({ title }) => title).sort();

test('Y2: who leaves while the map is loaded, and comes back after the time of an empty room, finds it whole', async () => {
  const { clock, server, alice, mapId, loading } = await house();
  loading.shut();
  const first = await alice.wire(mapId).opened();
  await waitFor(() => loading.waiting() === 1);
  first.close();
  await first.ended();
  await waitFor(() => server.rooms.socketsByDocument()['map'] === 0);
  clock.pass(grace);
  const second = alice.wire(mapId);
  await second.opened();
  loading.open();
  await second.synced();
  second.make('addActivity', { title: 'kept' });
  await second.saved(1);
  const other = await alice.wire(mapId).synced();
  expect(titlesOf(other)).toEqual(['kept']);
  other.make('addActivity', { title: 'seen' });
  await waitFor(() => titlesOf(second).includes('seen'));
  expect(server.rooms.count).toBe(1);
});

test('Y2: who comes while the room is compacted on the way out is served, and nothing written meanwhile is lost', async () => {
  const { clock, server, alice, mapId, compacting } = await house();
  const first = await alice.wire(mapId).synced();
  for (let i = 0; i < 60; i++) {
    first.make('addActivity', { title: `early ${i}` });
    await first.saved(1 + i);
  }
  compacting.shut();
  first.close();
  await waitFor(
    () => {
      clock.pass(grace);
      return compacting.waiting() === 1;
    },
    { what: 'the compaction to begin' },
  );
  const second = await alice.wire(mapId).synced();
  second.make('addActivity', { title: 'meanwhile' });
  await second.saved(1);
  compacting.open();
  second.make('addActivity', { title: 'after' });
  await second.saved(2);
  second.close();
  await waitFor(() => {
    clock.pass(grace);
    return server.rooms.count === 0;
  });
  const late = await alice.wire(mapId).synced();
  expect(titlesOf(late)).toHaveLength(62);
  expect(titlesOf(late)).toEqual(expect.arrayContaining(['early 0', 'meanwhile', 'after']));
});
