/** A caret stays in its place in the words while several people type. */
import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import { createMapStore } from '../../../client/store/mapStore.ts';
import { holdCaret } from '../../../client/store/caretPlace.ts';
import { presenceStateSchema } from '../../../shared/protocol/presence.ts';
import { buildMap, copyOf, run, syncAll } from '../../support/buildMap.ts';

function typingTogether() {
  const { doc: alice, stories } = buildMap({ activities: 1, stepsPerActivity: 1, storiesPerCell: 1 });
  const id = stories[0]!;
  run(alice, 'setText', { id, field: 'title', text: 'Pay by card' });
  const bob = copyOf(alice);
  const edit = (doc: Y.Doc, at: number, remove: number, insert: string) =>
    run(doc, 'editText', { id, field: 'title', at, remove, insert });
  const caretAt = (caret: number) => holdCaret(bob, { id, field: 'title', caret });
  return { alice, bob, id, edit, caretAt, store: createMapStore(alice) };
}

test('bob’s caret moves with the word it stands in when alice types before it', () => {
  const { alice, edit, caretAt, store } = typingTogether();
  const caret = caretAt(6);
  edit(alice, 0, 0, 'Quickly: ');
  expect(store.caretOf(caret)).toBe(15);
  edit(alice, 15, 0, ' any');
  expect(store.caretOf(caret)).toBe(15);
});

test('it stands where its word was when alice removes that', () => {
  const { alice, edit, caretAt, store } = typingTogether();
  const caret = caretAt(6);
  edit(alice, 4, 7, 'cash');
  expect(store.caretOf(caret)).toBeLessThanOrEqual(8);
  expect(store.caretOf(caret)).toBeGreaterThanOrEqual(4);
});

test('it holds at the beginning, behind an emoji, and in a text that is empty', () => {
  const { alice, bob, edit, caretAt, store } = typingTogether();
  edit(alice, 0, 11, '👩‍🚀 go');
  syncAll(alice, bob);
  expect(store.caretOf(caretAt(0))).toBe(0);
  expect(store.caretOf(caretAt(5))).toBe(5);
  edit(alice, 0, 8, '');
  syncAll(alice, bob);
  expect(store.caretOf(caretAt(0))).toBe(0);
});

test('what bob has typed and alice has not got yet puts his caret at the end at most', () => {
  const { edit, bob, caretAt, store } = typingTogether();
  edit(bob, 11, 0, ' or voucher');
  const caret = caretAt(22);
  expect(store.caretOf(caret)).toBe(11);
});

test('in the vision, which is no record, it moves with its word as well', () => {
  const { alice } = typingTogether();
  run(alice, 'setVision', { text: 'everybody pays.' });
  const store = createMapStore(alice);
  const caret = holdCaret(copyOf(alice), { id: 'vision', field: 'vision', caret: 9 });
  run(alice, 'setVision', { text: 'One day everybody pays.' });
  expect(store.caretOf(caret)).toBe(17);
});

test('a caret in something that is not there is at the beginning, whatever is claimed', () => {
  const { store } = typingTogether();
  expect(store.caretOf({ id: 'story:gone', field: 'title', caret: 4 })).toBe(0);
  expect(store.caretOf({ id: 'nonsense', field: 'details', caret: -4 })).toBe(0);
});

test('it travels as JSON that the server lets through', () => {
  const { caretAt } = typingTogether();
  const presence = { cursor: null, selection: [], editing: caretAt(3), drag: null };
  expect(presenceStateSchema.parse(JSON.parse(JSON.stringify({ presence }))).presence).toEqual(presence);
});
