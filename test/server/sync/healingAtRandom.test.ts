/** F21: whichever rows are lost, the copy of somebody who wrote none of them brings all of them back, for good. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readMap } from '../../../shared/model/readMap.ts';
import type { DamagedRow, StoredDocument } from '../../../server/storage/documentStore.ts';
import { RoomDocument } from '../../../server/sync/roomDocument.ts';
import { atOnce } from '../../../server/sync/turns.ts';
import { emptyMap, run } from '../../support/buildMap.ts';
import { createRandom, type Random } from '../../support/random.ts';

interface Row {
  readonly seq: number;
  readonly bytes: Uint8Array;
  readonly owner: string;
}

/** Two tabs of alice and one of bob write in turn on one map; everybody has everything at once. */
function writeTogether(random: Random): { rows: Row[]; clients: Map<number, string>; whole: Y.Doc } {
  const first = emptyMap();
  const rows: Row[] = [{ seq: 1, bytes: Y.encodeStateAsUpdate(first), owner: 'session:alice' }];
  const clients = new Map([[first.clientID, 'server']]);
  const tabs = ['alice', 'alice', 'bob'].map((who) => ({ owner: `session:${who}`, doc: new Y.Doc() }));
  for (const { doc } of tabs) Y.applyUpdate(doc, rows[0]!.bytes);
  for (let i = 0; i < 12; i++) {
    const { owner, doc } = random.pick(tabs);
    const updates: Uint8Array[] = [];
    const keep = (bytes: Uint8Array): void => void updates.push(bytes);
    doc.on('update', keep);
    const live = [...readMap(doc).activity.values()].filter(({ archivedAt }) => archivedAt === null);
    const ids = live.map(({ id }) => id);
    if (ids.length < 2 || random.chance(0.4)) run(doc, 'addActivity', { title: `Activity ${i}` });
    else if (random.chance(0.7))
      run(doc, 'setText', { id: random.pick(ids), field: 'title', text: `${random.below(99)} named` });
    else run(doc, 'archive', { ids: [random.pick(ids)] });
    doc.off('update', keep);
    for (const bytes of updates) {
      rows.push({ seq: rows.length + 1, bytes, owner });
      clients.set(doc.clientID, owner);
      for (const other of tabs) if (other.doc !== doc) Y.applyUpdate(other.doc, bytes);
    }
  }
  return { rows, clients, whole: tabs[0]!.doc };
}

function without(rows: readonly Row[], lost: readonly Row[], clients: Map<number, string>): StoredDocument {
  const damaged = lost.map(({ seq, owner, bytes }): DamagedRow => {
    const known = { at: 1, what: 'update', foundAt: 0, healedAt: null } as const;
    return { seq, owner, size: bytes.byteLength, ...known };
  });
  const updates = rows.filter((row) => !lost.includes(row));
  return { snapshot: null, updates, lastSeq: rows.length, damaged, clients };
}

const shown = (doc: Y.Doc): string =>
  JSON.stringify([...readMap(doc).activity.values()].sort((a, b) => (a.id < b.id ? -1 : 1)));
const carol = {
  owner: 'session:carol',
  origin: { kind: 'socket', socketId: 'c' },
  mayPassLocks: false,
  mayChangeFormula: false,
  author: { key: 'carol', name: 'Carol', moderates: false },
} as const;

test.each(Array.from({ length: 100 }, (_, seed) => seed))('F21: seed %i', (seed) => {
  const random = createRandom(seed);
  const { rows, clients, whole } = writeTogether(random);
  const lost = random
    .shuffle(rows.slice(1))
    .slice(0, 1 + random.below(3))
    .sort((a, b) => a.seq - b.seq);
  const stored = without(rows, lost, clients);
  const room = new RoomDocument('map', stored, [], new Map(), 1);
  const state = Y.encodeStateAsUpdate(whole, Y.encodeStateVector(room.doc));
  const known = { ownerOf: (client: number) => room.ownerOf(client), isElsewhere: () => false };
  const news = atOnce(room.examine(state, carol.owner, true, known));
  if (news.kind === 'news') {
    const { updates } = atOnce(room.apply(state, news, carol));
    const healed = updates.map((bytes, i) => ({ seq: rows.length + 1 + i, bytes, owner: carol.owner }));
    const again = without([...rows, ...healed], lost, clients);
    expect(shown(new RoomDocument('map', again, [], new Map(), 1).doc)).toBe(shown(whole));
  }
  expect(news.kind).not.toBe('pending');
  expect(shown(room.doc)).toBe(shown(whole));
  expect(Y.encodeStateVector(room.doc)).toEqual(Y.encodeStateVector(whole));
});
