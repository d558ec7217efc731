/** Frames that ask for more work than they look: what a browser sends passes, however much; what none sends is stopped early. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { recordsOf } from '../../../shared/model/document.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { closeCode } from '../../../shared/protocol/closeCode.ts';
import { Refusal } from '../../../server/sync/refusal.ts';
import { weighUpdate } from '../../../server/sync/weighUpdate.ts';
import { heavyFrames } from '../../campaigns/support/heavyFrames.ts';
import { run } from '../../support/buildMap.ts';
import { createRandom } from '../../support/random.ts';
import { closeProviders, type Guest } from '../support/guest.ts';
import { content, gc, item, rawUpdate } from '../support/rawUpdate.ts';
import { startTestServer, stopTestServers, type TestServer } from '../support/testServer.ts';
import type { WireClient } from '../support/wireClient.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterEach(closeProviders);
afterAll(stopTestServers);

const cards = (amount: number): { title: string }[] =>
  Array.from({ length: amount }, (_, i) => ({ title: `Story ${i}` }));
const stepOf = ({ doc }: WireClient) => [...readMap(doc).step.keys()][0]!;
const detailsOf = ({ doc }: WireClient): Y.Text =>
  [...recordsOf(doc, 'story').values()][0]!.get('details') as Y.Text;

/** alice on a map with one step and one story; bob may edit it too. */
async function aliceAndBob(): Promise<{ alice: Guest; bob: Guest; mapId: string; hers: WireClient }> {
  const alice = await server.guest('alice');
  const mapId = await alice.makeMap();
  const bob = await server.guest('bob');
  await bob.join((await alice.share(mapId, 'editor')).token);
  const hers = await alice.wire(mapId).synced();
  const { id: activityId } = hers.make('addActivity', { title: 'Buy' });
  const { id: stepId } = hers.make('addStep', { activityId, title: 'Pay' });
  const details = 'What the card is about, as both of them know it.';
  hers.make('addStories', { stepId, releaseId: null, stories: [{ title: 'By card', details }] });
  await hers.saved(1);
  return { alice, bob, mapId, hers };
}

/** Types so many letters, each somewhere else in the text. */
function typeAround(client: WireClient, amount: number, seed: number): void {
  const random = createRandom(seed);
  const text = detailsOf(client);
  for (let i = 0; i < amount; i++) text.insert(random.below(text.length + 1), 'x');
}

describe('what a browser sends', () => {
  test('passes when it is 4,000 cards at once, a move of all of them, and all of them archived', async () => {
    const { alice, mapId, hers } = await aliceAndBob();
    const stepId = stepOf(hers);
    hers.edit((doc) => {
      for (let i = 0; i < 4; i++) run(doc, 'addStories', { stepId, releaseId: null, stories: cards(1000) });
    });
    await hers.saved(2);
    const ids = [...readMap(hers.doc).story.keys()];
    const { id: releaseId } = hers.make('addRelease', { name: 'First' });
    hers.make('moveStories', { ids, stepId, releaseId });
    hers.make('archive', { ids });
    await hers.saved(3);
    expect(hers.ending).toBeNull();
    const late = await alice.wire(mapId).synced();
    const moved = [...readMap(late.doc).story.values()].filter((story) => story.releaseId === releaseId);
    expect(moved).toHaveLength(4001);
    expect(moved.every(({ archivedAt }) => archivedAt !== null)).toBe(true);
  });

  test('passes when two people were away and typed all over one text, each in a thousand places', async () => {
    const { alice, bob, mapId, hers } = await aliceAndBob();
    const his = await bob.wire(mapId).synced();
    for (const [i, client] of [hers, his].entries()) {
      client.close();
      await client.ended();
      typeAround(client, 1000, i);
    }
    const back = await alice.wire(mapId, '', {}, 'map', hers.doc).synced();
    const hisBack = await bob.wire(mapId, '', {}, 'map', his.doc).synced();
    await back.saved(1);
    await hisBack.saved(1);
    const late = await alice.wire(mapId).synced();
    expect(detailsOf(late).length).toBe(2048);
    expect(detailsOf(late).toJSON()).toBe(detailsOf(hisBack).toJSON());
  });

  test('passes when somebody typed at the front of a text, letter by letter, for two thousand letters', async () => {
    const { hers } = await aliceAndBob();
    hers.edit(() => {
      for (let i = 0; i < 2000; i++) detailsOf(hers).insert(0, 'x');
    });
    await hers.saved(2);
    expect(hers.ending).toBeNull();
  });
});

describe('an update', () => {
  const me = 5;
  const weigh = (update: Uint8Array, isState = false): number | string => {
    try {
      return weighUpdate(update, isState);
    } catch (error) {
      if (error instanceof Refusal) return `${error.code} ${error.why}`;
      throw error;
    }
  };
  const structs = (amount: number): Uint8Array =>
    rawUpdate([{ client: me, clock: 0, structs: Array.from({ length: amount }, () => gc(1)) }]);
  const value = (bytes: readonly number[]): Uint8Array =>
    rawUpdate([
      {
        client: me,
        clock: 0,
        structs: [item({ parent: [1, 1], key: 'note', content: content.raw(8, 1, ...bytes) })],
      },
    ]);

  test('is counted before anything is made of it: 65,536 structs pass as a change, four times as many as a state', () => {
    expect(weigh(structs(65_536))).toBe(65_536);
    expect(weigh(structs(65_537))).toBe(`${closeCode.tooBig} tooBig`);
    expect(weigh(structs(262_144), true)).toBe(262_144);
    expect(weigh(structs(262_145), true)).toBe(`${closeCode.badFrame} tooBig`);
  });

  test('counts lists and objects in values, and refuses large and deep ones unread', () => {
    expect(weigh(value([117, 2, 117, 0, 118, 0]))).toBe(4);
    expect(weigh(value([117, 255, 255, 3]))).toBe(`${closeCode.badFrame} content`);
    expect(weigh(value([...Array.from({ length: 9 }, () => [117, 1]).flat(), 126]))).toBe(
      `${closeCode.badFrame} content`,
    );
  });

  test('deletes from the front to the back, and nothing twice', () => {
    const deleting = (...ranges: [number, number][]): Uint8Array => rawUpdate([], [[me, ranges]]);
    expect(weigh(deleting([0, 2], [2, 1], [9, 5]))).toBe(0);
    expect(weigh(deleting([0, 2], [1, 5]))).toBe(`${closeCode.badFrame} clock`);
    expect(weigh(deleting([9, 5], [0, 2]))).toBe(`${closeCode.badFrame} clock`);
  });

  test('counts as what Yjs makes of it, whatever a browser writes', async () => {
    const { hers } = await aliceAndBob();
    typeAround(hers, 300, 7);
    const state = Y.encodeStateAsUpdate(hers.doc);
    expect(weigh(state, true)).toBe(Y.decodeUpdate(state).structs.length);
  });
});

describe('what nobody’s browser sends', () => {
  /** Frames whose parts Yjs would compare each with each, cut out of each other, or nest in each other. */
  const endless = [
    'maps in maps in maps',
    'letters that all stand before a later one',
    'letters between all the letters of a text',
    'values of one key that do not know each other',
    'every other letter of a text',
  ];

  test.each(endless)('%s: is stopped before any of it is applied, and the map goes on', async (name) => {
    const { alice, mapId, hers } = await aliceAndBob();
    const mallory = await alice.wire(mapId).synced();
    const { make } = heavyFrames.find((frame) => frame.name === name)!;
    const room = server.rooms.openRoom(mapId)!;
    const before = room.read((doc) => doc);
    mallory.send(make({ doc: mallory.doc, victim: hers.doc.clientID }, 8000));
    expect([closeCode.tooBig, closeCode.badFrame]).toContain((await mallory.ended()).code);
    expect(room.read((doc) => doc === before)).toBe(true); // nothing had to be built anew
    hers.make('renameMap', { title: 'Still working' });
    await hers.saved(2);
  });

  test('a text in one piece, that the map has in many: is compared, not taken apart', async () => {
    const { alice, mapId, hers } = await aliceAndBob();
    hers.edit(() => detailsOf(hers).insert(0, 'x'.repeat(10_000)));
    const whole = Y.encodeStateAsUpdate(hers.doc);
    for (let round = 0; round < 10; round++) {
      hers.edit(() => {
        for (let i = 0; i < 400; i++) detailsOf(hers).delete(round * 400 + i, 1);
      });
    }
    await hers.saved(2);
    const again = await alice.wire(mapId).synced();
    again.sync('update', whole);
    await again.saved(1);
    expect(again.ending).toBeNull();
  });

  test('a question with a hundred thousand clients: is not read', async () => {
    const { alice, mapId } = await aliceAndBob();
    const mallory = await alice.wire(mapId).synced();
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, 100_000);
    for (let client = 0; client < 100_000; client++) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, 1);
    }
    mallory.sync('step1', encoding.toUint8Array(encoder));
    expect((await mallory.ended()).code).toBe(closeCode.badFrame);
  });

  test.each([
    ['barriers', (client: WireClient) => client.barrier(1), 1000],
    [
      'questions for everything',
      (client: WireClient) => client.sync('step1', Uint8Array.from([1, 5, 1])),
      100,
    ],
  ] as const)('F3: a flood of %s is stopped with 1013', async (_what, send, amount) => {
    const { alice, mapId } = await aliceAndBob();
    const mallory = await alice.wire(mapId).synced();
    for (let i = 0; i < amount; i++) send(mallory);
    expect((await mallory.ended()).code).toBe(closeCode.tooBusy);
  });

  test('F3: one heavy change after the other is stopped with 1013', async () => {
    const { alice, mapId } = await aliceAndBob();
    const mallory = await alice.wire(mapId).synced();
    for (let i = 0; i < 6; i++) {
      const structs = Array.from({ length: 60_000 }, () => gc(1));
      mallory.sync('update', rawUpdate([{ client: mallory.doc.clientID, clock: i * 60_000, structs }]));
    }
    expect((await mallory.ended()).code).toBe(closeCode.tooBusy);
  });
});
