/** A slice is pushed from two nodes that share a database while one of them is killed: the other goes on, nothing is made twice. */
import { afterAll, expect, test } from 'vitest';
import type { TrackerEntry, TrackerPushAnswer } from '../../../shared/protocol/trackers.ts';
import { startFakeTracker } from '../../support/fakeTracker.ts';
import { freshDatabase } from '../../support/services.ts';
import { startServer, stopAll } from '../../support/startServer.ts';
import { waitFor } from '../../support/waitFor.ts';
import { Guest } from '../support/guest.ts';

afterAll(stopAll);

test('C7, fault 7, fault 19: two nodes push at once, one is killed with a request on its way: one issue for each story', async () => {
  const tracker = await startFakeTracker();
  const env = {
    DATABASE_URL: await freshDatabase(),
    OUTGOING_ALLOW: tracker.url,
    SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
  };
  const program = 'test/campaigns/faults/brokenServer.ts'; // with shorter waits
  const first = await startServer({ program, env });
  const second = await startServer({ program, env });
  const alice = await Guest.signIn(first.url, 'alice');
  const mapId = await alice.makeMap();
  const bob = await Guest.signIn(second.url, 'bob');
  await bob.join((await alice.share(mapId, 'editor')).token);
  const rows = Array.from({ length: 9 }, (_, i) => `Buy,Pay,Story ${i + 1},First,Backlog`);
  const text = ['activity,step,story,release,stage', ...rows].join('\n');
  await alice.post(`/api/maps/${mapId}/import`, { text, fileName: 'map.csv' });
  const { body: listed } = await alice.get(`/api/maps/${mapId}/releases`);
  const [{ id: releaseId }] = (listed as { releases: [{ id: string }] }).releases;
  const place = { kind: 'gitlab', ...tracker.place('gitlab') };
  const { status, body } = await alice.post(`/api/maps/${mapId}/trackers`, place);
  expect(status, JSON.stringify(body)).toBe(201);
  const path = `/api/maps/${mapId}/trackers/${(body as TrackerEntry).id}/pushes`;

  const killed: Promise<void>[] = [];
  tracker.faults = ({ isWrite }) => {
    if (isWrite && tracker.issues.length === 4 && killed.length === 0) killed.push(first.kill('SIGKILL'));
    return 'none';
  };
  await Promise.allSettled([alice, bob, alice, bob].map((person) => person.post(path, { releaseId })));
  const progress = async (): Promise<TrackerPushAnswer> =>
    (await bob.get(`${path}?releaseId=${encodeURIComponent(releaseId)}`)).body as TrackerPushAnswer;
  await waitFor(async () => (await progress()).pushed === 9, { deadline: 30_000, what: 'nine pushed' });
  expect(killed).toHaveLength(1);
  await Promise.all(killed);
  const titles = rows.map((_, i) => `Story ${i + 1}`);
  expect(tracker.issues.map(({ title }) => title).sort()).toEqual(titles);
  expect((await progress()).issues.every(({ key }) => key !== '')).toBe(true);
  await second.stop();
  await tracker.close();
}, 60_000);
