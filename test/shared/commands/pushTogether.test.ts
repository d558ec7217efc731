/** Two people push at the same moment: one backlog comes of it (P4, P5). */
import { describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { readMap } from '../../../shared/model/readMap.ts';
import { previewPush } from '../../../shared/views/pushPreview.ts';
import { buildMap, copyOf, runAs, syncAll, type BuiltMap } from '../../support/buildMap.ts';
import { backlogOf, storyOf } from '../../support/readGrid.ts';
import { writtenBy } from '../../support/written.ts';

interface Pair {
  readonly map: BuiltMap;
  readonly alice: Y.Doc;
  readonly bob: Y.Doc;
}

/** Alice's and bob's browser with the same map of three slices; Yjs lets the larger client id win ties. */
function twoPeople(winner: string, prepare: (map: BuiltMap) => void = () => undefined): Pair {
  const map = buildMap({ releases: 3, storiesPerCell: 2 });
  prepare(map);
  const alice = copyOf(map.doc);
  const bob = copyOf(map.doc);
  [alice.clientID, bob.clientID] = winner === 'alice' ? [2, 1] : [1, 2];
  return { map, alice, bob };
}

const push = (doc: Y.Doc, { releases }: BuiltMap, lane: number) =>
  runAs('someone', doc, 'pushToBacklog', { releaseId: releases[lane - 1]! });
const titlesOf = (lane: number): string[] =>
  [1, 2, 3, 4].flatMap((column) => [1, 2].map((rank) => `Story ${lane}.${column}.${rank}`));

describe.each(['alice', 'bob'])('when ties go to %s', (winner) => {
  test('the same slice: one backlog, no story twice, and the next push has nothing to do', () => {
    const { map, alice, bob } = twoPeople(winner);
    push(alice, map, 1);
    push(bob, map, 1);
    syncAll(alice, bob);
    for (const doc of [alice, bob]) {
      expect(backlogOf(doc)).toEqual(titlesOf(1));
      expect(writtenBy(doc, () => push(doc, map, 1))).toEqual([]);
    }
  });

  test.each([
    [1, 2],
    [3, 1],
    [2, 3],
  ])('slice %i and slice %i: both in map order, not interleaved', (first, second) => {
    const { map, alice, bob } = twoPeople(winner);
    push(alice, map, first);
    push(bob, map, second);
    syncAll(alice, bob);
    const lanes = [Math.min(first, second), Math.max(first, second)];
    for (const doc of [alice, bob]) expect(backlogOf(doc)).toEqual(lanes.flatMap(titlesOf));
  });

  test('two slices into the gap between two that were pushed before', () => {
    const { map, alice, bob } = twoPeople(winner, (prepared) => {
      const releaseId = prepared.run('addRelease', { name: 'Release 4' }).id;
      const stories = [{ title: 'in 4' }];
      prepared.run('addStories', { stepId: prepared.steps[0]!, releaseId, stories });
      push(prepared.doc, prepared, 1);
      prepared.run('pushToBacklog', { releaseId });
    });
    push(alice, map, 2);
    push(bob, map, 3);
    syncAll(alice, bob);
    for (const doc of [alice, bob]) {
      expect(backlogOf(doc)).toEqual([...titlesOf(1), ...titlesOf(2), ...titlesOf(3), 'in 4']);
    }
  });

  test('new stories of one slice and the whole next slice', () => {
    const { map, alice, bob } = twoPeople(winner, (prepared) => push(prepared.doc, prepared, 1));
    const stories = ['x', 'y', 'z'].map((title) => ({ title }));
    runAs('alice', alice, 'addStories', { stepId: map.steps[3]!, releaseId: map.releases[0]!, stories });
    push(alice, map, 1);
    push(bob, map, 2);
    syncAll(alice, bob);
    for (const doc of [alice, bob])
      expect(backlogOf(doc)).toEqual([...titlesOf(1), 'x', 'y', 'z', ...titlesOf(2)]);
  });

  test('the same slice, each with a story the other has not seen: none is lost or doubled', () => {
    const { map, alice, bob } = twoPeople(winner);
    const cell = { stepId: map.steps[1]!, releaseId: map.releases[0]! };
    runAs('alice', alice, 'addStories', { ...cell, stories: [{ title: 'from alice' }] });
    runAs('bob', bob, 'addStories', { ...cell, stories: [{ title: 'from bob' }], before: map.stories[2]! });
    push(alice, map, 1);
    push(bob, map, 1);
    syncAll(alice, bob);
    expect(backlogOf(alice)).toEqual(backlogOf(bob));
    expect(backlogOf(alice).toSorted()).toEqual([...titlesOf(1), 'from alice', 'from bob'].toSorted());
    expect(backlogOf(alice).filter((title) => title.startsWith('Story'))).toEqual(titlesOf(1));
    expect(writtenBy(alice, () => push(alice, map, 1))).toEqual([]);
  });

  test('alice pushes while bob moves, renames and archives: the next preview says so', () => {
    const { map, alice, bob } = twoPeople(winner);
    push(alice, map, 1);
    runAs('bob', bob, 'moveStories', { ids: [map.stories[0]!], releaseId: map.releases[1]! });
    runAs('bob', bob, 'setText', { id: map.stories[1]!, field: 'title', text: 'Renamed' });
    runAs('bob', bob, 'archive', { ids: [map.stories[2]!] });
    syncAll(alice, bob);
    for (const doc of [alice, bob]) {
      const { items, counts } = previewPush(readMap(doc), map.releases[0]!);
      expect(counts).toEqual({ new: 0, changed: 1, unchanged: 5, leaving: 2 });
      const reasons = items.flatMap((item) => item.reasons.map((reason) => [item.story.title, reason.kind]));
      expect(reasons).toEqual([
        ['Renamed', 'renamed'],
        ['Story 1.1.1', 'movedToRelease'],
        ['Story 1.2.1', 'archived'],
      ]);
    }
  });

  test('P5: bob’s slice takes a story over while alice’s lets it go: it is wholly in the backlog or wholly out', () => {
    const { map, alice, bob } = twoPeople(winner, (prepared) => {
      for (const lane of [1, 2]) push(prepared.doc, prepared, lane);
      prepared.run('moveStories', { ids: [prepared.stories[0]!], releaseId: prepared.releases[1]! });
    });
    push(alice, map, 1);
    push(bob, map, 2);
    syncAll(alice, bob);
    for (const doc of [alice, bob]) {
      const { stage, pushed, backlogOrder } = storyOf(doc, map.stories[0]!);
      if (winner === 'alice') {
        expect({ stage, pushed, backlogOrder }).toEqual({ stage: 'idea', pushed: null, backlogOrder: null });
        expect(previewPush(readMap(doc), map.releases[1]!).counts).toMatchObject({ new: 1, unchanged: 8 });
      } else {
        expect({ stage, pushed }).toMatchObject({ stage: 'backlog', pushed: { releaseId: map.releases[1] } });
        expect(backlogOf(doc).indexOf('Story 1.1.1')).toBe(7 + 2);
      }
    }
  });

  test('alice pushes while bob re-orders the backlog: both count, and the backlog has one order', () => {
    const { map, alice, bob } = twoPeople(winner, (prepared) => push(prepared.doc, prepared, 1));
    push(alice, map, 2);
    runAs('bob', bob, 'reorderBacklog', { ids: [map.stories[7]!], before: map.stories[0]! });
    syncAll(alice, bob);
    const [first, ...rest] = [...titlesOf(1).slice(7), ...titlesOf(1).slice(0, 7)];
    for (const doc of [alice, bob]) expect(backlogOf(doc)).toEqual([first, ...rest, ...titlesOf(2)]);
  });
});
