/** Pushing a slice into the backlog, again and again, while the map and the backlog go on changing. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMap } from '../../../shared/model/readMap.ts';
import { backlogStories, isInBacklog } from '../../../shared/views/backlog.ts';
import { previewPush } from '../../../shared/views/pushPreview.ts';
import { buildMap, type BuiltMap } from '../../support/buildMap.ts';
import { backlogOf, gridOf, storyOf } from '../../support/readGrid.ts';
import { writtenBy } from '../../support/written.ts';

/** Titles like "1.2.3" (lane, column, rank) of the stories of a lane in map order. */
const titlesOf = (lane: number, columns = 4, ranks = 2): string[] =>
  Array.from(
    { length: columns * ranks },
    (_, i) => `Story ${lane}.${Math.floor(i / ranks) + 1}.${(i % ranks) + 1}`,
  );

/** What a story needs to be begun. */
const begun = { owner: 'Bob', due: '2027-03-01' };
const someMap = (releases = 3): BuiltMap => buildMap({ releases, storiesPerCell: 2 });
const push = (map: BuiltMap, lane: number) =>
  map.run('pushToBacklog', { releaseId: map.releases[lane - 1]! });
const countsOf = (map: BuiltMap, lane: number) =>
  previewPush(readMap(map.doc), map.releases[lane - 1]!).counts;

describe('the first push', () => {
  test('takes the slice in map order, left to right and top to bottom, in one frame', () => {
    const map = someMap();
    const updates = writtenBy(map.doc, () =>
      expect(push(map, 1)).toEqual({ new: 8, changed: 0, unchanged: 0, leaving: 0 }),
    );
    expect(updates).toHaveLength(1);
    expect(backlogOf(map.doc)).toEqual(titlesOf(1));
    expect(storyOf(map.doc, map.stories[0]!)).toMatchObject({
      stage: 'backlog',
      pushed: { releaseId: map.releases[0], stepId: map.steps[0], title: 'Story 1.1.1', estimate: 1 },
    });
  });

  test('keeps a stage that is further on already', () => {
    const map = someMap();
    map.run('updateStory', { id: map.stories[0]!, stage: 'inProgress', ...begun });
    push(map, 1);
    expect(storyOf(map.doc, map.stories[0]!).stage).toBe('inProgress');
  });

  test('leaves out declined, archived and unplaced stories', () => {
    const map = someMap();
    map.run('updateStory', { id: map.stories[0]!, stage: 'declined', declineReason: 'Too late' });
    map.run('archive', { ids: [map.stories[1]!, map.steps[3]!] });
    map.run('restore', { ids: [map.stories[6]!] });
    expect(push(map, 1)).toMatchObject({ new: 4 });
    expect(backlogOf(map.doc)).toEqual(titlesOf(1).slice(2, 6));
  });

  test('of an empty slice changes nothing', () => {
    const map = buildMap({ storiesPerCell: 0 });
    expect(writtenBy(map.doc, () => push(map, 1))).toEqual([]);
  });
});

describe('several slices', () => {
  test.each([
    [1, 2, 3],
    [3, 2, 1],
    [2, 1, 3],
    [2, 3, 1],
  ])('pushed in the order %i, %i, %i stand in the order of the map', (...order) => {
    const map = someMap();
    for (const lane of order) push(map, lane);
    expect(backlogOf(map.doc)).toEqual([1, 2, 3].flatMap((lane) => titlesOf(lane)));
  });

  test('a story added to an earlier slice later on goes to its place on the map', () => {
    const map = someMap();
    for (const lane of [1, 2, 3]) push(map, lane);
    const cell = { stepId: map.steps[1]!, releaseId: map.releases[1]! };
    map.run('addStories', { ...cell, stories: [{ title: 'new' }], before: map.stories[11]! });
    expect(push(map, 2)).toEqual({ new: 1, changed: 0, unchanged: 8, leaving: 0 });
    expect(backlogOf(map.doc)).toEqual([
      ...titlesOf(1),
      ...titlesOf(2).toSpliced(3, 0, 'new'),
      ...titlesOf(3),
    ]);
  });

  test('stories that were set to the backlog by hand keep their place', () => {
    const map = someMap();
    map.run('updateStory', { id: map.stories[20]!, stage: 'planned', owner: 'bob', due: '2027-03-01' });
    push(map, 1);
    push(map, 2);
    expect(backlogOf(map.doc)).toEqual([...titlesOf(1), ...titlesOf(2), 'Story 3.3.1']);
  });
});

describe('P2: pushing again', () => {
  test('writes nothing when nothing changed', () => {
    const map = someMap();
    for (const lane of [2, 1]) push(map, lane);
    const updates = writtenBy(map.doc, () => {
      expect(push(map, 1)).toEqual({ new: 0, changed: 0, unchanged: 8, leaving: 0 });
      push(map, 2);
    });
    expect(updates).toEqual([]);
  });

  test('writes nothing after any changes were pushed once', () => {
    const pushed = fc.shuffledSubarray([1, 2, 3]);
    fc.assert(
      fc.property(fc.array(someChange, { maxLength: 15 }), pushed, (changes, lanes) => {
        const map = someMap();
        for (const lane of lanes) push(map, lane);
        for (const change of changes) makeChange(map, change);
        for (const lane of [1, 2, 3]) push(map, lane);
        const updates = writtenBy(map.doc, () => {
          for (const lane of [1, 2, 3])
            expect(push(map, lane)).toMatchObject({ new: 0, changed: 0, leaving: 0 });
        });
        expect(updates).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('keeps the order people made by hand, and puts new stories where the map says', () => {
    const map = someMap();
    for (const lane of [1, 2]) push(map, lane);
    const first = map.stories[0]!;
    map.run('reorderBacklog', { ids: [map.stories[7]!], before: first });
    map.run('reorderBacklog', { ids: [map.stories[9]!] });
    const byHand = backlogOf(map.doc);
    map.run('updateStory', { id: first, estimate: 13 });
    push(map, 1);
    expect(backlogOf(map.doc)).toEqual(byHand);
    const cell = { stepId: map.steps[2]!, releaseId: map.releases[0]! };
    map.run('addStories', { ...cell, stories: [{ title: 'new' }], after: map.stories[5]! });
    push(map, 1);
    expect(backlogOf(map.doc)).toEqual(byHand.toSpliced(byHand.indexOf('Story 1.3.2') + 1, 0, 'new'));
  });

  test('after a slice was pulled to the top by hand puts its new stories among it, and a later slice to the end', () => {
    const map = someMap();
    for (const lane of [1, 2]) push(map, lane);
    map.run('reorderBacklog', { ids: map.stories.slice(8, 16), before: map.stories[0]! });
    const cell = { stepId: map.steps[0]!, releaseId: map.releases[0]! };
    map.run('addStories', { ...cell, stories: [{ title: 'new' }], after: map.stories[0]! });
    for (const lane of [1, 3]) push(map, lane);
    expect(backlogOf(map.doc)).toEqual([
      ...titlesOf(2),
      ...titlesOf(1).toSpliced(1, 0, 'new'),
      ...titlesOf(3),
    ]);
  });

  test('a later slice goes behind the earlier ones even when one of its stories was pulled to the top', () => {
    const map = someMap();
    for (const lane of [1, 3]) push(map, lane);
    map.run('reorderBacklog', { ids: [map.stories[16]!], before: map.stories[0]! });
    push(map, 2);
    expect(backlogOf(map.doc)).toEqual([
      'Story 3.1.1',
      ...titlesOf(1),
      ...titlesOf(2),
      ...titlesOf(3).slice(1),
    ]);
  });
});

describe('what changed after the push', () => {
  test('a renamed, re-estimated or moved story is written anew and keeps its place', () => {
    const map = someMap();
    push(map, 1);
    const before = backlogOf(map.doc);
    map.run('setText', { id: map.stories[0]!, field: 'title', text: 'Renamed' });
    map.run('updateStory', { id: map.stories[1]!, estimate: 8 });
    map.run('moveStories', { ids: [map.stories[2]!], stepId: map.steps[3]! });
    expect(push(map, 1)).toEqual({ new: 0, changed: 3, unchanged: 5, leaving: 0 });
    expect(backlogOf(map.doc)).toEqual(before.with(0, 'Renamed'));
    expect(storyOf(map.doc, map.stories[2]!).pushed).toMatchObject({ stepId: map.steps[3] });
  });

  test('a story moved to a slice that is pushed then goes along, to its place there', () => {
    const map = someMap();
    for (const lane of [1, 2]) push(map, lane);
    map.run('moveStories', { ids: [map.stories[0]!], releaseId: map.releases[1]! });
    expect(push(map, 2)).toEqual({ new: 0, changed: 1, unchanged: 8, leaving: 0 });
    expect(countsOf(map, 1)).toEqual({ new: 0, changed: 0, unchanged: 7, leaving: 0 });
    expect(backlogOf(map.doc)).toEqual([
      ...titlesOf(1).slice(1),
      ...titlesOf(2).toSpliced(2, 0, 'Story 1.1.1'),
    ]);
  });

  test('a story moved out of the slice leaves the backlog when that slice is pushed again', () => {
    const map = someMap();
    push(map, 1);
    map.run('moveStories', { ids: [map.stories[0]!], releaseId: null });
    expect(backlogOf(map.doc)).toContain('Story 1.1.1');
    expect(push(map, 1)).toEqual({ new: 0, changed: 0, unchanged: 7, leaving: 1 });
    expect(backlogOf(map.doc)).toEqual(titlesOf(1).slice(1));
    expect(storyOf(map.doc, map.stories[0]!)).toMatchObject({
      stage: 'idea',
      pushed: null,
      backlogOrder: null,
    });
    expect(countsOf(map, 1)).toMatchObject({ leaving: 0 });
  });

  test('a leaving story whose work has begun stays in the backlog', () => {
    const map = someMap();
    push(map, 1);
    map.run('updateStory', { id: map.stories[3]!, stage: 'inProgress', ...begun });
    map.run('moveStories', { ids: [map.stories[3]!], releaseId: null });
    expect(push(map, 1)).toMatchObject({ leaving: 1 });
    expect(backlogOf(map.doc)).toEqual(titlesOf(1));
    expect(storyOf(map.doc, map.stories[3]!)).toMatchObject({ stage: 'inProgress', pushed: null });
  });

  test('an archived and a declined story leave, and come back as new', () => {
    const map = someMap();
    push(map, 1);
    map.run('archive', { ids: [map.stories[0]!] });
    map.run('updateStory', { id: map.stories[7]!, stage: 'declined', declineReason: 'Too late' });
    expect(push(map, 1)).toEqual({ new: 0, changed: 0, unchanged: 6, leaving: 2 });
    expect(storyOf(map.doc, map.stories[7]!).stage).toBe('declined');
    map.run('restore', { ids: [map.stories[0]!] });
    map.run('updateStory', { id: map.stories[7]!, stage: 'idea' });
    expect(push(map, 1)).toEqual({ new: 2, changed: 0, unchanged: 6, leaving: 0 });
    expect(backlogOf(map.doc)).toEqual(titlesOf(1));
  });

  test('a story whose step is gone leaves as unplaced', () => {
    const map = someMap();
    push(map, 1);
    map.run('archive', { ids: [map.steps[0]!] });
    map.run('restore', { ids: [map.stories[0]!] });
    expect(gridOf(map.doc).cell(null, map.releases[0]!)).toHaveLength(1);
    expect(push(map, 1)).toMatchObject({ unchanged: 6, leaving: 2 });
    expect(backlogOf(map.doc)).toEqual(titlesOf(1).slice(2));
  });

  test('stories of an archived release stay in the backlog and can be taken over by another slice', () => {
    const map = someMap();
    for (const lane of [1, 2]) push(map, lane);
    map.run('archive', { ids: [map.releases[0]!] });
    expect(backlogOf(map.doc)).toHaveLength(16);
    map.run('moveStories', { ids: [map.stories[0]!], releaseId: map.releases[1]!, before: map.stories[8]! });
    expect(push(map, 2)).toEqual({ new: 0, changed: 1, unchanged: 8, leaving: 0 });
    expect(backlogOf(map.doc)).toHaveLength(16);
  });
});

interface Change {
  readonly what:
    'rename' | 'estimate' | 'step' | 'lane' | 'archive' | 'restore' | 'decline' | 'start' | 'rank';
  readonly story: number;
  readonly to: number;
}

const someChange: fc.Arbitrary<Change> = fc.record({
  what: fc.constantFrom(
    'rename',
    'estimate',
    'step',
    'lane',
    'archive',
    'restore',
    'decline',
    'start',
    'rank',
  ),
  story: fc.nat(31),
  to: fc.nat(3),
});

function makeChange({ doc, stories, steps, releases, run }: BuiltMap, { what, story, to }: Change): void {
  const id = stories[story]!;
  const now = storyOf(doc, id);
  if (what === 'restore') run('restore', { ids: [id] });
  else if (now.archivedAt !== null) return;
  else if (what === 'rename') run('setText', { id, field: 'title', text: `Renamed ${to}` });
  else if (what === 'estimate') run('updateStory', { id, estimate: to });
  else if (what === 'step') run('moveStories', { ids: [id], stepId: steps[to]! });
  else if (what === 'lane') run('moveStories', { ids: [id], releaseId: releases[to] ?? null });
  else if (what === 'archive') run('archive', { ids: [id] });
  else if (what === 'decline') run('updateStory', { id, stage: 'declined', declineReason: 'Too late' });
  else if (what === 'start') run('updateStory', { id, stage: 'inProgress', ...begun });
  else if (isInBacklog(now))
    run('reorderBacklog', { ids: [id], before: backlogStories(readMap(doc))[to]?.id });
}
