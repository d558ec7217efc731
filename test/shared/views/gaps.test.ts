/** The gap finder: each rule by an example, and all of them against a plain reference on any document. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMap } from '../../../shared/model/readMap.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { Story } from '../../../shared/model/story.ts';
import { findGaps, type Gap } from '../../../shared/views/gaps.ts';
import { arrangeMap } from '../../../shared/views/arrangeMap.ts';
import { buildMap, type BuiltMap } from '../../support/buildMap.ts';
import { garbageMap } from '../../support/garbageMap.ts';

const gapsOf = ({ doc }: BuiltMap, rule: Gap['rule']): Gap[] =>
  findGaps(readMap(doc)).filter((gap) => gap.rule === rule);

test('a full map has no gaps, and a map without releases has no slices to check', () => {
  expect(findGaps(readMap(buildMap().doc))).toEqual([]);
  expect(findGaps(readMap(buildMap({ releases: 0, storiesPerCell: 0 }).doc))).toEqual([]);
});

test('G1: a step without a story in the first slice breaks the walking skeleton', () => {
  const map = buildMap();
  map.run('moveStories', { ids: [map.stories[1]!, map.stories[5]!], releaseId: null });
  expect(gapsOf(map, 'emptyStep')).toEqual([
    { rule: 'emptyStep', stepId: map.steps[1], releaseId: map.releases[0] },
  ]);
});

test('G3: a slice that leaves an activity out covers no whole journey', () => {
  const map = buildMap();
  map.run('archive', { ids: [map.stories[6]!, map.stories[7]!] });
  expect(gapsOf(map, 'missingActivity')).toEqual([
    { rule: 'missingActivity', activityId: map.activities[1], releaseId: map.releases[1] },
  ]);
});

test('G2: a persona with nothing in a slice is named; those of the step and the activity count', () => {
  const map = buildMap();
  const [guest, buyer] = ['Guest', 'Buyer'].map((name) => map.run('addPersona', { name, hue: 'blue' }).id);
  map.run('tagRecord', { id: map.activities[0]!, tag: guest!, on: true });
  map.run('tagRecord', { id: map.steps[3]!, tag: buyer!, on: true });
  expect(gapsOf(map, 'absentPersona')).toEqual([]);
  map.run('archive', { ids: [map.stories[3]!] });
  expect(gapsOf(map, 'absentPersona')).toEqual([
    { rule: 'absentPersona', personaId: buyer, releaseId: map.releases[0] },
  ]);
  map.run('tagRecord', { id: map.stories[0]!, tag: buyer!, on: true });
  expect(gapsOf(map, 'absentPersona')).toEqual([]);
  const { id: nobody } = map.run('addPersona', { name: 'Nobody any more', hue: 'blue' });
  expect(gapsOf(map, 'absentPersona')).toHaveLength(2);
  map.run('archive', { ids: [nobody] });
  expect(gapsOf(map, 'absentPersona')).toEqual([]);
});

test('G4: a slice over its capacity says by how much', () => {
  const map = buildMap();
  map.run('updateRelease', { id: map.releases[0]!, capacity: 2.5 });
  expect(gapsOf(map, 'overCapacity')).toEqual([
    { rule: 'overCapacity', releaseId: map.releases[0], over: 1.5 },
  ]);
  map.run('updateRelease', { id: map.releases[0]!, capacity: 4 });
  expect(gapsOf(map, 'overCapacity')).toEqual([]);
});

test('G5: a story to do without an estimate is a gap, one that is done or declined is not', () => {
  const map = buildMap();
  const [first, second, third] = map.stories;
  for (const id of [first!, second!, third!]) map.run('updateStory', { id, estimate: null });
  map.run('updateStory', { id: second!, stage: 'done' });
  map.run('updateStory', { id: third!, estimate: 0 });
  expect(gapsOf(map, 'noEstimate')).toEqual([{ rule: 'noEstimate', storyId: first }]);
});

test('G6: a story whose step is gone is unplaced', () => {
  const map = buildMap();
  map.run('archive', { ids: [map.steps[0]!] });
  map.run('restore', { ids: [map.stories[0]!] });
  expect(gapsOf(map, 'unplaced')).toEqual([{ rule: 'unplaced', storyId: map.stories[0] }]);
});

/** The rules said once more, the slow and obvious way. */
function reference(records: MapRecords): Gap[] {
  const live = <R extends { archivedAt: number | null }>(all: Iterable<R>): R[] =>
    [...all].filter((record) => record.archivedAt === null);
  const activities = live(records.activity.values());
  const steps = live(records.step.values()).filter((step) =>
    activities.some((activity) => activity.id === step.activityId),
  );
  const isPlaced = (story: Story): boolean => steps.some((step) => step.id === story.stepId);
  const stories = live(records.story.values());
  const { releases } = arrangeMap(records);
  const inSlice = (id: string): Story[] => stories.filter((story) => story.releaseId === id);
  const personas = live(records.persona.values());
  const isFor = (story: Story, id: string): boolean => {
    const step = records.step.get(story.stepId!);
    const activity = step && records.activity.get(step.activityId!);
    const sets = [story.personas, step?.personas ?? [], activity?.personas ?? []];
    const said = sets.find((set) => set.some((one) => personas.some((persona) => persona.id === one)));
    return said?.includes(id as never) ?? false;
  };
  const gaps: Gap[] = [];
  for (const { id: releaseId, capacity } of releases) {
    const slice = inSlice(releaseId);
    const placed = slice.filter(isPlaced);
    for (const step of releaseId === releases[0]!.id ? steps : [])
      if (!placed.some((story) => story.stepId === step.id))
        gaps.push({ rule: 'emptyStep', stepId: step.id, releaseId });
    for (const activity of activities)
      if (!placed.some((story) => records.step.get(story.stepId!)!.activityId === activity.id))
        gaps.push({ rule: 'missingActivity', activityId: activity.id, releaseId });
    for (const persona of slice.length === 0 ? [] : personas)
      if (!slice.some((story) => isFor(story, persona.id)))
        gaps.push({ rule: 'absentPersona', personaId: persona.id, releaseId });
    const cents = slice.reduce((sum, story) => sum + (story.estimate ?? 0), 0);
    const over = capacity === null ? 0 : Math.round(cents * 100) / 100 - capacity;
    if (over > 0) gaps.push({ rule: 'overCapacity', releaseId, over: Math.round(over * 100) / 100 });
  }
  for (const story of stories) {
    if (!isPlaced(story)) gaps.push({ rule: 'unplaced', storyId: story.id });
    if (story.estimate === null && !['done', 'declined'].includes(story.stage))
      gaps.push({ rule: 'noEstimate', storyId: story.id });
  }
  return gaps;
}

test('whatever the document holds, the gaps are those of the plain reference', () => {
  const lines = (gaps: readonly Gap[]): string[] => gaps.map((gap) => JSON.stringify(gap)).sort();
  const sorted = (gaps: readonly Gap[]): string[] =>
    lines(
      gaps.map(
        (gap) =>
          Object.fromEntries(Object.entries(gap).sort(([a], [b]) => (a < b ? -1 : 1))) as unknown as Gap,
      ),
    );
  fc.assert(
    fc.property(garbageMap, (doc) => {
      const records = readMap(doc);
      expect(sorted(findGaps(records))).toEqual(sorted(reference(records)));
    }),
    { numRuns: 300 },
  );
});
