/** Abuse cases of frames that need more than one frame: bursts, floods, one id in two tabs, doubled and mixed up frames. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { metaOf, recordsOf } from '../../../shared/model/document.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { closeCode } from '../../../shared/protocol/closeCode.ts';
import { run } from '../../support/buildMap.ts';
import { createRandom } from '../../support/random.ts';
import { waitFor } from '../../support/waitFor.ts';
import { writtenBy } from '../../support/written.ts';
import { closeProviders, type Guest } from '../support/guest.ts';
import { content, gc, item, rawUpdate } from '../support/rawUpdate.ts';
import {
  startTestServer,
  stopTestServers,
  temporaryFolder,
  temporarySqlite,
  type TestServer,
} from '../support/testServer.ts';
import type { WireClient } from '../support/wireClient.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterEach(closeProviders);
afterAll(stopTestServers);

const titleOf = (doc: Y.Doc): unknown => metaOf(doc).get('title');
const counted = (why: 'tooFast' | 'pending' | 'clientIdTaken'): number => server.counters.rejects().get(why)!;

async function aliceAndBob(): Promise<{ alice: Guest; bob: Guest; mapId: string }> {
  const alice = await server.guest('alice');
  const mapId = await alice.makeMap('Online shop');
  const bob = await server.guest('bob');
  await bob.join((await alice.share(mapId, 'editor')).token);
  return { alice, bob, mapId };
}

describe('bursts and floods', () => {
  test('F3: 1,000 frames a second are stopped with 1013, a paste of 200 cards is not', async () => {
    const { alice, bob, mapId } = await aliceAndBob();
    const hers = await alice.wire(mapId).synced();
    const { id: activityId } = hers.make('addActivity', { title: 'Buy' });
    const { id: stepId } = hers.make('addStep', { activityId, title: 'Pay' });
    const stories = Array.from({ length: 200 }, (_, i) => ({ title: `Story ${i}` }));
    hers.make('addStories', { stepId, releaseId: null, stories });
    await hers.saved(1);
    const before = counted('tooFast');
    const his = await bob.wire(mapId).synced();
    for (let i = 0; i < 1000; i++) his.edit((doc) => metaOf(doc).set('title', `${i}`));
    const { code, reason } = await his.ended();
    expect(code).toBe(closeCode.tooBusy);
    expect(reason).toContain('again');
    expect(counted('tooFast')).toBe(before + 1);
    await hers.saved(2);
    expect(readMap(hers.doc).story.size).toBe(200);
  });

  test('F8: 4,000 frames that build on nothing store nothing and cost one refusal', async () => {
    const { alice, bob, mapId } = await aliceAndBob();
    const hers = await alice.wire(mapId).synced();
    const before = counted('pending');
    const his = await bob.wire(mapId).synced();
    for (let i = 0; i < 4000; i++) {
      const value = item({
        origin: [his.doc.clientID, 10_000 + i],
        content: content.string('x'.repeat(1000)),
      });
      his.sync('update', rawUpdate([{ client: his.doc.clientID, clock: 50 + 2000 * i, structs: [value] }]));
    }
    expect((await his.ended()).code).toBe(closeCode.badFrame);
    expect(counted('pending') - before).toBe(1);
    hers.edit((doc) => metaOf(doc).set('title', 'After the flood'));
    await hers.saved(1);
    const { updates } = await server.storage.documents.load(`map:${mapId}`);
    expect(updates.reduce((sum, { bytes }) => sum + bytes.byteLength, 0)).toBeLessThan(2000);
    expect(server.rooms.openRoom(mapId)!.read((doc) => doc.store.pendingStructs)).toBeNull();
  });

  test('F9: in a change 10,000 clocks without content are no jump, in what was done while away 100,000 are none', async () => {
    const { alice, mapId } = await aliceAndBob();
    const hers = await alice.wire(mapId).synced();
    const empty = (length: number): Uint8Array =>
      rawUpdate([{ client: hers.doc.clientID, clock: 0, structs: [gc(length)] }]);
    hers.sync('update', empty(10_000));
    await hers.saved(1);
    hers.sync('step2', empty(110_000));
    await hers.saved(2);
    expect(hers.ending).toBeNull();
    hers.sync('step2', empty(220_001));
    expect((await hers.ended()).code).toBe(closeCode.badFrame);
  });

  test('F9: content that has a byte for each clock is no jump: thousands of cards come in one change', async () => {
    const { alice, mapId } = await aliceAndBob();
    const hers = await alice.wire(mapId).synced();
    const { id: activityId } = hers.make('addActivity', { title: 'Buy' });
    const { id: stepId } = hers.make('addStep', { activityId, title: 'Pay' });
    const known = Y.getState(hers.doc.store, hers.doc.clientID);
    const stories = Array.from({ length: 50 }, () => ({ title: 'Story', details: 'x'.repeat(15_000) }));
    hers.make('addStories', { stepId, releaseId: null, stories });
    expect(Y.getState(hers.doc.store, hers.doc.clientID) - known).toBeGreaterThan(700_000);
    await hers.saved(1);
    expect(hers.ending).toBeNull();
  });
});

describe('a guest', () => {
  test('F17: who writes before anything was exchanged, or asks with step 2, is refused, and nobody sees a thing', async () => {
    const { alice, mapId } = await aliceAndBob();
    const hers = await alice.wire(mapId).synced();
    const eve = await server.guest('eve');
    await eve.join((await alice.share(mapId, 'viewer')).token);
    for (const type of ['update', 'step2'] as const) {
      const early = await eve.wire(mapId).opened();
      const doc = new Y.Doc();
      metaOf(doc).set('title', 'Taken over');
      early.sync(type, Y.encodeStateAsUpdate(doc));
      expect((await early.ended()).code).toBe(closeCode.forbidden);
    }
    await hers.saved(1);
    expect(hers.updates).toBe(0);
    expect(titleOf(hers.doc)).toBe('Online shop');
  });
});

describe('a client id', () => {
  test('F7: stays its person’s when the server starts anew, also of those who showed themselves before they wrote', async () => {
    const folder = temporaryFolder();
    const first = await startTestServer({ storage: temporarySqlite(folder) });
    const alice = await first.guest('alice');
    const mapId = await alice.makeMap();
    const bob = await first.guest('bob');
    await bob.join((await alice.share(mapId, 'editor')).token);
    const hers = await alice.wire(mapId).synced();
    hers.presence(hers.doc.clientID, 1, { presence: {} });
    hers.edit((doc) => metaOf(doc).set('title', 'Hers'));
    await hers.saved(1);
    await first.stop();
    const second = await startTestServer({ storage: temporarySqlite(folder) });
    const [alicesAgain, bobsAgain] = [alice.at(second.url), bob.at(second.url)];
    const his = await bobsAgain.wire(mapId).synced();
    his.doc.clientID = hers.doc.clientID;
    his.edit((doc) => metaOf(doc).set('title', 'In her name'));
    expect((await his.ended()).code).toBe(closeCode.forbidden);
    const back = await alicesAgain.wire(mapId, '', {}, 'map', hers.doc).synced();
    back.presence(back.doc.clientID, 2, { presence: {} });
    back.edit((doc) => metaOf(doc).set('title', 'Still hers'));
    await back.saved(1);
    expect(back.ending).toBeNull();
  });
});

describe('one client id in two tabs', () => {
  /** Two sockets of one person; both write under the id of the first. */
  async function copiedTab(): Promise<{ first: WireClient; copy: WireClient; other: WireClient }> {
    const { alice, bob, mapId } = await aliceAndBob();
    const first = await alice.wire(mapId).synced();
    first.edit((doc) => metaOf(doc).set('title', 'Both have this'));
    await first.saved(1);
    const copy = await alice.wire(mapId).synced();
    return { first, copy, other: await bob.wire(mapId).synced() };
  }

  test('F19: the second is asked for a new id before its first edit, which others never see', async () => {
    const { first, copy, other } = await copiedTab();
    first.presence(first.doc.clientID, 1, {});
    await first.saved(2);
    const before = counted('clientIdTaken');
    copy.doc.clientID = first.doc.clientID;
    copy.edit((doc) => metaOf(doc).set('title', 'From the copy'));
    const { code } = await copy.ended();
    expect(code).toBe(closeCode.clientIdTaken);
    expect(counted('clientIdTaken')).toBe(before + 1);
    first.edit((doc) => metaOf(doc).set('title', 'From the first'));
    await first.saved(3);
    await waitFor(() => titleOf(other.doc) === 'From the first');
  });

  test('F19: where neither shows itself, what they write differently is never taken for the same', async () => {
    const { first, copy, other } = await copiedTab();
    // The copy has not heard of the next change; its own has the same number.
    const behind = new Y.Doc();
    Y.applyUpdate(behind, Y.encodeStateAsUpdate(copy.doc));
    behind.clientID = first.doc.clientID;
    first.edit((doc) => metaOf(doc).set('title', 'From the first'));
    await first.saved(2);
    const [update] = writtenBy(behind, () => metaOf(behind).set('title', 'From the copy'));
    copy.sync('update', update!);
    const { code, reason } = await copy.ended();
    expect(code).toBe(closeCode.clientIdOfAnother);
    expect(reason).toContain('same id');
    first.edit((doc) => metaOf(doc).set('title', 'Still going'));
    await first.saved(3);
    await waitFor(() => titleOf(other.doc) === 'Still going');
  });

  test('F19: sending the same once more is no second tab', async () => {
    const { alice, mapId } = await aliceAndBob();
    const hers = await alice.wire(mapId).synced();
    const updates = writtenBy(hers.doc, () => {
      const { id } = run(hers.doc, 'addActivity', { title: 'Pay' });
      run(hers.doc, 'editText', { id, field: 'title', at: 3, remove: 0, insert: ' by card' });
      run(hers.doc, 'editText', { id, field: 'title', at: 0, remove: 2, insert: 'Pr' });
      run(hers.doc, 'archive', { ids: [id] });
    });
    for (const update of updates) hers.sync('update', update);
    await hers.saved(1);
    for (const update of [...updates, Y.mergeUpdates(updates), Y.encodeStateAsUpdate(hers.doc)])
      hers.sync('update', update);
    await hers.saved(2);
    expect(hers.ending).toBeNull();
  });
});

describe('frames', () => {
  test('F20, fault 11: doubled and long after they were due change nothing; one that is missing is noticed', async () => {
    const { alice, bob, mapId } = await aliceAndBob();
    const random = createRandom(20);
    const hers = await alice.wire(mapId).synced();
    const his = await bob.wire(mapId).synced();
    const sent: Uint8Array[] = [];
    for (let i = 0; i < 60; i++) {
      sent.push(...writtenBy(hers.doc, () => run(hers.doc, 'addActivity', { title: `Activity ${i}` })));
      hers.sync('update', sent.at(-1)!);
      if (random.chance(0.5)) hers.sync('update', random.pick(sent));
    }
    await hers.saved(1);
    await waitFor(() => readMap(his.doc).activity.size === 60);
    expect(readMap(his.doc)).toEqual(readMap(hers.doc));
    const [, second] = [1, 2].flatMap((i) =>
      writtenBy(hers.doc, () => run(hers.doc, 'addActivity', { title: `Lost ${i}` })),
    );
    hers.sync('update', second!);
    expect((await hers.ended()).code).toBe(closeCode.badFrame);
    // On the next socket everything is exchanged, and nothing is missing.
    const back = alice.wire(mapId);
    Y.applyUpdate(back.doc, Y.encodeStateAsUpdate(hers.doc));
    await back.synced();
    await waitFor(() => readMap(his.doc).activity.size === 62);
    expect(recordsOf(his.doc, 'activity').size).toBe(62);
  });
});
