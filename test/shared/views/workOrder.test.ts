/** The order of work against a slow, obvious reference: what can be reached from what. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { readMap } from '../../../shared/model/readMap.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { Story, StoryId } from '../../../shared/model/story.ts';
import { insertRecord } from '../../../shared/model/writeRecord.ts';
import { alignmentOf } from '../../../shared/views/alignment.ts';
import { workOrder } from '../../../shared/views/workOrder.ts';
import { buildMap, run } from '../../support/buildMap.ts';
import { garbageMap } from '../../support/garbageMap.ts';
import { strategyMap } from './strategyMap.ts';

const isOpen = ({ archivedAt, stage }: Story): boolean =>
  archivedAt === null && stage !== 'done' && stage !== 'declined';

/** A map whose stories need each other at random, circles included: merges make them though no command does. */
const tangledMap: fc.Arbitrary<MapRecords> = fc
  .array(fc.tuple(fc.nat({ max: 11 }), fc.nat({ max: 11 })), { maxLength: 16 })
  .chain((pairs) => fc.tuple(fc.constant(pairs), fc.array(fc.nat({ max: 11 }), { maxLength: 3 })))
  .map(([pairs, done]) => {
    const { doc, stories, releases } = buildMap();
    for (const id of releases) run(doc, 'pushToBacklog', { releaseId: id });
    for (const [story, needs] of pairs) need(doc, stories[story]!, stories[needs]!);
    if (done.length > 0) run(doc, 'moveStage', { ids: done.map((i) => stories[i]!), stage: 'done' });
    return readMap(doc);
  });

function need(doc: Y.Doc, storyId: StoryId, needsId: StoryId): void {
  const unique = `${storyId}${needsId}`.replaceAll('story:', '').slice(0, 40);
  insertRecord(doc, 'dependency', `dependency:${unique}`, { storyId, needsId });
}

/** What a story needs that is not done, by plain looking. */
function needsOf(records: MapRecords, id: StoryId): StoryId[] {
  return [...records.dependency.values()].flatMap(({ storyId, needsId, archivedAt }) => {
    const needed = needsId === null ? undefined : records.story.get(needsId);
    const counts = archivedAt === null && storyId === id && needed !== undefined && needsId !== id;
    return counts && needed.stage !== 'done' ? [needed.id] : [];
  });
}

/** All that must come before a story. */
function reached(records: MapRecords, id: StoryId): Set<StoryId> {
  const found = new Set<StoryId>();
  const open = [id];
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const next of needsOf(records, at)) {
      const story = records.story.get(next)!;
      if (!found.has(next) && isOpen(story)) {
        found.add(next);
        open.push(next);
      }
    }
  return found;
}

describe('the order of work', () => {
  test('O1, O3: puts each story after all it needs, and tells exactly the circles', () => {
    fc.assert(
      fc.property(tangledMap, (records) => {
        const { order, cycles } = workOrder(records);
        const rank = new Map(order.map(({ id }, i) => [id, i]));
        expect(rank.size).toBe(order.length);
        for (const { id } of order)
          for (const needed of reached(records, id))
            if (!reached(records, needed).has(id)) expect(rank.get(needed)!).toBeLessThan(rank.get(id)!);
        const circling = order.filter(({ id }) => reached(records, id).has(id));
        expect(new Set(cycles.flat())).toEqual(new Set(circling));
        for (const cycle of cycles)
          for (const { id } of cycle)
            expect(new Set(cycle.map((each) => each.id))).toEqual(
              new Set(circling.map((each) => each.id).filter((other) => mutual(records, id, other))),
            );
      }),
      { numRuns: 100 },
    );
  });

  test('O2: lets start what waits for nothing, and blocks what does', () => {
    const check = (records: MapRecords): void => {
      const { canStart, blocked } = workOrder(records);
      const isBlocked = new Set(blocked.map(({ story }) => story.id));
      const outside = [...records.dependency.values()].filter(
        (each) => each.archivedAt === null && each.needsId === null && each.external.trim() !== '',
      );
      for (const story of records.story.values()) {
        const waits =
          needsOf(records, story.id).length > 0 || outside.some(({ storyId }) => storyId === story.id);
        const isBegun = story.stage === 'inProgress' || story.stage === 'idea';
        expect(canStart.includes(story)).toBe(isOpen(story) && !isBegun && !waits);
        if (isBlocked.has(story.id)) expect(waits && isOpen(story)).toBe(true);
        if (isOpen(story) && waits && story.stage !== 'idea') expect(isBlocked.has(story.id)).toBe(true);
      }
    };
    fc.assert(fc.property(tangledMap, check), { numRuns: 60 });
    fc.assert(fc.property(strategyMap, check), { numRuns: 10 });
  });

  test('names the party outside that a story waits for', () => {
    const { doc, stories, releases } = buildMap();
    run(doc, 'pushToBacklog', { releaseId: releases[0]! });
    run(doc, 'addDependency', { storyId: stories[0]!, external: 'The bank', kind: 'waiting' });
    const { blocked, canStart } = workOrder(readMap(doc));
    expect(blocked).toMatchObject([{ story: { id: stories[0] }, outside: [{ external: 'The bank' }] }]);
    expect(canStart.map(({ id }) => id)).toEqual(stories.slice(1, 4));
  });

  test('walks a chain of thousands', () => {
    const { doc, stories } = buildMap({ storiesPerCell: 400 });
    doc.transact(() => {
      for (let i = 1; i < stories.length; i++) need(doc, stories[i - 1]!, stories[i]!);
    });
    const { order } = workOrder(readMap(doc));
    expect(order.map(({ id }) => id)).toEqual(stories.toReversed());
  });

  test('breaks on no garbage', () => {
    fc.assert(
      fc.property(garbageMap, (doc) => void workOrder(readMap(doc))),
      { numRuns: 100 },
    );
  });
});

test('the misaligned share is that of open work without a goal, by points where all of it has them', () => {
  fc.assert(
    fc.property(strategyMap, (records) => {
      const open = [...records.story.values()].filter(isOpen);
      const off = open.filter(({ initiativeId }) => {
        const initiative = initiativeId === null ? undefined : records.initiative.get(initiativeId);
        const isLive = initiative !== undefined && initiative.archivedAt === null;
        return !isLive || initiative.goals.every((id) => records.goal.get(id)?.archivedAt !== null);
      });
      const points = (stories: readonly Story[]) =>
        stories.reduce((sum, each) => sum + (each.estimate ?? 0), 0);
      const byPoints = open.every(({ estimate }) => estimate !== null) && points(open) > 0;
      const { share } = alignmentOf(records);
      if (open.length === 0) expect(share).toBeNull();
      else expect(share).toBeCloseTo(byPoints ? points(off) / points(open) : off.length / open.length, 2);
    }),
    { numRuns: 25 },
  );
});

function mutual(records: MapRecords, a: StoryId, b: StoryId): boolean {
  return a === b || (reached(records, a).has(b) && reached(records, b).has(a));
}
