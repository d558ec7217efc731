/** The preview of a push: new, changed, unchanged, leaving, each with its reasons; it is what the push then does (P1). */
import { describe, expect, test } from 'vitest';
import { longestTitle } from '../../../shared/model/field.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import {
  previewPush,
  type PushChange,
  type PushItem,
  type PushReason,
} from '../../../shared/views/pushPreview.ts';
import { buildMap, copyOf, runAs, syncAll, type BuiltMap } from '../../support/buildMap.ts';

const preview = ({ doc, releases }: BuiltMap, lane = 1) => previewPush(readMap(doc), releases[lane - 1]!);
const itemOf = (map: BuiltMap, story: number, lane = 1): PushItem | undefined =>
  preview(map, lane).items.find((item) => item.story.id === map.stories[story]);

function pushedMap(): BuiltMap {
  const map = buildMap();
  map.run('pushToBacklog', { releaseId: map.releases[0]! });
  return map;
}

test('before the first push every story of the slice is new, in map order', () => {
  const { items, counts, releaseId } = preview(buildMap());
  expect(items.map((item) => item.story.title)).toEqual([1, 2, 3, 4].map((column) => `Story 1.${column}.1`));
  expect(items.every((item) => item.change === 'new' && item.reasons.length === 0)).toBe(true);
  expect(counts).toEqual({ new: 4, changed: 0, unchanged: 0, leaving: 0 });
  expect(releaseId).toMatch(/^release:/);
});

test('after the push nothing has changed', () => {
  expect(preview(pushedMap()).counts).toEqual({ new: 0, changed: 0, unchanged: 4, leaving: 0 });
});

describe('after the push', () => {
  type Case = readonly [
    string,
    (map: BuiltMap) => unknown,
    PushChange,
    (map: BuiltMap) => readonly PushReason[],
  ];
  const title = 'Pay by card';

  test.each<Case>([
    [
      'a renamed story',
      ({ run, stories }) => run('setText', { id: stories[0]!, field: 'title', text: title }),
      'changed',
      () => [{ kind: 'renamed', from: 'Story 1.1.1' }],
    ],
    [
      'a story moved to another step',
      ({ run, stories, steps }) => run('moveStories', { ids: [stories[0]!], stepId: steps[2]! }),
      'changed',
      () => [{ kind: 'movedStep' }],
    ],
    [
      'a re-estimated story',
      ({ run, stories }) => run('updateStory', { id: stories[0]!, estimate: null }),
      'changed',
      () => [{ kind: 'reestimated', from: 1 }],
    ],
    [
      'a story moved to another slice',
      ({ run, stories, releases }) => run('moveStories', { ids: [stories[0]!], releaseId: releases[1]! }),
      'leaving',
      ({ releases }) => [{ kind: 'movedToRelease', releaseId: releases[1]! }],
    ],
    [
      'a story moved to the unscheduled lane',
      ({ run, stories }) => run('moveStories', { ids: [stories[0]!], releaseId: null }),
      'leaving',
      () => [{ kind: 'movedToRelease', releaseId: null }],
    ],
    [
      'a story moved to a release that is archived then',
      ({ run, stories, releases }) => {
        run('moveStories', { ids: [stories[0]!], releaseId: releases[1]! });
        run('archive', { ids: [releases[1]!] });
      },
      'leaving',
      () => [{ kind: 'movedToRelease', releaseId: null }],
    ],
    [
      'an archived story',
      ({ run, stories }) => run('archive', { ids: [stories[0]!] }),
      'leaving',
      () => [{ kind: 'archived' }],
    ],
    [
      'a declined story',
      ({ run, stories }) =>
        run('updateStory', { id: stories[0]!, stage: 'declined', declineReason: 'Too late' }),
      'leaving',
      () => [{ kind: 'declined' }],
    ],
    [
      'a story whose step is gone',
      ({ run, stories, steps }) => {
        run('archive', { ids: [steps[0]!] });
        run('restore', { ids: [stories[0]!] });
      },
      'leaving',
      () => [{ kind: 'unplaced' }],
    ],
    [
      'a story set back to an idea by hand',
      ({ run, stories }) => run('updateStory', { id: stories[0]!, stage: 'idea' }),
      'new',
      () => [],
    ],
    [
      'a story whose rank, owner, stage or kind changed',
      ({ run, stories }) => {
        run('updateStory', {
          id: stories[0]!,
          owner: 'bob',
          due: '2027-03-01',
          stage: 'inProgress',
          kind: 'bug',
        });
        run('moveStories', { ids: [stories[0]!] });
      },
      'unchanged',
      () => [],
    ],
  ])('%s appears as such', (_name, change, expected, reasons) => {
    const map = pushedMap();
    change(map);
    expect(itemOf(map, 0)).toMatchObject({ change: expected, reasons: reasons(map) });
  });

  test('a story can have changed in several ways at once', () => {
    const map = pushedMap();
    map.run('setText', { id: map.stories[0]!, field: 'title', text: title });
    map.run('updateStory', { id: map.stories[0]!, estimate: 8 });
    map.run('moveStories', { ids: [map.stories[0]!], stepId: map.steps[1]!, releaseId: map.releases[1]! });
    expect(itemOf(map, 0, 2)).toMatchObject({
      change: 'changed',
      reasons: [
        { kind: 'fromRelease', releaseId: map.releases[0] },
        { kind: 'renamed', from: 'Story 1.1.1' },
        { kind: 'movedStep' },
        { kind: 'reestimated', from: 1 },
      ],
    });
  });

  test('a story another slice has taken over is not leaving this one any more', () => {
    const map = pushedMap();
    map.run('moveStories', { ids: [map.stories[0]!], releaseId: map.releases[1]! });
    map.run('pushToBacklog', { releaseId: map.releases[1]! });
    expect(itemOf(map, 0)).toBeUndefined();
    expect(itemOf(map, 0, 2)).toMatchObject({ change: 'unchanged' });
  });

  test('stories that leave come last, in the order of the backlog', () => {
    const map = pushedMap();
    map.run('reorderBacklog', { ids: [map.stories[3]!], before: map.stories[0]! });
    map.run('archive', { ids: [map.stories[0]!, map.stories[3]!] });
    expect(preview(map).items.map((item) => item.story.title)).toEqual([
      'Story 1.2.1',
      'Story 1.3.1',
      'Story 1.4.1',
      'Story 1.1.1',
    ]);
  });
});

test('P1: the push reports exactly what the preview promised', () => {
  const map = pushedMap();
  map.run('setText', { id: map.stories[0]!, field: 'title', text: 'Renamed' });
  map.run('archive', { ids: [map.stories[1]!] });
  map.run('addStories', { stepId: map.steps[0]!, releaseId: map.releases[0]!, stories: [{ title: 'new' }] });
  const { counts } = preview(map);
  expect(counts).toEqual({ new: 1, changed: 1, unchanged: 2, leaving: 1 });
  expect(map.run('pushToBacklog', { releaseId: map.releases[0]! })).toEqual(counts);
});

test('a title two people filled beyond its limit, with half a character at the cut, is not new for ever', () => {
  const map = buildMap();
  const other = copyOf(map.doc);
  const id = map.stories[0]!;
  runAs('alice', map.doc, 'setText', { id, field: 'title', text: `${'x'.repeat(longestTitle - 1)}y` });
  runAs('bob', other, 'setText', { id, field: 'title', text: `Story 1.1.1${'💳'.repeat(200)}` });
  syncAll(map.doc, other);
  map.run('pushToBacklog', { releaseId: map.releases[0]! });
  expect(itemOf(map, 0)?.story.title.length).toBeGreaterThan(longestTitle);
  syncAll(map.doc, other);
  for (const doc of [map.doc, other, copyOf(map.doc)]) {
    expect(previewPush(readMap(doc), map.releases[0]!).counts).toMatchObject({
      new: 0,
      changed: 0,
      unchanged: 4,
    });
  }
});
