/** What the import shows before anything is made: the backbone, the picture of a template, the loss report. */
import { describe, expect, test } from 'vitest';
import { sketchMap } from '../../../client/panels/home/sketchMap.ts';
import { peekBackbone } from '../../../client/panels/import/backbonePeek.ts';
import { countLosses, groupLosses } from '../../../client/panels/import/lossGroups.ts';
import type { ImportPlan, Loss } from '../../../shared/formats/importPlan.ts';

const plan: ImportPlan = {
  personas: [],
  labels: [],
  releases: [{ key: 'r1', name: 'First' }],
  activities: [
    { key: 'a1', title: 'Browse' },
    { key: 'a2', title: 'Pay' },
    { key: 'a3', title: 'Old', archivedAt: 1 },
  ],
  steps: [
    { key: 's1', title: 'Search', activity: 'a1' },
    { key: 's2', title: 'Look', activity: 'a1' },
    { key: 's3', title: 'Gone', activity: 'a1', archivedAt: 1 },
  ],
  stories: [
    { key: '1', title: 'By name', step: 's1', release: 'r1' },
    { key: '2', title: 'By price', step: 's1', release: null },
    { key: '3', title: 'Archived', step: 's1', release: null, archivedAt: 1 },
    { key: '4', title: 'Unplaced', step: null, release: null },
  ],
};

describe('the backbone', () => {
  test('shows what will stand on the map, with the number of stories under each step', () => {
    expect(peekBackbone(plan)).toEqual({
      activities: [
        {
          key: 'a1',
          title: 'Browse',
          steps: [
            { key: 's1', title: 'Search', stories: 2 },
            { key: 's2', title: 'Look', stories: 0 },
          ],
        },
        { key: 'a2', title: 'Pay', steps: [] },
      ],
      more: 0,
    });
  });

  test('says how many activities are not shown', () => {
    expect(peekBackbone(plan, 1).more).toBe(1);
  });
});

describe('the picture', () => {
  test('has a column per step, one for an activity without steps, and a lane per release', () => {
    expect(sketchMap(plan)).toEqual({
      activities: [2, 1],
      columns: 3,
      lanes: [{ stacks: [1, 0, 0] }, { stacks: [1, 0, 0] }],
    });
  });

  test('leaves out the unscheduled lane while it is empty', () => {
    expect(sketchMap({ ...plan, stories: [] }).lanes).toEqual([{ stacks: [0, 0, 0] }]);
  });

  test('is cut to what fits', () => {
    const steps = Array.from({ length: 50 }, (_, index) => ({
      key: `s${index}`,
      title: '',
      activity: 'a1',
    }));
    const sketch = sketchMap({ ...plan, steps });
    expect(sketch.columns).toBeLessThan(15);
    expect(sketch.activities.reduce((sum, span) => sum + span, 0)).toBe(sketch.columns);
  });
});

describe('the loss report', () => {
  const losses: Loss[] = [
    { line: 3, what: '?', why: 'not a number' },
    { column: 'Watchers', what: 'bob', why: 'column not used', count: 12 },
    { line: 9, what: '??', why: 'not a number' },
    { what: 'more', why: 'and more like these', count: 40 },
  ];

  test('is grouped by reason, the most frequent first, the rest last, in the order of the file', () => {
    expect(groupLosses(losses).map(({ why, losses: found }) => [why, found.length])).toEqual([
      ['not a number', 2],
      ['column not used', 1],
      ['and more like these', 1],
    ]);
    expect(groupLosses(losses)[0]!.losses.map((loss) => loss.line)).toEqual([3, 9]);
  });

  test('counts what its last line sums up', () => {
    expect(countLosses(losses)).toBe(43);
  });
});
