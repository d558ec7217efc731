/** The backlog: a stage, not a place (B1), in one total order (B2). */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordOf } from '../../../shared/model/document.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { stages } from '../../../shared/model/story.ts';
import { backlog, backlogStories, isInBacklog } from '../../../shared/views/backlog.ts';
import { buildMap, copyOf } from '../../support/buildMap.ts';
import { garbageMap } from '../../support/garbageMap.ts';
import { backlogOf } from '../../support/readGrid.ts';

describe('B1: a story is in the backlog by its stage', () => {
  test.each(stages)('%s', (stage) => {
    const expected = stage !== 'idea' && stage !== 'declined';
    expect(isInBacklog({ stage, archivedAt: null })).toBe(expected);
    expect(isInBacklog({ stage, archivedAt: 5 })).toBe(false);
  });

  test('wherever it stands on the map', () => {
    const { doc, steps, releases, stories, run } = buildMap();
    run('pushToBacklog', { releaseId: releases[0]! });
    run('moveStories', { ids: [stories[0]!], releaseId: null });
    run('archive', { ids: [steps[1]!] });
    expect(backlogOf(doc)).toEqual(['Story 1.1.1', 'Story 1.3.1', 'Story 1.4.1']);
  });
});

describe('B2: the order is total', () => {
  test('by rank, then stories without one in map order', () => {
    const { doc, stories, run } = buildMap();
    for (const id of [stories[9]!, stories[3]!, stories[0]!]) run('updateStory', { id, stage: 'backlog' });
    const unranked = [stories[5]!, stories[2]!];
    for (const id of unranked) run('updateStory', { id, stage: 'planned', owner: 'bob', due: '2027-03-01' });
    for (const id of unranked) recordOf(doc, 'story', id)!.set('backlogOrder', null);
    expect(backlogOf(doc)).toEqual([
      'Story 3.2.1',
      'Story 1.4.1',
      'Story 1.1.1',
      'Story 1.3.1',
      'Story 2.2.1',
    ]);
  });

  test('equal ranks stand in map order', () => {
    const { doc, stories, run } = buildMap();
    for (const id of [stories[9]!, stories[3]!, stories[0]!]) {
      run('updateStory', { id, stage: 'backlog' });
      recordOf(doc, 'story', id)!.set('backlogOrder', 'a0');
    }
    expect(backlogOf(doc)).toEqual(['Story 1.1.1', 'Story 1.4.1', 'Story 3.2.1']);
  });

  test('whatever the document holds: every story once, the same order everywhere', () => {
    fc.assert(
      fc.property(garbageMap, (doc) => {
        const records = readMap(doc);
        const order = backlogStories(records).map((story) => story.id);
        const expected = [...records.story.values()].filter(isInBacklog).map((story) => story.id);
        expect([...order].sort()).toEqual(expected.sort());
        expect(backlogStories(readMap(copyOf(doc))).map((story) => story.id)).toEqual(order);
        const reversed = { ...records, story: new Map([...records.story].reverse()) };
        expect(backlogStories(reversed).map((story) => story.id)).toEqual(order);
      }),
      { numRuns: 200 },
    );
  });
});

describe('each story says where it comes from', () => {
  test('its activity, step and release', () => {
    const { doc, releases, run } = buildMap();
    run('pushToBacklog', { releaseId: releases[1]! });
    const [first] = backlog(readMap(doc));
    expect(first).toMatchObject({
      story: { title: 'Story 2.1.1', estimate: 1, stage: 'backlog' },
      activity: { title: 'Activity 1' },
      step: { title: 'Step 1.1' },
      release: { name: 'Release 2' },
    });
  });

  test('nothing where they are gone', () => {
    const { doc, activities, releases, steps, stories, run } = buildMap();
    run('pushToBacklog', { releaseId: releases[0]! });
    run('archive', { ids: [releases[0]!, activities[0]!] });
    run('restore', { ids: [stories[0]!, steps[1]!] });
    const [first, second] = backlog(readMap(doc));
    expect(first).toMatchObject({
      story: { title: 'Story 1.1.1' },
      activity: null,
      step: null,
      release: null,
    });
    expect(second).toMatchObject({ activity: null, step: { title: 'Step 1.2' }, release: null });
  });
});
