/** Pasting cards of several levels: beside what is there, in one frame, or not at all. */
import { expect, test } from 'vitest';
import type { ImportPlan } from '../../../shared/formats/importPlan.ts';
import { CommandError } from '../../../shared/commands/commandError.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { buildMap } from '../../support/buildMap.ts';
import { backboneOf, cellOf, gridOf } from '../../support/readGrid.ts';
import { writtenBy } from '../../support/written.ts';

const nothing: ImportPlan = {
  personas: [],
  labels: [],
  releases: [],
  activities: [],
  steps: [],
  stories: [],
};

test('stories go behind the one given, in order, and tell their ids', () => {
  const map = buildMap({ storiesPerCell: 2 });
  const [step, release] = [map.steps[0]!, map.releases[0]!];
  const stories = ['a', 'b'].map((title) => ({ key: title, title, step, release }));
  const updates = writtenBy(map.doc, () => {
    const made = map.run('pasteCards', { plan: { ...nothing, stories }, after: { story: map.stories[0]! } });
    expect(made.stories.map((id) => readMap(map.doc).story.get(id)!.title)).toEqual(['a', 'b']);
  });
  expect(updates).toHaveLength(1);
  expect(cellOf(map.doc, step, release)).toEqual(['Story 1.1.1', 'a', 'b', 'Story 1.1.2']);
});

test('steps go behind the one given with their stories, activities behind the one given', () => {
  const map = buildMap({ storiesPerCell: 1 });
  map.run('pasteCards', {
    plan: {
      ...nothing,
      activities: [{ key: 'a', title: 'New' }],
      steps: [
        { key: 's', title: 'Beside', activity: map.activities[0]! },
        { key: 't', title: 'Inside', activity: 'a' },
      ],
      stories: [
        { key: '1', title: 'x', step: 's', release: null },
        { key: '2', title: 'y', step: 't', release: map.releases[0]! },
        { key: '3', title: 'z', step: 't', release: map.releases[0]! },
      ],
    },
    after: { activity: map.activities[0]!, step: map.steps[0]! },
  });
  expect(backboneOf(map.doc)).toEqual([
    'Activity 1: Step 1.1, Beside, Step 1.2',
    'New: Inside',
    'Activity 2: Step 2.1, Step 2.2',
  ]);
  const { columns } = gridOf(map.doc);
  expect(cellOf(map.doc, columns[1]!, null)).toEqual(['x']);
  expect(cellOf(map.doc, columns[3]!, map.releases[0]!)).toEqual(['y', 'z']);
});

test('personas and labels are those of the same name, or new ones', () => {
  const map = buildMap({ storiesPerCell: 0 });
  const known = map.run('addPersona', { name: 'Shopper' }).id;
  const made = map.run('pasteCards', {
    plan: {
      ...nothing,
      personas: [{ key: 'p', name: 'shopper', hue: 'red' }],
      labels: [{ key: 'l', name: 'Risk', hue: 'green' }],
      stories: [{ key: '1', title: 'x', step: map.steps[0]!, release: null, personas: ['p'], labels: ['l'] }],
    },
  });
  const records = readMap(map.doc);
  const story = records.story.get(made.stories[0]!)!;
  expect(story.personas).toEqual([known]);
  expect(story.labels.map((id) => records.label.get(id))).toMatchObject([{ name: 'Risk', hue: 'green' }]);
});

test.each(['step', 'release'] as const)('beside a %s that is gone nothing is written', (kind) => {
  const map = buildMap();
  const story = { key: '1', title: 'x', step: map.steps[0]!, release: map.releases[0]! };
  map.run('archive', { ids: [story[kind]] });
  const plan = { ...nothing, labels: [{ key: 'l', name: 'Risk' }], stories: [story] };
  const updates = writtenBy(map.doc, () => {
    expect(() => map.run('pasteCards', { plan })).toThrow(CommandError);
  });
  expect(updates).toEqual([]);
});

test('more than a thousand cards are refused', () => {
  const map = buildMap({ storiesPerCell: 0 });
  const stories = Array.from({ length: 1001 }, (_, i) => ({
    key: String(i),
    title: 'x',
    step: map.steps[0]!,
    release: null,
  }));
  expect(() => map.run('pasteCards', { plan: { ...nothing, stories } })).toThrow(/At most 1000/);
});
