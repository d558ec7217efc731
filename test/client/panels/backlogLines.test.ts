/** Where what is dragged over the lines of the backlog lands, and what its keys mean. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BacklogLines, keyOfLine, placeAtLine } from '../../../client/panels/backlog/backlogLines.ts';
import { listKey } from '../../../client/panels/backlog/listKeys.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import type { BacklogGroup } from '../../../shared/views/backlogGroups.ts';

/** Groups of stories named by letters, e.g. `ab cd`. */
function groupsOf(text: string): BacklogGroup[] {
  let rank = 0;
  return text.split(' ').map((letters) => ({
    key: letters,
    name: letters,
    totals: { stories: letters.length, points: 0, unestimated: 0 },
    items: [...letters].map((letter) => ({ rank: ++rank, item: { story: { id: `story:${letter}` } } })),
  })) as unknown as BacklogGroup[];
}
const idsOf = (letters: string): Set<StoryId> =>
  new Set([...letters].map((letter): StoryId => `story:${letter}`));
const lines = new BacklogLines(groupsOf('ab cd'), true, new Set());

test.each([
  ['a', 3, { after: 'story:b' }, 'ab'],
  ['b', 1, { before: 'story:a' }, 'ab'],
  ['a', 4, { before: 'story:c' }, 'cd'],
  ['a', 6, { after: 'story:d' }, 'cd'],
  ['ac', 3, { after: 'story:b' }, 'ab'],
  ['cd', 1, { before: 'story:a' }, 'ab'],
])('%s let go above line %i', (moving, gap, place, group) => {
  expect(placeAtLine(lines, idsOf(moving), gap)).toMatchObject({ place, group: { key: group } });
});

test('nothing moves where it stands already', () => {
  expect(placeAtLine(lines, idsOf('a'), 1)).toBeNull();
  expect(placeAtLine(lines, idsOf('a'), 2)).toBeNull();
  expect(placeAtLine(lines, idsOf('b'), 3)).toBeNull();
  expect(placeAtLine(lines, idsOf('ab'), 2)).toBeNull();
});

test('in a closed group it goes behind the last', () => {
  const closed = new BacklogLines(groupsOf('ab cd'), true, new Set(['ab']));
  expect(placeAtLine(closed, idsOf('c'), 1)).toMatchObject({
    place: { after: 'story:b' },
    group: { key: 'ab' },
  });
});

test('without groups every gap leads to the order that is seen', () => {
  fc.assert(
    fc.property(fc.subarray([...'abcdefg'], { minLength: 1, maxLength: 6 }), fc.nat(7), (moving, gap) => {
      const all = [...'abcdefg'];
      const flat = new BacklogLines(groupsOf('abcdefg'), false, new Set());
      const found = placeAtLine(flat, idsOf(moving.join('')), gap);
      const others = all.filter((letter) => !moving.includes(letter));
      const above = all.slice(0, gap).filter((letter) => !moving.includes(letter)).length;
      const expected = others.toSpliced(above, 0, ...moving);
      if (found === null) {
        expect(expected).toEqual(all);
        return;
      }
      const { before, after } = found.place;
      const at = before === undefined ? others.indexOf(after!.slice(6)) + 1 : others.indexOf(before.slice(6));
      expect(others.toSpliced(at, 0, ...moving)).toEqual(expected);
    }),
  );
});

test('lines are found by their number and by their name, headers and closed groups included', () => {
  const some = new BacklogLines(groupsOf('ab cd ef'), true, new Set(['cd']));
  const keys = Array.from({ length: some.length }, (_, index) => keyOfLine(some.at(index)!));
  expect(keys).toEqual(['group ab', 'story:a', 'story:b', 'group cd', 'group ef', 'story:e', 'story:f']);
  expect(keys.map((key) => some.indexOf(key))).toEqual([...keys.keys()]);
  expect([some.indexOf('story:c'), some.indexOf('nothing')]).toEqual([-1, -1]);
  expect([some.at(-1), some.at(7)]).toEqual([undefined, undefined]);
  expect(some.at(3)).toMatchObject({ kind: 'group', isOpen: false });
  expect(some.at(6)).toMatchObject({ kind: 'story', rank: 6, group: { key: 'ef' } });
  expect(some.storiesFrom(0, 5)).toEqual(['story:a', 'story:b', 'story:e']);
  const flat = new BacklogLines(groupsOf('abc'), false, new Set(['abc']));
  expect(flat.storiesFrom(0, flat.length - 1)).toEqual(['story:a', 'story:b', 'story:c']);
});

test('keys of the list', () => {
  const none = { altKey: false, shiftKey: false, ctrlKey: false, metaKey: false };
  expect(listKey({ ...none, key: 'ArrowDown' })).toEqual({ does: 'go', by: 1 });
  expect(listKey({ ...none, key: 'ArrowUp', shiftKey: true })).toEqual({ does: 'extend', by: -1 });
  expect(listKey({ ...none, key: 'ArrowUp', altKey: true })).toEqual({ does: 'move', by: -1 });
  expect(listKey({ ...none, key: 'a', ctrlKey: true })).toEqual({ does: 'all' });
  expect(listKey({ ...none, key: 'a' })).toBeNull();
  expect(listKey({ ...none, key: 'z', ctrlKey: true })).toBeNull();
});
