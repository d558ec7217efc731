/** Typing: two people in one text at once, and renaming by what differs. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CommandError } from '../../../shared/commands/commandError.ts';
import { textChange } from '../../../shared/commands/textChange.ts';
import { longestDetails, longestTitle } from '../../../shared/model/field.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { buildMap, copyOf, runAs, syncAll } from '../../support/buildMap.ts';
import { storyOf } from '../../support/readGrid.ts';
import { writtenBy } from '../../support/written.ts';

describe('typing', () => {
  test('inserts and removes at an offset', () => {
    const { doc, stories, run } = buildMap();
    const id = stories[0]!;
    run('editText', { id, field: 'title', at: 0, remove: 5, insert: 'Card' });
    expect(storyOf(doc, id).title).toBe('Card 1.1.1');
    run('editText', { id, field: 'details', at: 0, remove: 0, insert: 'Soon' });
    expect(storyOf(doc, id).details).toBe('Soon');
  });

  test('past the end of the text, because someone shortened it, goes to its end', () => {
    const { doc, stories, run } = buildMap();
    run('editText', { id: stories[0]!, field: 'title', at: 900, remove: 50, insert: '!' });
    expect(storyOf(doc, stories[0]!).title).toBe('Story 1.1.1!');
  });

  test('half a character is written as what everybody else will read, wherever it stands', () => {
    const { doc, stories, run } = buildMap();
    const id = stories[0]!;
    const half = '\ud83d';
    run('editText', { id, field: 'title', at: 0, remove: 0, insert: half });
    const { id: labelId } = run('addLabel', { name: `Shop ${half}` });
    run('updateStory', { id, owner: '👍' });
    const elsewhere = readMap(copyOf(doc));
    expect(readMap(doc)).toEqual(elsewhere);
    expect(elsewhere.story.get(id)).toMatchObject({ title: '\ufffdStory 1.1.1', owner: '👍' });
    expect(elsewhere.label.get(labelId)?.name).toBe('Shop \ufffd');
  });

  test('in every text there is: titles, names, outcomes, details', () => {
    const { doc, activities, steps, releases, run } = buildMap();
    const insert = 'New ';
    run('editText', { id: activities[0]!, field: 'title', at: 0, remove: 0, insert });
    run('editText', { id: steps[0]!, field: 'title', at: 0, remove: 0, insert });
    run('editText', { id: releases[0]!, field: 'name', at: 0, remove: 0, insert });
    run('editText', { id: releases[0]!, field: 'outcome', at: 0, remove: 0, insert });
    const map = readMap(doc);
    expect(map.activity.get(activities[0]!)?.title).toBe('New Activity 1');
    expect(map.step.get(steps[0]!)?.title).toBe('New Step 1.1');
    expect(map.release.get(releases[0]!)).toMatchObject({ name: 'New Release 1', outcome: 'New ' });
  });

  test('in the same title at once: both texts survive', () => {
    const { doc, stories } = buildMap();
    const other = copyOf(doc);
    const id = stories[0]!;
    [...'Pay: '].forEach((insert, at) =>
      runAs('alice', doc, 'editText', { id, field: 'title', at, remove: 0, insert }),
    );
    [...' now'].forEach((insert, i) =>
      runAs('bob', other, 'editText', { id, field: 'title', at: 11 + i, remove: 0, insert }),
    );
    syncAll(doc, other);
    for (const seen of [doc, other]) expect(storyOf(seen, id).title).toBe('Pay: Story 1.1.1 now');
  });

  test.each([
    ['title', longestTitle],
    ['details', longestDetails],
  ] as const)('%s is refused beyond %i characters, and says so', (field, limit) => {
    const { doc, stories, run } = buildMap();
    run('setText', { id: stories[0]!, field, text: 'x'.repeat(limit) });
    const type = (): void => run('editText', { id: stories[0]!, field, at: 0, remove: 0, insert: 'y' });
    expect(writtenBy(doc, () => expect(type).toThrow(`This ${field} can hold ${limit} characters.`))).toEqual(
      [],
    );
    run('editText', { id: stories[0]!, field, at: 0, remove: 1, insert: 'y' });
    expect(storyOf(doc, stories[0]!)[field]).toMatch(/^yx+$/);
  });

  test('in a text a record does not have is refused', () => {
    const { releases, stories, run } = buildMap();
    expect(() => run('setText', { id: stories[0]!, field: 'outcome', text: 'x' })).toThrow(CommandError);
    expect(() => run('setText', { id: releases[0]!, field: 'details', text: 'x' })).toThrow(/has no details/);
  });
});

describe('renaming', () => {
  test('writes only what differs, so that what someone else types meanwhile survives', () => {
    const { doc, stories } = buildMap();
    const other = copyOf(doc);
    runAs('alice', doc, 'setText', { id: stories[0]!, field: 'title', text: 'The story 1.1.1' });
    runAs('bob', other, 'setText', { id: stories[0]!, field: 'title', text: 'Story 1.1.1b' });
    syncAll(doc, other);
    for (const seen of [doc, other]) expect(storyOf(seen, stories[0]!).title).toBe('The story 1.1.1b');
  });

  test('to the same text writes nothing', () => {
    const { doc, stories, run } = buildMap();
    const rename = (): void => run('setText', { id: stories[0]!, field: 'title', text: 'Story 1.1.1' });
    expect(writtenBy(doc, rename)).toEqual([]);
  });

  test('finds one change between any two texts, and never cuts a character in half', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '💳', '💰', '🤦🏽', 'ä') });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { at, remove, insert } = textChange(before, after) ?? { at: 0, remove: 0, insert: '' };
        const parts = [before.slice(0, at), before.slice(at, at + remove), insert, before.slice(at + remove)];
        expect(parts[0]! + insert + parts[3]!).toBe(after);
        expect(parts.every((part) => part.isWellFormed())).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('the map trims its title and writes it only when it differs', () => {
    const { doc, run } = buildMap({ title: 'Shop' });
    run('renameMap', { title: '  Online shop ' });
    expect(readMap(doc).meta.title).toBe('Online shop');
    expect(writtenBy(doc, () => run('renameMap', { title: 'Online shop' }))).toEqual([]);
    expect(() => run('renameMap', { title: '   ' })).toThrow(CommandError);
  });
});
