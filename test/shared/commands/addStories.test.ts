/** Adding stories to a cell: one, or the many of a paste. */
import { expect, test } from 'vitest';
import { readMap } from '../../../shared/model/readMap.ts';
import { buildMap, copyOf, runAs, syncAll } from '../../support/buildMap.ts';
import { cellOf, storyOf } from '../../support/readGrid.ts';
import { writtenBy } from '../../support/written.ts';

test('five pasted lines become five stories in their order, in one frame', () => {
  const { doc, steps, releases, run } = buildMap({ storiesPerCell: 0 });
  const titles = ['Search', 'Filter', 'Sort', 'Compare', 'Share'];
  const updates = writtenBy(doc, () => {
    const stories = titles.map((title) => ({ title }));
    expect(run('addStories', { stepId: steps[0]!, releaseId: releases[0]!, stories }).ids).toHaveLength(5);
  });
  expect(updates).toHaveLength(1);
  expect(cellOf(doc, steps[0]!, releases[0]!)).toEqual(titles);
});

test('a story goes to the end of its cell, or before or after another', () => {
  const { doc, steps, stories, run } = buildMap();
  const cell = { stepId: steps[0]!, releaseId: null };
  run('addStories', { ...cell, stories: [{ title: 'last' }] });
  run('addStories', { ...cell, stories: [{ title: 'first' }], before: stories[8]! });
  run('addStories', { ...cell, stories: [{ title: 'second' }], after: stories[8]! });
  expect(cellOf(doc, steps[0]!, null)).toEqual(['first', 'Story 3.1.1', 'second', 'last']);
});

test('next to a story of another cell means the end', () => {
  const { doc, steps, stories, run } = buildMap();
  run('addStories', { stepId: steps[0]!, releaseId: null, stories: [{ title: 'new' }], before: stories[0]! });
  expect(cellOf(doc, steps[0]!, null)).toEqual(['Story 3.1.1', 'new']);
});

test('a story brings its kind, estimate and details; what is not said is usual', () => {
  const { doc, steps, run } = buildMap();
  const [bug, plain] = run('addStories', {
    stepId: steps[0]!,
    releaseId: null,
    stories: [{ title: 'Crash', kind: 'bug', estimate: 0.5, details: 'On *pay*' }, { title: '' }],
  }).ids;
  expect(storyOf(doc, bug!)).toMatchObject({
    kind: 'bug',
    estimate: 0.5,
    details: 'On *pay*',
    stage: 'idea',
  });
  expect(storyOf(doc, plain!)).toMatchObject({
    title: '',
    kind: 'story',
    estimate: null,
    pushed: null,
    owner: '',
  });
});

test('behind the last visible story also when a story of an archived release is in the lane', () => {
  const { doc, steps, releases, stories, run } = buildMap();
  run('archive', { ids: [releases[0]!] });
  run('moveStories', { ids: [stories[0]!], after: stories[8]! });
  run('addStories', { stepId: steps[0]!, releaseId: null, stories: [{ title: 'new' }] });
  expect(cellOf(doc, steps[0]!, null)).toEqual(['Story 3.1.1', 'Story 1.1.1', 'new']);
});

test('alice and bob who add to the same cell at once both keep their stories', () => {
  const { doc, steps } = buildMap({ storiesPerCell: 0 });
  const other = copyOf(doc);
  const cell = { stepId: steps[0]!, releaseId: null };
  runAs('alice', doc, 'addStories', { ...cell, stories: [{ title: 'a1' }, { title: 'a2' }] });
  runAs('bob', other, 'addStories', { ...cell, stories: [{ title: 'b1' }, { title: 'b2' }] });
  syncAll(doc, other);
  expect(cellOf(doc, steps[0]!, null)).toEqual(cellOf(other, steps[0]!, null));
  expect(cellOf(doc, steps[0]!, null).sort()).toEqual(['a1', 'a2', 'b1', 'b2']);
  expect(readMap(doc).story.size).toBe(4);
});
