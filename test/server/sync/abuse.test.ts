/** What a hostile or broken client may try: one clear close code for it, nothing for anybody else. */
import { rootNamesOf } from '../../../shared/protocol/documents.ts';
import type { Socket } from 'node:net';
import * as encoding from 'lib0/encoding';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { metaOf, recordsOf, visionOf } from '../../../shared/model/document.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { closeCode } from '../../../shared/protocol/closeCode.ts';
import { limits } from '../../../shared/protocol/frame.ts';
import { run } from '../../support/buildMap.ts';
import { createRandom } from '../../support/random.ts';
import { waitFor } from '../../support/waitFor.ts';
import { writtenBy } from '../../support/written.ts';
import { closeProviders, type Guest, type OpenMap } from '../support/guest.ts';
import { startTestServer, stopTestServers, type TestServer } from '../support/testServer.ts';
import type { WireClient } from '../support/wireClient.ts';

let server: TestServer;
let alice: Guest;
let mallory: Guest;
let mapId: string;
let hers: OpenMap;
let storyId: `story:${string}`;

beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(async () => {
  alice = await server.guest('alice');
  mapId = await alice.makeMap();
  mallory = await server.guest('mallory');
  await mallory.join((await alice.share(mapId, 'editor')).token);
  hers = await alice.open(mapId);
  const { id: activityId } = run(hers.doc, 'addActivity', { title: 'Buy' });
  const { id: stepId } = run(hers.doc, 'addStep', { activityId, title: 'Pay' });
  const { ids } = run(hers.doc, 'addStories', { stepId, releaseId: null, stories: [{ title: 'By card' }] });
  storyId = ids[0]!;
  await hersIsSaved();
});
afterEach(closeProviders);
afterAll(stopTestServers);

/** Waits until the server has everything alice wrote. */
async function hersIsSaved(): Promise<void> {
  const want = JSON.stringify(Y.encodeStateVector(hers.doc));
  await waitFor(
    () => JSON.stringify(server.rooms.openRoom(mapId)?.read((doc) => Y.encodeStateVector(doc))) === want,
  );
}

function stored(): Buffer {
  return Buffer.from(server.rooms.openRoom(mapId)!.read((doc) => Y.encodeStateAsUpdate(doc)));
}

/** The offender is closed with this code; the map is as it was, in memory and on disk; alice goes on working. */
async function isRefused(offender: WireClient, code: number): Promise<void> {
  const before = stored();
  const ending = await offender.ended();
  expect(ending.code).toBe(code);
  await server.rooms.openRoom(mapId)!.ready();
  expect(stored().equals(before)).toBe(true);
  run(hers.doc, 'renameMap', { title: `Still working ${code}` });
  const other = await alice.open(mapId);
  await waitFor(() => metaOf(other.doc).get('title') === `Still working ${code}`);
  expect(readMap(other.doc).story.get(storyId)?.title).toBe('By card');
  expect(other.doc.store.pendingStructs).toBeNull();
}

/** An update made by a change that the product itself would never make. */
async function send(change: (doc: Y.Doc) => void): Promise<WireClient> {
  const client = await mallory.wire(mapId).synced();
  client.edit(change);
  return client;
}

describe('a frame', () => {
  test('F1: of text closes the socket with 1003, counted once', async () => {
    const before = server.counters.rejects().get('textFrame')!;
    const client = await mallory.wire(mapId).synced();
    client.send('hello');
    client.send('hello again');
    expect((await client.ended()).code).toBe(closeCode.textFrame);
    expect(server.counters.rejects().get('textFrame')).toBe(before + 1);
  });

  test('F1: that is empty or of an unknown type is ignored and counted, too many close with 4400', async () => {
    const odd = (): number => server.counters.rejects().get('oddFrame')!;
    const before = odd();
    const client = await mallory.wire(mapId).synced();
    for (let i = 0; i < 10; i++) {
      client.send(new Uint8Array());
      client.send(new Uint8Array([77, 1, 2]));
    }
    await client.saved(1);
    expect(odd()).toBe(before + 20);
    for (let i = 0; i < 10; i++) client.send(new Uint8Array([99]));
    await isRefused(client, closeCode.badFrame);
    expect(odd()).toBe(before + 21);
  });

  test('F2: above 1 MiB closes with 1009, as does one above 4 MiB in the first sync', async () => {
    const client = await mallory.wire(mapId).synced();
    client.sync('update', new Uint8Array(limits.frame + 10));
    await isRefused(client, closeCode.tooBig);
    const early = await mallory.wire(mapId).opened();
    early.send(new Uint8Array(limits.firstSync + 1000));
    expect((await early.ended()).code).toBe(closeCode.tooBig);
  });

  test('F2: of 3 MiB is taken in the first sync, what a browser wrote while it was away, and in no other', async () => {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(hers.doc));
    const stepId = [...readMap(copy).step.keys()][0]!;
    const details = 'x'.repeat(15_000);
    const stories = Array.from({ length: 200 }, (_, i) => ({ title: `Away ${i}`, details }));
    run(copy, 'addStories', { stepId, releaseId: null, stories });
    const state = Y.encodeStateAsUpdate(copy);
    expect(state.byteLength).toBeGreaterThan(2.5 * limits.frame);
    const client = await mallory.wire(mapId, '', {}, 'map', copy).synced();
    await client.saved(1);
    await waitFor(() => readMap(hers.doc).story.size === 201);
    client.sync('step2', state);
    expect((await client.ended()).code).toBe(closeCode.tooBig);
  });

  test('F2: above the largest is turned away by its header: not a byte of it is waited for or kept', async () => {
    for (const size of [limits.firstSync + 1000, 2 ** 31]) {
      const client = await mallory.wire(mapId).synced();
      const header = Buffer.alloc(14);
      header.set([0x82, 0xff]); // binary, masked, the length in 8 bytes
      header.writeBigUInt64BE(BigInt(size), 2);
      const before = server.counters.rejects().get('tooBig')!;
      (client.socket as unknown as { _socket: Socket })._socket.write(header);
      await waitFor(() => server.counters.rejects().get('tooBig') === before + 1);
      client.socket.terminate(); // what it owes of the frame never comes
    }
  });

  test('cut anywhere closes with 4400 and changes nothing', async () => {
    for (const bytes of [[0], [0, 2], [0, 2, 5, 1], [0, 0, 200], [1, 9, 1], [121], [121, 0]]) {
      const client = await mallory.wire(mapId).synced();
      client.send(new Uint8Array(bytes));
      expect((await client.ended()).code).toBe(closeCode.badFrame);
    }
    const other = await alice.open(mapId);
    expect(readMap(other.doc).story.size).toBe(1);
  });

  test('F3: flood closes with 1013, which means: come back', async () => {
    const client = await mallory.wire(mapId).synced();
    for (let i = 0; i < 400; i++) client.edit((doc) => metaOf(doc).set('title', `${i}`));
    expect((await client.ended()).code).toBe(closeCode.tooBusy);
  });
});

describe('an update', () => {
  test('F4, F5: that is garbage, or asks for endless memory, is refused with its reason', async () => {
    const client = await mallory.wire(mapId).synced();
    client.sync('update', new Uint8Array([1, 255, 255, 255, 255, 15, 1]));
    await isRefused(client, closeCode.badFrame);
    expect(client.frames.at(-1)).toMatchObject({ kind: 'rejected', version: 1, code: closeCode.badFrame });
  });

  test.each([
    [
      'a dependency on something that is no story',
      (doc: Y.Doc) =>
        recordsOf(doc, 'dependency').set(
          'dependency:1',
          new Y.Map<unknown>([
            ['storyId', storyId],
            ['needsId', 'step:1'],
            ['archivedAt', null],
          ]),
        ),
    ],
    [
      'a record of another kind among the dependencies',
      (doc: Y.Doc) => recordsOf(doc, 'dependency').set('story:1', new Y.Map()),
    ],
    ['an unknown root', (doc: Y.Doc) => doc.getMap('admin').set('x', 1)],
    ['a list as a root', (doc: Y.Doc) => doc.getArray('list').push([1])],
    ['a big integer', (doc: Y.Doc) => recordsOf(doc, 'story').get(storyId)!.set('estimate', 5n)],
    ['undefined', (doc: Y.Doc) => recordsOf(doc, 'story').get(storyId)!.set('extra', undefined)],
    ['not a number', (doc: Y.Doc) => recordsOf(doc, 'story').get(storyId)!.set('extra', NaN)],
    [
      'bytes',
      (doc: Y.Doc) =>
        recordsOf(doc, 'story')
          .get(storyId)!
          .set('extra', new Uint8Array([1])),
    ],
    [
      'a document in the document',
      (doc: Y.Doc) => recordsOf(doc, 'story').get(storyId)!.set('extra', new Y.Doc()),
    ],
    ['a list in a record', (doc: Y.Doc) => recordsOf(doc, 'story').get(storyId)!.set('extra', new Y.Array())],
    ['XML', (doc: Y.Doc) => recordsOf(doc, 'story').get(storyId)!.set('extra', new Y.XmlElement('script'))],
    [
      'the key __proto__',
      (doc: Y.Doc) => recordsOf(doc, 'story').get(storyId)!.set('__proto__', { isAdmin: true }),
    ],
    ['the key constructor', (doc: Y.Doc) => recordsOf(doc, 'story').get(storyId)!.set('constructor', 1)],
    ['a key with a space', (doc: Y.Doc) => recordsOf(doc, 'story').get(storyId)!.set('a b', 1)],
    ['a value nested deep', (doc: Y.Doc) => recordsOf(doc, 'story').get(storyId)!.set('extra', nested(5000))],
    ['a wrong stage', (doc: Y.Doc) => recordsOf(doc, 'story').get(storyId)!.set('stage', 'finished')],
    ['a title that is no text', (doc: Y.Doc) => recordsOf(doc, 'story').get(storyId)!.set('title', 'plain')],
    ['a story that is not a record', (doc: Y.Doc) => recordsOf(doc, 'story').set('story:fake', 5 as never)],
    ['a story without its fields', (doc: Y.Doc) => recordsOf(doc, 'story').set('story:fake', new Y.Map())],
    ['a story under a bad id', (doc: Y.Doc) => recordsOf(doc, 'story').set('step:fake', new Y.Map())],
    [
      'a map in a map in a record',
      (doc: Y.Doc) => recordsOf(doc, 'story').get(storyId)!.set('extra', mapIn(3)),
    ],
    ['a member of a set that is no id', (doc: Y.Doc) => setOf(doc, 'labels').set('x', true)],
    ['a member of a set with a value', (doc: Y.Doc) => setOf(doc, 'labels').set('label:x', 'y')],
    ['a map in a text', (doc: Y.Doc) => textOf(doc).insertEmbed(0, new Y.Map())],
    ['a title beyond all limits', (doc: Y.Doc) => textOf(doc).insert(0, 'x'.repeat(2000))],
    ['a map title beyond its limit', (doc: Y.Doc) => metaOf(doc).set('title', 'x'.repeat(500))],
    ['a vision beyond all limits', (doc: Y.Doc) => visionOf(doc)!.insert(0, 'x'.repeat(11_000))],
    ['a map in the vision', (doc: Y.Doc) => visionOf(doc)!.insertEmbed(0, new Y.Map())],
    ['a day that is none', (doc: Y.Doc) => recordsOf(doc, 'story').get(storyId)!.set('due', '2027-02-30')],
    ['a negative reach', (doc: Y.Doc) => recordsOf(doc, 'story').get(storyId)!.set('reach', -1)],
    ['a setting that is not one', (doc: Y.Doc) => metaOf(doc).set('estimateScale', { kind: 'dice' })],
  ])('with %s is refused', async (_what, change) => {
    await isRefused(await send(change), closeCode.badFrame);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
    expect(
      [...server.rooms.openRoom(mapId)!.read((doc) => doc.share.keys())].every((root) =>
        rootNamesOf('map').has(root),
      ),
    ).toBe(true);
  });

  test('of the vision is taken while it is typing, and refused with 4403 when it takes its place', async () => {
    run(hers.doc, 'setVision', { text: 'Everybody pays.' });
    const other = await alice.open(mapId);
    await waitFor(() => visionOf(other.doc)?.toString() === 'Everybody pays.');
    await isRefused(await send((doc) => metaOf(doc).set('vision', new Y.Text('Mine'))), closeCode.forbidden);
  });

  test.each(['schema', 'epoch'])('of the server’s own %s is refused with 4403', async (key) => {
    await isRefused(await send((doc) => metaOf(doc).set(key, 'mine')), closeCode.forbidden);
  });

  test('F7: that speaks for somebody else is refused with 4403, and the victim goes on', async () => {
    const victim = hers.doc.clientID;
    const client = await mallory.wire(mapId).synced();
    client.doc.clientID = victim;
    client.edit((doc) => metaOf(doc).set('title', 'forged'));
    await isRefused(client, closeCode.forbidden);
    for (let i = 0; i < 100; i++) run(hers.doc, 'renameMap', { title: `Title ${i}` });
    const other = await alice.open(mapId);
    await waitFor(() => metaOf(other.doc).get('title') === 'Title 99');
  });

  test('F7: in the name of somebody who has only come to look is refused as well', async () => {
    const bob = await server.guest('bob');
    await bob.join((await alice.share(mapId, 'editor')).token);
    const his = await bob.open(mapId);
    await waitFor(() => hers.provider.awareness.getStates().has(his.doc.clientID));
    const client = await mallory.wire(mapId).synced();
    client.doc.clientID = his.doc.clientID;
    client.edit((doc) => metaOf(doc).set('title', 'forged'));
    await isRefused(client, closeCode.forbidden);
    run(his.doc, 'renameMap', { title: 'Bob was here' });
    await waitFor(() => metaOf(hers.doc).get('title') === 'Bob was here');
  });

  test('F8, F9: that skips ahead, jumps the clock or hides a gap is refused', async () => {
    for (const [clock, length] of [
      [50, 1],
      [0, 2 ** 30],
      [2 ** 40, 1],
      [Number.MAX_SAFE_INTEGER - 1, 1],
    ] as const) {
      const client = await mallory.wire(mapId).synced();
      client.sync('update', collected(client.doc.clientID, clock, length));
      await isRefused(client, closeCode.badFrame);
    }
  });

  test('F8: that deletes what is not there is refused', async () => {
    const client = await mallory.wire(mapId).synced();
    client.sync('update', deletion(hers.doc.clientID, 10_000, 5));
    await isRefused(client, closeCode.badFrame);
  });

  test('F4: damaged at random is either refused or harmless: no crash, no half change, the map loads again', async () => {
    const random = createRandom(20_260_101);
    const answers = { refused: 0, taken: 0 };
    for (let i = 0; i < 200; i++) {
      const client = await mallory.wire(mapId).synced();
      const good = ownChange(client.doc);
      const bytes = Uint8Array.from(good);
      for (let n = 0; n <= random.below(3); n++) bytes[random.below(bytes.length)] = random.below(256);
      client.sync('update', random.chance(0.2) ? bytes.slice(0, random.below(bytes.length)) : bytes);
      client.barrier(1);
      await waitFor(() => client.ending !== null || client.durable(1), {
        what: `change ${i} to be answered`,
      });
      answers[client.ending === null ? 'taken' : 'refused']++;
      client.close();
    }
    expect(answers.refused).toBeGreaterThan(50);
    expect(answers.taken).toBeGreaterThan(3);
    await server.rooms.openRoom(mapId)!.ready();
    const other = await alice.open(mapId);
    const loaded = await server.storage.documents.load(`map:${mapId}`);
    const replayed = new Y.Doc();
    for (const { bytes } of [...(loaded.snapshot === null ? [] : [loaded.snapshot]), ...loaded.updates]) {
      Y.applyUpdate(replayed, bytes);
    }
    expect(readMap(replayed)).toEqual(readMap(other.doc));
    expect(replayed.store.pendingStructs).toBeNull();
    expect(readMap(other.doc).story.get(storyId)?.title).toBe('By card');
  });

  test('of a newer version, with a small field nobody knows here, is kept', async () => {
    const client = await send((doc) => recordsOf(doc, 'story').get(storyId)!.set('risk', { level: 'high' }));
    await client.saved(1);
    await waitFor(() => recordsOf(hers.doc, 'story').get(storyId)!.get('risk') !== undefined);
  });
});

/** A change as the product makes it, in bytes. */
function ownChange(doc: Y.Doc): Uint8Array {
  const steps = [...readMap(doc).step.values()];
  const updates = writtenBy(doc, () => {
    run(doc, 'addStories', {
      stepId: steps[0]!.id,
      releaseId: null,
      stories: [{ title: 'By invoice', estimate: 3 }],
    });
    run(doc, 'updateStory', { id: storyId, estimate: 5 });
    run(doc, 'renameMap', { title: 'Online shop 2' });
  });
  return Y.mergeUpdates(updates);
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let i = 0; i < depth; i++) value = { a: value };
  return value;
}

function mapIn(depth: number): Y.Map<unknown> {
  const map = new Y.Map();
  map.set('a', depth === 0 ? true : mapIn(depth - 1));
  return map;
}

function setOf(doc: Y.Doc, field: string): Y.Map<unknown> {
  return recordsOf(doc, 'story').get(storyId)!.get(field) as Y.Map<unknown>;
}

function textOf(doc: Y.Doc): Y.Text {
  return recordsOf(doc, 'story').get(storyId)!.get('title') as Y.Text;
}

/** An update with one collected (GC) struct. */
function collected(client: number, clock: number, length: number): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const number of [1, 1, client, clock]) encoding.writeVarUint(encoder, number);
  encoding.writeUint8(encoder, 0);
  for (const number of [length, 0]) encoding.writeVarUint(encoder, number);
  return encoding.toUint8Array(encoder);
}

/** An update that only deletes. */
function deletion(client: number, clock: number, length: number): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const number of [0, 1, client, 1, clock, length]) encoding.writeVarUint(encoder, number);
  return encoding.toUint8Array(encoder);
}
