/** Moving stories and slicing: another column, another lane, another rank. */
import { describe, expect, test } from 'vitest';
import { recordOf } from '../../../shared/model/document.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import { buildMap, copyOf, runAs, syncAll } from '../../support/buildMap.ts';
import { cellOf, gridOf, lanesOf, storyOf } from '../../support/readGrid.ts';
import { writtenBy } from '../../support/written.ts';

/** One step and two releases; the first cell holds a, b, c and d. */
function oneColumn() {
  const map = buildMap({ activities: 1, stepsPerActivity: 1, storiesPerCell: 0 });
  const [step] = map.steps;
  const [upper, lower] = map.releases;
  const cell = { stepId: step!, releaseId: upper! };
  const add = (titles: string, releaseId = upper!) =>
    map.run('addStories', {
      ...cell,
      releaseId,
      stories: [...titles].map((title) => ({ title })),
    }).ids;
  const [a, b, c, d] = add('abcd') as [StoryId, StoryId, StoryId, StoryId];
  return { ...map, step: step!, upper: upper!, lower: lower!, add, a, b, c, d };
}

describe('moving stories', () => {
  test('to another column changes the step, to another lane the release', () => {
    const { doc, steps, releases, stories, run } = buildMap();
    run('moveStories', { ids: [stories[0]!], stepId: steps[3]! });
    expect(cellOf(doc, steps[3]!, releases[0]!)).toEqual(['Story 1.4.1', 'Story 1.1.1']);
    run('moveStories', { ids: [stories[0]!], releaseId: null, before: stories[11]! });
    expect(cellOf(doc, steps[3]!, null)).toEqual(['Story 1.1.1', 'Story 3.4.1']);
  });

  test('within the cell changes the rank', () => {
    const { doc, step, upper, a, b, c, d, run } = oneColumn();
    run('moveStories', { ids: [d], before: b });
    expect(cellOf(doc, step, upper).join('')).toBe('adbc');
    run('moveStories', { ids: [a], after: c });
    expect(cellOf(doc, step, upper).join('')).toBe('dbca');
    run('moveStories', { ids: [d] });
    expect(cellOf(doc, step, upper).join('')).toBe('bcad');
  });

  test('drops a stack together, in the order given, also next to one of its own', () => {
    const { doc, step, upper, a, b, c, d, run } = oneColumn();
    run('moveStories', { ids: [c, a], before: d });
    expect(cellOf(doc, step, upper).join('')).toBe('bcad');
    run('moveStories', { ids: [a, d], before: a });
    expect(cellOf(doc, step, upper).join('')).toBe('bcad');
    run('moveStories', { ids: [b, a], after: b });
    expect(cellOf(doc, step, upper).join('')).toBe('bacd');
  });

  test('from several lanes to one column keeps each in its lane', () => {
    const { doc, steps, releases, stories, run } = buildMap();
    run('moveStories', { ids: [stories[0]!, stories[4]!, stories[8]!], stepId: steps[1]! });
    for (const [lane, n] of [
      [releases[0]!, 1],
      [releases[1]!, 2],
      [null, 3],
    ] as const) {
      expect(cellOf(doc, steps[1]!, lane)).toEqual([`Story ${n}.2.1`, `Story ${n}.1.1`]);
      expect(cellOf(doc, steps[0]!, lane)).toEqual([]);
    }
  });

  test('to where they stand writes nothing', () => {
    const { doc, step, upper, a, b, c, d, run } = oneColumn();
    const updates = writtenBy(doc, () => {
      run('moveStories', { ids: [b], after: a });
      run('moveStories', { ids: [b], before: c, stepId: step, releaseId: upper });
      run('moveStories', { ids: [b], before: b });
      run('moveStories', { ids: [c, d] });
      run('moveStories', { ids: [a, b, c, d] });
    });
    expect(updates).toEqual([]);
  });

  test('passes over what was archived meanwhile', () => {
    const { doc, step, lower, a, b, run } = oneColumn();
    run('archive', { ids: [a] });
    expect(run('moveStories', { ids: [a, b], releaseId: lower })).toEqual({ moved: 1 });
    expect(cellOf(doc, step, lower)).toEqual(['b']);
  });

  test('out of Unplaced gives them a step again', () => {
    const { doc, steps, stories, run } = buildMap();
    run('archive', { ids: [steps[0]!] });
    run('restore', { ids: [stories[0]!, stories[8]!] });
    expect(gridOf(doc).columns.at(-1)).toBeNull();
    run('moveStories', { ids: [stories[0]!, stories[8]!], stepId: steps[1]!, releaseId: null });
    expect(cellOf(doc, steps[1]!, null)).toEqual(['Story 3.2.1', 'Story 1.1.1', 'Story 3.1.1']);
    expect(gridOf(doc).columns).not.toContain(null);
  });

  test('re-ranking a story of an archived release keeps its release, so that it can come back', () => {
    const { doc, steps, releases, stories, run } = buildMap();
    run('archive', { ids: [releases[0]!] });
    run('moveStories', { ids: [stories[0]!], before: stories[8]! });
    expect(cellOf(doc, steps[0]!, null)).toEqual(['Story 1.1.1', 'Story 3.1.1']);
    run('restore', { ids: [releases[0]!] });
    expect(cellOf(doc, steps[0]!, releases[0]!)).toEqual(['Story 1.1.1']);
  });

  test.each([1, 2])('M1: alice moves to a step, bob to a release: both win (client order %i)', (first) => {
    const { doc, steps, releases, stories } = buildMap();
    const other = copyOf(doc);
    [doc.clientID, other.clientID] = first === 1 ? [1, 2] : [2, 1];
    runAs('alice', doc, 'moveStories', { ids: [stories[0]!], stepId: steps[1]!, releaseId: releases[0]! });
    runAs('bob', other, 'moveStories', { ids: [stories[0]!], stepId: steps[0]!, releaseId: null });
    syncAll(doc, other);
    for (const seen of [doc, other]) {
      expect(storyOf(seen, stories[0]!)).toMatchObject({ stepId: steps[1], releaseId: null });
    }
  });

  test('M3: alice and bob move it to different steps: it is in exactly one cell, the same for both', () => {
    const { doc, steps, stories } = buildMap();
    const other = copyOf(doc);
    runAs('alice', doc, 'moveStories', { ids: [stories[0]!], stepId: steps[1]! });
    runAs('bob', other, 'moveStories', { ids: [stories[0]!], stepId: steps[2]! });
    syncAll(doc, other);
    const placesOf = (seen: typeof doc): number =>
      steps.filter((step) =>
        gridOf(seen).lanes.some((lane) => cellOf(seen, step, lane).includes('Story 1.1.1')),
      ).length;
    expect([placesOf(doc), placesOf(other)]).toEqual([1, 1]);
    expect(storyOf(doc, stories[0]!)).toEqual(storyOf(other, stories[0]!));
  });
});

describe('pulling the divider', () => {
  test('down: what it passed goes to the bottom of the upper lane, in its order', () => {
    const { doc, step, upper, lower, add, run } = oneColumn();
    const [e, f] = add('efg', lower);
    run('sliceRelease', { ids: [f!, e!], releaseId: upper, edge: 'bottom' });
    expect(cellOf(doc, step, upper).join('')).toBe('abcdef');
    expect(cellOf(doc, step, lower).join('')).toBe('g');
  });

  test('up: what it passed goes to the top of the lower lane, in its order', () => {
    const { doc, step, upper, lower, add, c, d, run } = oneColumn();
    add('ef', lower);
    run('sliceRelease', { ids: [d, c], releaseId: lower, edge: 'top' });
    expect(cellOf(doc, step, upper).join('')).toBe('ab');
    expect(cellOf(doc, step, lower).join('')).toBe('cdef');
  });

  test('into the unscheduled lane, and across many columns at once', () => {
    const { doc, steps, releases, stories, run } = buildMap();
    const updates = writtenBy(doc, () =>
      run('sliceRelease', { ids: stories.slice(4, 8), releaseId: null, edge: 'top' }),
    );
    expect(updates).toHaveLength(1);
    for (const [i, step] of steps.entries()) {
      expect(cellOf(doc, step, releases[1]!)).toEqual([]);
      expect(cellOf(doc, step, null)).toEqual([`Story 2.${i + 1}.1`, `Story 3.${i + 1}.1`]);
    }
  });

  test('leaves alone what is on that side already', () => {
    const { doc, upper, a, b, run } = oneColumn();
    expect(writtenBy(doc, () => run('sliceRelease', { ids: [b, a], releaseId: upper, edge: 'top' }))).toEqual(
      [],
    );
  });

  test('works with bad keys in the way (O2)', () => {
    const { doc, step, lower, add, a, d, run } = oneColumn();
    for (const id of add('ef', lower)) recordOf(doc, 'story', id)!.set('order', 'a000');
    const before = cellOf(doc, step, lower).join('');
    run('sliceRelease', { ids: [a, d], releaseId: lower, edge: 'top' });
    expect(cellOf(doc, step, lower).join('')).toBe(`ad${before}`);
  });
});

describe('a line drawn through a lane', () => {
  test('makes a release above it, and what was above the line goes there in its order, as one step', () => {
    const { doc, step, upper, lower, a, b, run } = oneColumn();
    const updates = writtenBy(doc, () =>
      run('sliceIntoRelease', { ids: [b, a], name: 'Sooner', before: upper }),
    );
    expect(updates).toHaveLength(1);
    expect(lanesOf(doc)).toEqual(['Sooner', 'Release 1', 'Release 2']);
    const [sooner] = gridOf(doc).lanes;
    expect(cellOf(doc, step, sooner!).join('')).toBe('ab');
    expect(cellOf(doc, step, upper).join('')).toBe('cd');
    expect(cellOf(doc, step, lower)).toEqual([]);
  });

  test('through the unscheduled lane makes the last release above it', () => {
    const { doc, steps, stories, run } = buildMap();
    const { id } = run('sliceIntoRelease', { ids: stories.slice(8), name: 'Later' });
    expect(lanesOf(doc)).toEqual(['Release 1', 'Release 2', 'Later']);
    for (const [i, step] of steps.entries()) expect(cellOf(doc, step, id)).toEqual([`Story 3.${i + 1}.1`]);
  });

  test('of which all stories went meanwhile makes no empty release', () => {
    const { doc, a, run } = oneColumn();
    run('archive', { ids: [a] });
    expect(
      writtenBy(doc, () => expect(() => run('sliceIntoRelease', { ids: [a], name: 'x' })).toThrow()),
    ).toEqual([]);
  });

  test('by alice and by bob at the same moment keeps each story in one lane', () => {
    const { doc, a, b } = oneColumn();
    const other = copyOf(doc);
    runAs('alice', doc, 'sliceIntoRelease', { ids: [a, b], name: 'from alice' });
    runAs('bob', other, 'sliceIntoRelease', { ids: [a], name: 'from bob' });
    syncAll(doc, other);
    expect(lanesOf(doc)).toEqual(lanesOf(other));
    expect(storyOf(doc, a)).toEqual(storyOf(other, a));
  });
});
