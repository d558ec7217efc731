/** A large update applied in parts makes the same document as the whole of it. */
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { atOnce } from '../../../server/sync/turns.ts';
import { partsToApply, readUpdate } from '../../../server/sync/updateParts.ts';
import { createRandom, type Random } from '../../support/random.ts';

/** One of some people's documents is changed somewhere: a card made, a text typed in, a value set, something deleted. */
function change(doc: Y.Doc, random: Random, turn: number): void {
  const cards = doc.getMap<Y.Map<unknown>>('cards');
  const ids = [...cards.keys()];
  const card = ids.length === 0 ? undefined : cards.get(random.pick(ids));
  const what = random.below(10);
  if (card === undefined || what < 4) {
    const title = new Y.Text('A story');
    cards.set(
      `card:${doc.clientID}:${turn}`,
      new Y.Map<unknown>([
        ['title', title],
        ['estimate', 1],
        ['note', null],
      ]),
    );
    return;
  }
  const title = card.get('title') as Y.Text;
  if (what < 7) title.insert(random.below(title.length + 1), 'xy');
  else if (what < 8) card.set('estimate', random.below(9));
  else if (what < 9 && title.length > 2) title.delete(random.below(title.length - 2), 2);
  else cards.delete(random.pick(ids));
}

function exchange(docs: readonly Y.Doc[]): void {
  for (const from of docs)
    for (const to of docs)
      if (from !== to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
}

/** What some people wrote behind `base`, who hear of each other so often. */
function written(
  seed: number,
  people: number,
  changes: number,
  exchanges: number,
): { base: Y.Doc; update: Uint8Array } {
  const random = createRandom(seed);
  const docs = Array.from({ length: people }, (_, i) => {
    const doc = new Y.Doc();
    doc.clientID = 1 + i * 10 + random.below(10);
    return doc;
  });
  for (let turn = 0; turn < 100; turn++) change(docs[0]!, random, turn);
  exchange(docs);
  const base = new Y.Doc();
  Y.applyUpdate(base, Y.encodeStateAsUpdate(docs[0]!));
  for (let turn = 0; turn < changes; turn++) {
    change(random.pick(docs), random, 100 + turn);
    if (exchanges > 0 && turn % Math.ceil(changes / exchanges) === 0) exchange(docs);
  }
  exchange(docs);
  return { base, update: Y.encodeStateAsUpdate(docs[0]!, Y.encodeStateVector(base)) };
}

function partsOf(update: Uint8Array, doc: Y.Doc): readonly Uint8Array[] {
  return atOnce(partsToApply(update, atOnce(readUpdate(update)), doc));
}

/** Applies the parts, and expects none to wait for a later one. */
function applied(base: Y.Doc, parts: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(base));
  for (const part of parts) {
    Y.applyUpdate(doc, part);
    expect(doc.store.pendingStructs).toBeNull();
    expect(doc.store.pendingDs).toBeNull();
  }
  return doc;
}

function saidBy(structs: readonly (Y.Item | Y.GC | Y.Skip)[]): unknown[] {
  return structs.map((struct) => {
    const { id, length } = struct;
    if (!(struct instanceof Y.Item)) return { id, length };
    const { origin, rightOrigin, parent, parentSub, content } = struct;
    const held = content instanceof Y.ContentType ? 'a type' : content.getContent();
    return { id, length, origin, rightOrigin, parent, parentSub, held };
  });
}

describe('an update in parts', () => {
  test.each([
    ['of one person', 1, 0],
    ['of three who never hear of each other', 3, 0],
    ['of three who hear of each other once', 3, 1],
    ['of three who hear of each other all the time', 3, 300],
  ])('%s makes the same document as the whole', (_who, people, exchanges) => {
    for (let seed = 1; seed <= 8; seed++) {
      const { base, update } = written(seed, people, 1500, exchanges);
      const parts = partsOf(update, base);
      const inParts = applied(base, parts);
      const whole = applied(base, [update]);
      expect(inParts.getMap('cards').toJSON()).toEqual(whole.getMap('cards').toJSON());
      expect(Y.encodeStateVector(inParts)).toEqual(Y.encodeStateVector(whole));
      const missing = Y.encodeStateAsUpdate(inParts, Y.encodeStateVector(whole));
      expect(Y.decodeUpdate(missing).structs).toEqual([]);
      expect(Y.decodeUpdate(missing).ds).toEqual(Y.decodeUpdate(Y.encodeStateAsUpdate(whole)).ds);
      if (exchanges < 2) expect(parts.length).toBeGreaterThan(people + 3);
    }
  });

  test('holds at most 500 structs in each, and says the same to who reads it', () => {
    const { base, update } = written(3, 1, 1500, 0);
    const read = atOnce(readUpdate(update));
    expect(saidBy(read.structs)).toEqual(saidBy(Y.decodeUpdate(update).structs));
    expect(read.ds).toEqual(Y.decodeUpdate(update).ds);
    for (const part of partsOf(update, base)) {
      const { structs, ds } = Y.decodeUpdate(part);
      const deleted = [...ds.clients.values()].flat().reduce((sum, { len }) => sum + len, 0);
      expect(structs.length + deleted).toBeLessThanOrEqual(500);
    }
  });

  test('that only deletes is cut as well, however short it is', () => {
    const { base } = written(4, 1, 1500, 0);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(base));
    const before = Y.encodeStateVector(doc);
    doc.transact(() => {
      for (let i = 0; i < 200; i++)
        doc.getMap('cards').set(`new:${i}`, new Y.Map([['title', new Y.Text('x'.repeat(20))]]));
    });
    const cards = Y.encodeStateAsUpdate(doc, before);
    const withCards = applied(base, partsOf(cards, base));
    doc.transact(() => {
      for (let i = 0; i < 200; i++) doc.getMap('cards').delete(`new:${i}`);
    });
    const deletion = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc));
    const parts = partsOf(deletion, withCards);
    expect(parts.length).toBeGreaterThan(5);
    expect(applied(withCards, parts).getMap('cards').toJSON()).toEqual(doc.getMap('cards').toJSON());
  });

  test('is the update itself when that is small', () => {
    const { base, update } = written(5, 2, 20, 3);
    expect(partsOf(update, base)).toEqual([update]);
  });
});
