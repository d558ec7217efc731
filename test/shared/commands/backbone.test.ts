/** Building and re-ordering the backbone and the lanes: activities, steps, releases. */
import { describe, expect, test } from 'vitest';
import { readMap } from '../../../shared/model/readMap.ts';
import { recordOf } from '../../../shared/model/document.ts';
import { buildMap, copyOf, emptyMap, run, runAs, syncAll } from '../../support/buildMap.ts';
import { backboneOf, cellOf, lanesOf } from '../../support/readGrid.ts';
import { writtenBy } from '../../support/written.ts';

describe('adding', () => {
  test('activities: at the right end, or before or after another', () => {
    const doc = emptyMap();
    const find = run(doc, 'addActivity', { title: 'Find' }).id;
    run(doc, 'addActivity', { title: 'Pay' });
    run(doc, 'addActivity', { title: 'Choose', after: find });
    run(doc, 'addActivity', { title: 'Sign in', before: find });
    expect(backboneOf(doc)).toEqual(['Sign in: ', 'Find: ', 'Choose: ', 'Pay: ']);
  });

  test('steps: within their activity only', () => {
    const { doc, activities, steps } = buildMap({ releases: 0, storiesPerCell: 0 });
    run(doc, 'addStep', { activityId: activities[0]!, title: 'between', after: steps[0]! });
    run(doc, 'addStep', { activityId: activities[1]!, title: 'first', before: steps[2]! });
    run(doc, 'addStep', { activityId: activities[0]!, title: 'last' });
    expect(backboneOf(doc)).toEqual([
      'Activity 1: Step 1.1, between, Step 1.2, last',
      'Activity 2: first, Step 2.1, Step 2.2',
    ]);
  });

  test('a step next to one of another activity goes to the end of its own', () => {
    const { doc, activities, steps } = buildMap();
    run(doc, 'addStep', { activityId: activities[0]!, title: 'new', before: steps[3]! });
    expect(backboneOf(doc)[0]).toBe('Activity 1: Step 1.1, Step 1.2, new');
  });

  test('releases: last above the unscheduled lane, or at a divider; with its outcome', () => {
    const { doc, releases } = buildMap();
    const { id } = run(doc, 'addRelease', { name: 'Between', outcome: 'One order', before: releases[1]! });
    run(doc, 'addRelease', { name: 'Later' });
    expect(lanesOf(doc)).toEqual(['Release 1', 'Between', 'Release 2', 'Later']);
    expect(readMap(doc).release.get(id)).toMatchObject({
      outcome: 'One order',
      status: 'planned',
      capacity: null,
    });
  });

  test('next to one that is gone means the end', () => {
    const { doc, releases } = buildMap();
    run(doc, 'archive', { ids: [releases[0]!] });
    run(doc, 'addRelease', { name: 'Later', before: releases[0]! });
    expect(lanesOf(doc)).toEqual(['Release 2', 'Later']);
  });

  test('at the same place at the same moment keeps both, in the same order for alice and bob', () => {
    const { doc, releases } = buildMap();
    const other = copyOf(doc);
    runAs('alice', doc, 'addRelease', { name: 'from alice', after: releases[0]! });
    runAs('bob', other, 'addRelease', { name: 'from bob', after: releases[0]! });
    syncAll(doc, other);
    expect(lanesOf(doc)).toEqual(lanesOf(other));
    expect(lanesOf(doc).slice(1, 3).sort()).toEqual(['from alice', 'from bob']);
  });
});

describe('moving', () => {
  test('an activity takes its steps and their stories along', () => {
    const { doc, activities, steps, releases } = buildMap();
    const before = cellOf(doc, steps[2]!, releases[0]!);
    run(doc, 'moveActivity', { id: activities[1]!, before: activities[0]! });
    expect(backboneOf(doc)).toEqual(['Activity 2: Step 2.1, Step 2.2', 'Activity 1: Step 1.1, Step 1.2']);
    expect(cellOf(doc, steps[2]!, releases[0]!)).toEqual(before);
  });

  test('a step goes left and right, and under another activity with its stories', () => {
    const { doc, activities, steps, releases } = buildMap();
    run(doc, 'moveStep', { id: steps[0]!, after: steps[1]! });
    expect(backboneOf(doc)[0]).toBe('Activity 1: Step 1.2, Step 1.1');
    run(doc, 'moveStep', { id: steps[0]!, activityId: activities[1]!, before: steps[3]! });
    expect(backboneOf(doc)).toEqual(['Activity 1: Step 1.2', 'Activity 2: Step 2.1, Step 1.1, Step 2.2']);
    expect(cellOf(doc, steps[0]!, releases[0]!)).toEqual(['Story 1.1.1']);
  });

  test('a release takes its stories along; unscheduled stays last', () => {
    const { doc, steps, releases } = buildMap();
    run(doc, 'moveRelease', { id: releases[0]! });
    expect(lanesOf(doc)).toEqual(['Release 2', 'Release 1']);
    expect(cellOf(doc, steps[0]!, releases[0]!)).toEqual(['Story 1.1.1']);
    expect(cellOf(doc, steps[0]!, null)).toEqual(['Story 3.1.1']);
  });

  test('to where it stands already writes nothing', () => {
    const { doc, activities, steps, releases } = buildMap();
    const updates = writtenBy(doc, () => {
      run(doc, 'moveActivity', { id: activities[1]! });
      run(doc, 'moveActivity', { id: activities[0]!, before: activities[1]! });
      run(doc, 'moveActivity', { id: activities[0]!, before: activities[0]! });
      run(doc, 'moveStep', { id: steps[1]!, activityId: activities[0]!, after: steps[0]! });
      run(doc, 'moveStep', { id: steps[0]!, after: steps[0]! });
      run(doc, 'moveRelease', { id: releases[0]!, before: releases[1]! });
      run(doc, 'moveRelease', { id: releases[0]!, before: releases[0]! });
    });
    expect(updates).toEqual([]);
  });

  test('of a step by alice and of its activity by bob both win', () => {
    const { doc, activities, steps } = buildMap();
    const other = copyOf(doc);
    runAs('alice', doc, 'moveStep', { id: steps[0]!, activityId: activities[1]! });
    runAs('bob', other, 'moveActivity', { id: activities[1]!, before: activities[0]! });
    syncAll(doc, other);
    for (const seen of [doc, other]) {
      expect(backboneOf(seen)).toEqual(['Activity 2: Step 2.1, Step 2.2, Step 1.1', 'Activity 1: Step 1.2']);
    }
  });

  test('O2: next to neighbours with equal or bad keys works and says where everyone stands', () => {
    const { doc, releases } = buildMap({ releases: 4 });
    for (const [id, key] of [
      [releases[0]!, 'a1'],
      [releases[1]!, 'a1'],
      [releases[2]!, 'a100'],
      [releases[3]!, 'zzz'],
    ] as const) {
      recordOf(doc, 'release', id)!.set('order', key);
    }
    const before = lanesOf(doc);
    run(doc, 'addRelease', { name: 'new', before: releases[3]! });
    expect(lanesOf(doc)).toEqual([...before.slice(0, 3), 'new', before[3]]);
    run(doc, 'moveRelease', { id: releases[3]!, before: releases[0]! });
    expect(lanesOf(doc).indexOf('Release 4')).toBe(lanesOf(doc).indexOf('Release 1') - 1);
  });
});
