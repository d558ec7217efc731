/** Archiving and bringing back: nothing is ever lost. */
import { describe, expect, test } from 'vitest';
import { commandContext } from '../../../shared/commands/command.ts';
import { insideOf } from '../../../shared/commands/archive.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { buildMap, copyOf, run, runAs, syncAll } from '../../support/buildMap.ts';
import { backboneOf, cellOf, gridOf, lanesOf, storyOf } from '../../support/readGrid.ts';
import { writtenBy } from '../../support/written.ts';

const at = (now: number) => ({ ...commandContext({ kind: 'person', name: 'alice' }), now: () => now });

describe('archiving', () => {
  test('a story takes it off the map and keeps it', () => {
    const { doc, steps, releases, stories } = buildMap();
    expect(run(doc, 'archive', { ids: [stories[0]!] }, at(5000)).ids).toEqual([stories[0]]);
    expect(cellOf(doc, steps[0]!, releases[0]!)).toEqual([]);
    expect(storyOf(doc, stories[0]!)).toMatchObject({ title: 'Story 1.1.1', archivedAt: 5000 });
  });

  test('a step takes its stories along, an activity its steps and stories', () => {
    const map = buildMap();
    expect(insideOf(map.doc, map.steps[0]!)).toHaveLength(3);
    expect(insideOf(map.doc, map.activities[1]!)).toHaveLength(8);
    const { ids } = map.run('archive', { ids: [map.steps[0]!, map.activities[1]!] });
    expect(ids).toHaveLength(1 + 3 + 1 + 2 + 6);
    expect(backboneOf(map.doc)).toEqual(['Activity 1: Step 1.2']);
    expect(gridOf(map.doc).columns).toEqual([map.steps[1]]);
  });

  test('a release lets its stories fall to the unscheduled lane', () => {
    const { doc, steps, releases, run: runHere } = buildMap();
    runHere('archive', { ids: [releases[0]!] });
    expect(lanesOf(doc)).toEqual(['Release 2']);
    expect(cellOf(doc, steps[0]!, null).sort()).toEqual(['Story 1.1.1', 'Story 3.1.1']);
  });

  test('a selection of which some are gone already archives the rest', () => {
    const { doc, stories, run: runHere } = buildMap();
    runHere('archive', { ids: [stories[0]!] });
    const first = storyOf(doc, stories[0]!).archivedAt;
    expect(runHere('archive', { ids: [stories[0]!, stories[1]!, 'story:gone'] }).ids).toEqual([stories[1]]);
    expect(storyOf(doc, stories[0]!).archivedAt).toBe(first);
  });

  test('a story bob edits at the same moment keeps bob’s edit', () => {
    const { doc, stories } = buildMap();
    const other = copyOf(doc);
    runAs('alice', doc, 'archive', { ids: [stories[0]!] });
    runAs('bob', other, 'updateStory', { id: stories[0]!, estimate: 13 });
    runAs('bob', other, 'setText', { id: stories[0]!, field: 'title', text: 'Pay by card' });
    syncAll(doc, other);
    expect(storyOf(doc, stories[0]!)).toMatchObject({ estimate: 13, title: 'Pay by card' });
    runAs('alice', doc, 'restore', { ids: [stories[0]!] });
    expect(storyOf(doc, stories[0]!)).toMatchObject({ estimate: 13, title: 'Pay by card', archivedAt: null });
  });

  test('a step bob adds a story to at the same moment leaves bob’s story in Unplaced, for both alike', () => {
    const { doc, steps } = buildMap();
    const other = copyOf(doc);
    runAs('alice', doc, 'archive', { ids: [steps[0]!] });
    const stories = [{ title: 'from bob' }];
    runAs('bob', other, 'addStories', { stepId: steps[0]!, releaseId: null, stories });
    syncAll(doc, other);
    for (const seen of [doc, other]) {
      expect(gridOf(seen).columns.at(-1)).toBeNull();
      expect(cellOf(seen, null, null)).toEqual(['from bob']);
    }
    runAs('bob', other, 'restore', { ids: [steps[0]!] });
    expect(cellOf(other, steps[0]!, null)).toEqual(['Story 3.1.1', 'from bob']);
  });
});

describe('bringing back', () => {
  test('an activity brings what went with it, and not what had gone before', () => {
    const map = buildMap();
    const before = readMap(map.doc);
    run(map.doc, 'archive', { ids: [map.stories[0]!] }, at(1000));
    run(map.doc, 'archive', { ids: [map.activities[0]!] }, at(2000));
    map.run('restore', { ids: [map.activities[0]!] });
    expect(storyOf(map.doc, map.stories[0]!).archivedAt).toBe(1000);
    map.run('restore', { ids: [map.stories[0]!] });
    expect(readMap(map.doc)).toEqual(before);
  });

  test('a release brings its stories back into the lane', () => {
    const map = buildMap();
    const before = readMap(map.doc);
    map.run('archive', { ids: [map.releases[0]!] });
    map.run('restore', { ids: [map.releases[0]!] });
    expect(readMap(map.doc)).toEqual(before);
  });

  test('what is on the map already writes nothing', () => {
    const map = buildMap();
    expect(writtenBy(map.doc, () => map.run('restore', { ids: [map.steps[0]!] }))).toEqual([]);
  });
});
