/** The changes of a commit, put side by side, are to everybody what Yjs would have made of them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { joinUpdates } from '../../../server/sync/joinUpdates.ts';

/** One of a few people does something to their copy, or hears all that was accepted so far. */
const step = fc.record({
  who: fc.nat({ max: 3 }),
  what: fc.constantFrom('write', 'write', 'overwrite', 'take out', 'set', 'unset', 'nest', 'hear'),
  at: fc.nat({ max: 30 }),
  text: fc.constantFrom('a', 'some words', 'ü€', '👩‍🚀'),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function act(doc: Y.Doc, { what, at, text }: Step): void {
  const letters = doc.getText('text');
  const fields = doc.getMap<unknown>('fields');
  const place = Math.min(at, letters.length);
  const key = `key${at % 4}`;
  doc.transact(() => {
    if (what === 'write' || what === 'overwrite') letters.insert(place, text);
    if (what === 'take out' || what === 'overwrite')
      letters.delete(Math.floor(place / 2), Math.min(2, letters.length - Math.floor(place / 2)));
    if (what === 'set') fields.set(key, { text, at });
    if (what === 'unset') fields.delete(key);
    if (what === 'nest') fields.set(key, new Y.Map([['inside', new Y.Text(text)]]));
  });
}

/** What a server takes in, change by change, while people work at the same time. */
function changesOf(steps: readonly Step[]): { server: Y.Doc; changes: Uint8Array[] } {
  const server = new Y.Doc();
  const changes: Uint8Array[] = [];
  server.on('update', (update: Uint8Array) => void changes.push(update));
  const people = Array.from({ length: 4 }, (_, i) => {
    const doc = new Y.Doc();
    doc.clientID = 2 ** i * 1000;
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'heard') Y.applyUpdate(server, update);
    });
    return doc;
  });
  for (const one of steps) {
    const doc = people[one.who]!;
    if (one.what === 'hear') Y.applyUpdate(doc, Y.encodeStateAsUpdate(server), 'heard');
    else act(doc, one);
  }
  return { server, changes };
}

test('changes put side by side are what all of them are, in parts of any length', () => {
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 2, maxLength: 60 }),
      fc.integer({ min: 1, max: 20 }),
      (steps, part) => {
        const { server, changes } = changesOf(steps);
        const [joined, merged] = [new Y.Doc(), new Y.Doc()];
        for (let start = 0; start < changes.length; start += part) {
          const some = changes.slice(start, start + part);
          Y.applyUpdate(joined, joinUpdates(some));
          Y.applyUpdate(merged, Y.mergeUpdates(some));
        }
        expect(joined.store.pendingStructs).toBeNull();
        expect(Y.encodeStateAsUpdate(joined)).toEqual(Y.encodeStateAsUpdate(merged));
        expect(Y.equalSnapshots(Y.snapshot(joined), Y.snapshot(server))).toBe(true);
        expect(joined.getMap('fields').toJSON()).toEqual(server.getMap('fields').toJSON());
        expect(joined.getText('text').toJSON()).toBe(server.getText('text').toJSON());
      },
    ),
  );
});

test('what a person may not send, the server may: Yjs puts it together', () => {
  const doc = new Y.Doc();
  const changes: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => void changes.push(update));
  doc.getArray('list').push([Uint8Array.of(1, 2, 3)]);
  doc.getArray('list').push(['more']);
  const copy = new Y.Doc();
  Y.applyUpdate(copy, joinUpdates(changes));
  expect(copy.getArray('list').toJSON()).toEqual(doc.getArray('list').toJSON());
});
