/** Every frame made by hand, on a real socket: refused or passed over, told once, and nobody else notices. */
import * as decoding from 'lib0/decoding';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { rootNamesOf } from '../../../shared/protocol/documents.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { examineUpdate } from '../../../server/sync/gate.ts';
import { atOnce } from '../../../server/sync/turns.ts';
import { weighUpdate } from '../../../server/sync/weighUpdate.ts';
import { replay } from '../../../server/sync/openDocument.ts';
import { Refusal } from '../../../server/sync/refusal.ts';
import { waitFor } from '../../support/waitFor.ts';
import type { Guest } from '../support/guest.ts';
import { handmadeFrames, type HandmadeFrame } from '../support/handmadeFrames.ts';
import { startTestServer, stopTestServers, type TestServer } from '../support/testServer.ts';
import type { WireClient } from '../support/wireClient.ts';

let server: TestServer;
let mallory: Guest;
let mapId: string;
let hers: WireClient;
let elsewhere: WireClient;
let storyId: `story:${string}`;
const lines: string[] = [];
let saved = 0;

beforeAll(async () => {
  const log = pino({ level: 'info', base: null }, { write: (line: string) => void lines.push(line) });
  server = await startTestServer({ log, requestLimits: { perPerson: 1e6, perAddress: 1e6 } });
  const alice = await server.guest('alice');
  mapId = await alice.makeMap('Shop of alice');
  mallory = await server.guest('mallory');
  await mallory.join((await alice.share(mapId, 'editor')).token);
  hers = await alice.wire(mapId).synced();
  const { id: activityId } = hers.make('addActivity', { title: 'Buy' });
  const { id: stepId } = hers.make('addStep', { activityId, title: 'Pay' });
  const stories = [{ title: 'By card' }];
  storyId = hers.make('addStories', { stepId, releaseId: null, stories }).ids[0]!;
  elsewhere = await alice.wire(await alice.makeMap('Another')).synced();
});
afterAll(stopTestServers);

const refusals = (): number => [...server.counters.rejects().values()].reduce((sum, one) => sum + one, 0);
const live = (): Y.Doc => server.rooms.openRoom(mapId)!.read((doc) => doc);
const stateOf = (doc: Y.Doc): string =>
  JSON.stringify([[...Y.encodeSnapshot(Y.snapshot(doc))], doc.toJSON()]);

/** Sends it as mallory and answers how that ended: a close code, or null while the socket stays. */
async function sent(frame: HandmadeFrame): Promise<number | null> {
  const client = await mallory.wire(mapId).synced();
  client.send(frame.make({ doc: client.doc, storyId, victim: hers.doc.clientID }));
  client.barrier(9);
  await waitFor(() => client.ending !== null || client.durable(9), { what: `an answer to ${frame.name}` });
  const code = client.ending?.code ?? null;
  client.close();
  return code;
}

describe('a frame made by hand', () => {
  test('comes in 60 kinds at least', () => {
    expect(new Set(handmadeFrames.map(({ name }) => name)).size).toBeGreaterThanOrEqual(60);
  });

  test.each(handmadeFrames)('$name', async (frame) => {
    await server.rooms.openRoom(mapId)!.ready();
    const before = { state: stateOf(live()), refusals: refusals(), lines: lines.length };
    expect(await sent(frame)).toBe(frame.code);
    await server.rooms.openRoom(mapId)!.ready();
    expect(stateOf(live())).toBe(before.state);
    expect(live().store.pendingStructs).toBeNull();
    expect([...live().share.keys()].every((root) => rootNamesOf('map').has(root))).toBe(true);

    const said = lines.slice(before.lines).filter((line) => line.includes('socket refused'));
    expect(said).toHaveLength(frame.code === null ? 0 : 1);
    if (frame.code !== null) {
      expect(refusals()).toBe(before.refusals + 1);
      expect(Object.keys(JSON.parse(said[0]!) as object).sort()).toEqual(
        ['code', 'level', 'map', 'msg', 'requestId', 'socket', 'time', 'why'].sort(),
      );
    }
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  test('leaves the others as they were: they write on, what is stored loads, and everything can be exported', async () => {
    for (let i = 0; i < 20; i++) hers.make('renameMap', { title: `Title ${i}` });
    await hers.saved(++saved);
    await elsewhere.saved(1);
    const stored = replay(await server.storage.documents.load(`map:${mapId}`));
    expect(readMap(stored)).toEqual(readMap(hers.doc));
    expect(readMap(stored).story.get(storyId)?.title).toBe('By card');
    expect(() => JSON.stringify(stored.toJSON())).not.toThrow();
    expect(hers.ending).toBeNull();
  });
});

describe('over and over', () => {
  /** The updates of these frames, a thousand times at the gate. */
  const tryAtTheGate = (kind: string): void => {
    const scene = { doc: hers.doc, storyId, victim: hers.doc.clientID };
    const view = {
      scope: 'map' as const,
      doc: hers.doc,
      owner: 'mallory',
      ownerOf: () => undefined,
      isRecorded: () => false,
      isElsewhere: () => false,
      lost: null,
      isState: false,
    };
    const updates = handmadeFrames
      .filter(({ name }) => name.startsWith(kind))
      .map((frame) => updateIn(frame.make(scene)));
    let refused = 0;
    for (let i = 0; i < 1000; i++)
      try {
        weighUpdate(updates[i % updates.length]!, false);
        atOnce(examineUpdate(updates[i % updates.length]!, view));
      } catch (error) {
        if (error instanceof Refusal) refused++;
      }
    expect(refused).toBe(1000);
  };

  test('F12: a thousand tries at __proto__ change no prototype', () => {
    tryAtTheGate('F12');
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  test('F5: a thousand frames that ask for gigabytes take no memory', () => {
    tryAtTheGate('F5');
    // What else goes on in this process can only add to it: the least of a few rounds is nearest to the truth.
    const grown = Array.from({ length: 5 }, () => {
      const before = process.memoryUsage.rss();
      tryAtTheGate('F5');
      return process.memoryUsage.rss() - before;
    });
    expect(Math.min(...grown)).toBeLessThan(5 * 1024 * 1024);
  });
});

/** The update a sync message carries. */
function updateIn(message: Uint8Array): Uint8Array {
  const decoder = decoding.createDecoder(message);
  decoding.readVarUint(decoder);
  decoding.readVarUint(decoder);
  return decoding.readVarUint8Array(decoder);
}
