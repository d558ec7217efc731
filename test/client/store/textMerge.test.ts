/** The caret and the text while two people type in one title. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moveEdit, moveOffset, type TextEdit } from '../../../client/store/textMerge.ts';

const apply = (text: string, { at, remove, insert }: TextEdit): string =>
  text.slice(0, at) + insert + text.slice(at + remove);

const edits = (length: number): fc.Arbitrary<TextEdit> =>
  fc
    .tuple(fc.nat(length), fc.nat(length), fc.string({ maxLength: 4 }))
    .map(([at, remove, insert]) => ({ at, remove: Math.min(remove, length - at), insert }));

test('the caret stays with its neighbours when somebody types before it, and where it is otherwise', () => {
  expect(moveOffset(5, { at: 2, remove: 0, insert: 'abc' })).toBe(8);
  expect(moveOffset(5, { at: 5, remove: 0, insert: 'abc' })).toBe(5);
  expect(moveOffset(5, { at: 7, remove: 1, insert: '' })).toBe(5);
  expect(moveOffset(5, { at: 3, remove: 4, insert: 'x' })).toBe(3);
  expect(moveOffset(9, { at: 3, remove: 4, insert: 'x' })).toBe(6);
});

test('what two people type at once is all there', () => {
  const text = 'Search by name';
  fc.assert(
    fc.property(edits(text.length), edits(text.length), (mine, theirs) => {
      const merged = apply(apply(text, theirs), moveEdit(mine, theirs));
      expect(merged).toContain(mine.insert);
      expect(merged).toContain(theirs.insert);
    }),
  );
});

test('what nobody touched is still there', () => {
  const text = '0123456789';
  fc.assert(
    fc.property(edits(text.length), edits(text.length), (mine, theirs) => {
      const merged = apply(apply(text, theirs), moveEdit(mine, theirs));
      [...text].forEach((digit, i) => {
        const gone = [mine, theirs].some(({ at, remove }) => i >= at && i < at + remove);
        if (!gone) expect(merged).toContain(digit);
      });
    }),
  );
});
