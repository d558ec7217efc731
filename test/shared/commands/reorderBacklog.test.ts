/** Re-ordering the backlog by hand, alone and together. */
import { expect, test } from 'vitest';
import { recordOf } from '../../../shared/model/document.ts';
import { buildMap, copyOf, runAs, syncAll, type BuiltMap } from '../../support/buildMap.ts';
import { backlogOf, cellOf } from '../../support/readGrid.ts';
import { writtenBy } from '../../support/written.ts';

/** One step; the backlog holds a, b, c, d and e in this order. */
function fiveInBacklog(): BuiltMap {
  const map = buildMap({ activities: 1, stepsPerActivity: 1, releases: 1, storiesPerCell: 0 });
  const stories = map.run('addStories', {
    stepId: map.steps[0]!,
    releaseId: map.releases[0]!,
    stories: [...'abcde'].map((title) => ({ title })),
  }).ids;
  map.run('pushToBacklog', { releaseId: map.releases[0]! });
  return { ...map, stories };
}

test('a story goes before or after another, or to the end; the map stays as it is', () => {
  const { doc, steps, releases, stories, run } = fiveInBacklog();
  run('reorderBacklog', { ids: [stories[4]!], before: stories[0]! });
  expect(backlogOf(doc).join('')).toBe('eabcd');
  run('reorderBacklog', { ids: [stories[0]!], after: stories[2]! });
  expect(backlogOf(doc).join('')).toBe('ebcad');
  run('reorderBacklog', { ids: [stories[4]!] });
  expect(backlogOf(doc).join('')).toBe('bcade');
  expect(cellOf(doc, steps[0]!, releases[0]!).join('')).toBe('abcde');
});

test('several go together, in the order given, also next to one of their own', () => {
  const { doc, stories, run } = fiveInBacklog();
  run('reorderBacklog', { ids: [stories[3]!, stories[0]!], after: stories[1]! });
  expect(backlogOf(doc).join('')).toBe('bdace');
  run('reorderBacklog', { ids: [stories[4]!, stories[1]!], before: stories[4]! });
  expect(backlogOf(doc).join('')).toBe('daceb');
});

test('to where they stand writes nothing', () => {
  const { doc, stories, run } = fiveInBacklog();
  const updates = writtenBy(doc, () => {
    run('reorderBacklog', { ids: [stories[1]!], after: stories[0]! });
    run('reorderBacklog', { ids: [stories[1]!], before: stories[1]! });
    run('reorderBacklog', { ids: [stories[3]!, stories[4]!] });
  });
  expect(updates).toEqual([]);
});

test('a story that left the backlog meanwhile is passed over; when none is left it is refused', () => {
  const { doc, stories, run } = fiveInBacklog();
  run('updateStory', { id: stories[4]!, stage: 'declined', declineReason: 'Too late' });
  run('reorderBacklog', { ids: [stories[4]!, stories[3]!], before: stories[0]! });
  expect(backlogOf(doc).join('')).toBe('dabc');
  expect(() => run('reorderBacklog', { ids: [stories[4]!] })).toThrow('Not in the backlog any more.');
});

test('among stories without a rank or with equal ones (O2) works and keeps the rest in order', () => {
  const { doc, stories, run } = fiveInBacklog();
  for (const id of stories.slice(0, 3)) recordOf(doc, 'story', id)!.set('backlogOrder', null);
  for (const id of stories.slice(3)) recordOf(doc, 'story', id)!.set('backlogOrder', 'a0');
  expect(backlogOf(doc).join('')).toBe('deabc');
  run('reorderBacklog', { ids: [stories[1]!], before: stories[4]! });
  expect(backlogOf(doc).join('')).toBe('dbeac');
  run('reorderBacklog', { ids: [stories[3]!] });
  expect(backlogOf(doc).join('')).toBe('beacd');
});

test('alice and bob move different stories at once: both moves count, one order for both', () => {
  const { doc, stories } = fiveInBacklog();
  const other = copyOf(doc);
  runAs('alice', doc, 'reorderBacklog', { ids: [stories[4]!], before: stories[0]! });
  runAs('bob', other, 'reorderBacklog', { ids: [stories[1]!] });
  syncAll(doc, other);
  for (const seen of [doc, other]) expect(backlogOf(seen).join('')).toBe('eacdb');
});

test('alice and bob move stories to the same place at once: a total order, the same for both', () => {
  const { doc, stories } = fiveInBacklog();
  const other = copyOf(doc);
  runAs('alice', doc, 'reorderBacklog', { ids: [stories[3]!], before: stories[0]! });
  runAs('bob', other, 'reorderBacklog', { ids: [stories[4]!], before: stories[0]! });
  syncAll(doc, other);
  expect(backlogOf(doc)).toEqual(backlogOf(other));
  expect(backlogOf(doc).slice(2).join('')).toBe('abc');
});
