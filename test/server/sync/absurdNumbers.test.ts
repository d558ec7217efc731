/** Absurd numbers of plan and strategy at the gate: who sends one is told so, and the good edits of others at that moment all stay. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { recordOf } from '../../../shared/model/document.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { closeCode } from '../../../shared/protocol/closeCode.ts';
import { run } from '../../support/buildMap.ts';
import {
  planOn,
  plannedNumbers,
  readNumber,
  writeRaw,
  type Numbered,
  type PlannedNumber,
} from '../../support/plannedNumbers.ts';
import { createRandom } from '../../support/random.ts';
import { waitFor } from '../../support/waitFor.ts';
import { closeProviders, type Guest, type OpenMap } from '../support/guest.ts';
import { startTestServer, stopTestServers, type TestServer } from '../support/testServer.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterEach(closeProviders);
afterAll(stopTestServers);

interface Meeting {
  readonly mapId: string;
  readonly alice: Guest;
  readonly mallory: Guest;
  readonly hers: OpenMap;
  readonly ids: Numbered;
}

/** A planned map that alice has open and that mallory may edit. */
async function meeting(): Promise<Meeting> {
  const [alice, mallory] = [await server.guest('alice'), await server.guest('mallory')];
  const mapId = await alice.makeMap();
  await mallory.join((await alice.share(mapId, 'editor')).token);
  const hers = await alice.open(mapId);
  const { doc } = hers;
  const { id: activityId } = run(doc, 'addActivity', { title: 'Buy' });
  const { id: stepId } = run(doc, 'addStep', { activityId, title: 'Pay' });
  const release = run(doc, 'addRelease', { name: 'One' }).id;
  const { ids } = run(doc, 'addStories', { stepId, releaseId: null, stories: [{ title: 'By card' }] });
  return { mapId, alice, mallory, hers, ids: planOn(doc, { story: ids[0]!, release }) };
}

/** Waits until the server has all that alice wrote. */
async function saved({ mapId, hers }: Meeting): Promise<void> {
  const want = JSON.stringify(Y.encodeStateVector(hers.doc));
  await waitFor(
    () => JSON.stringify(server.rooms.openRoom(mapId)?.read((doc) => Y.encodeStateVector(doc))) === want,
  );
}

test.each(['sprint', 'capacity', 'story', 'theme', 'keyResult', 'release'] as const)(
  'a number of a %s that is none is refused to who sends it, what others write meanwhile is kept, and the map loads again',
  async (kind) => {
    const random = createRandom(kind.length);
    const here = await meeting();
    const { hers, ids, mallory, alice, mapId } = here;
    const good = new Map<PlannedNumber, number>();
    await saved(here);
    for (const number of plannedNumbers.filter((each) => each.kind === kind)) {
      const his = await mallory.wire(mapId).synced();
      await waitFor(() => recordOf(his.doc, kind, ids[kind]) !== null);
      // At once: his absurd number, and good ones of hers in the same register and in another.
      const other = random.pick(plannedNumbers);
      his.edit((doc) => writeRaw(doc, ids, number, random.pick(number.absurd)));
      for (const each of [other, number]) {
        good.set(each, 1 + random.below(10));
        run(hers.doc, each.command, each.input(ids, good.get(each)) as never);
      }
      const ending = await his.ended();
      expect([number.field, ending.code]).toEqual([number.field, closeCode.badFrame]);
      expect(his.frames.findLast(({ kind: sent }) => sent === 'rejected')).toMatchObject({
        code: closeCode.badFrame,
        reason: expect.stringMatching(new RegExp(`${number.field}|a value that is not allowed`)) as string,
      });
    }
    await saved(here);
    const fresh = await alice.open(mapId, new Y.Doc());
    for (const [number, wanted] of good) expect(readNumber(fresh.doc, ids, number)).toBe(wanted);
    expect(readMap(fresh.doc)).toEqual(readMap(hers.doc));
  },
);

test('over HTTP each is answered with where it is wrong, while others write', async () => {
  const here = await meeting();
  const { hers, ids, mallory, mapId } = here;
  await saved(here);
  const random = createRandom(7);
  const sendable = (value: unknown): boolean => JSON.stringify(value) !== 'null';
  await Promise.all(
    plannedNumbers.map(async (number, n) => {
      const value = random.pick(number.absurd.filter(sendable));
      const asked = mallory.post(`/api/maps/${mapId}/commands/${number.command}`, number.input(ids, value));
      run(hers.doc, 'setText', { id: ids.story, field: 'title', text: `By card ${n}` });
      const { status, body } = await asked;
      expect([number.field, status]).toEqual([number.field, 400]);
      expect(JSON.stringify(body)).toContain(number.field);
    }),
  );
  await saved(here);
  for (const number of plannedNumbers) {
    const isUsual = number.kind === 'capacity' ? 5 : null;
    expect([number.field, readNumber(hers.doc, ids, number)]).toEqual([number.field, isUsual]);
  }
  expect(readMap(hers.doc).story.get(ids.story)!.title).toBe(`By card ${plannedNumbers.length - 1}`);
});
