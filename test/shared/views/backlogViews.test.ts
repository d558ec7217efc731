/** What the backlog is looked at through: kept-up order, filters, groups, the own score, the matrix, each against a slow reference. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordOf } from '../../../shared/model/document.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import { ratingSlots, type ScoreFormula } from '../../../shared/model/scoreFormula.ts';
import type { Story, StoryId } from '../../../shared/model/story.ts';
import { arrangeMap } from '../../../shared/views/arrangeMap.ts';
import { backlog, refreshBacklog } from '../../../shared/views/backlog.ts';
import { backlogMatcher, isBacklogFiltered, noBacklogFilter } from '../../../shared/views/backlogFilter.ts';
import { backlogGroupings, groupBacklog, type RankedItem } from '../../../shared/views/backlogGroups.ts';
import { noFilter } from '../../../shared/views/lens.ts';
import { impactEffort, quadrantOf, valueAt } from '../../../shared/views/impactEffort.ts';
import { byScore, ownScore } from '../../../shared/views/scoring.ts';
import { buildMap } from '../../support/buildMap.ts';
import { garbageMap } from '../../support/garbageMap.ts';
import { createRandom } from '../../support/random.ts';
import { strategyMap } from './strategyMap.ts';

const ranked = (records: MapRecords): RankedItem[] =>
  backlog(records).map((item, i) => ({ item, rank: i + 1 }));
const holds = (property: (records: MapRecords) => void): void => {
  fc.assert(fc.property(strategyMap, property), { numRuns: 8 });
};

describe('the backlog kept up from change to change', () => {
  test('is what it is when read as a whole, whatever moves, comes and goes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const random = createRandom(seed);
        const { doc, releases, stories, run } = buildMap({ storiesPerCell: 3 });
        for (const releaseId of releases) run('pushToBacklog', { releaseId });
        let items = backlog(readMap(doc));
        let refreshedOnce = false;
        for (let i = 0; i < 12; i++) {
          const id = random.pick(stories);
          const before = readMap(doc);
          const isIn = backlog(before).some(({ story }) => story.id === id);
          if (random.chance(0.3)) run('updateStory', { id, stage: random.pick(['idea', 'backlog', 'done']) });
          else if (random.chance(0.5) && isIn)
            run('reorderBacklog', { ids: [id], before: random.pick(stories) });
          else run('updateStory', { id, owner: random.pick(['Alice', 'Bob']) });
          const after = readMap(doc);
          const touched = new Set<StoryId>(
            [...after.story.keys()].filter(
              (each) => JSON.stringify(before.story.get(each)) !== JSON.stringify(after.story.get(each)),
            ),
          );
          // Each reading makes new records; those the change did not touch stand for the old ones.
          const refreshed = refreshBacklog(items, after, touched);
          const whole = backlog(after);
          if (refreshed !== null) {
            refreshedOnce = true;
            expect(refreshed.map(({ story }) => story.id)).toEqual(whole.map(({ story }) => story.id));
          }
          items = whole;
        }
        expect(refreshedOnce).toBe(true);
      }),
      { numRuns: 12 },
    );
  });

  test('is read as a whole where ranks are missing or the same', () => {
    const { doc, releases, stories, run } = buildMap();
    run('pushToBacklog', { releaseId: releases[0]! });
    const items = backlog(readMap(doc));
    recordOf(doc, 'story', stories[1]!)!.set('backlogOrder', null);
    expect(refreshBacklog(items, readMap(doc), new Set([stories[1]!]))).toBeNull();
    recordOf(doc, 'story', stories[1]!)!.set('backlogOrder', items[0]!.story.backlogOrder);
    expect(refreshBacklog(items, readMap(doc), new Set([stories[1]!]))).toBeNull();
  });

  test('gives an item of which nothing has changed as the same object', () => {
    const { doc, releases, run } = buildMap();
    run('pushToBacklog', { releaseId: releases[0]! });
    const records = readMap(doc);
    expect(backlog(records)[0]).toBe(backlog(records)[0]);
  });
});

describe('F1: a filter of the backlog', () => {
  test('lets through what has one value of each facet, one of the initiatives, and every word', () => {
    const { doc, releases, stories, run } = buildMap();
    for (const releaseId of releases) run('pushToBacklog', { releaseId });
    const { id: initiative } = run('addInitiative', { title: 'One click' });
    run('linkInitiative', { ids: [stories[0]!, stories[1]!], initiativeId: initiative });
    run('updateStories', { ids: [stories[1]!, stories[4]!], kind: 'bug' });
    const records = readMap(doc);
    const titles = (filter: object): string[] => {
      const matches = backlogMatcher(records, { ...noBacklogFilter, ...filter });
      return backlog(records).flatMap((item) => (matches(item) ? [item.story.title] : []));
    };
    const bugs = { facets: { ...noFilter, kind: ['bug'] } };
    expect(titles(bugs)).toEqual(['Story 1.2.1', 'Story 2.1.1']);
    expect(titles({ ...bugs, initiatives: [initiative] })).toEqual(['Story 1.2.1']);
    expect(titles({ initiatives: [''] })).toHaveLength(6);
    expect(titles({ text: 'story 2.1.1' })).toEqual(['Story 2.1.1']);
    run('archive', { ids: [initiative] });
    const gone = backlogMatcher(readMap(doc), { ...noBacklogFilter, initiatives: [initiative] });
    expect(backlog(readMap(doc)).every(gone)).toBe(true);
    expect(isBacklogFiltered(noBacklogFilter)).toBe(false);
  });
});

describe('W1: groups of the backlog', () => {
  test('hold every story once, in backlog order, and add up, whatever they are by', () => {
    holds((records) => {
      for (const by of backlogGroupings) {
        const all = ranked(records);
        const groups = groupBacklog(all, by, records, arrangeMap(records));
        const held = groups.flatMap(({ items }) => items);
        expect(held.map(({ rank }) => rank).sort((a, b) => a - b)).toEqual(all.map(({ rank }) => rank));
        for (const { items, totals } of groups) {
          expect(items.length).toBeGreaterThan(0);
          expect(items.map(({ rank }) => rank)).toEqual(items.map(({ rank }) => rank).sort((a, b) => a - b));
          const points = items.reduce((sum, { item }) => sum + (item.story.estimate ?? 0), 0);
          expect(totals.points).toBeCloseTo(points, 1);
          expect(totals.stories).toBe(items.length);
        }
        expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length);
      }
    });
  });

  test('survive garbage', () => {
    fc.assert(
      fc.property(garbageMap, fc.constantFrom(...backlogGroupings), (doc, by) => {
        const records = readMap(doc);
        const all = ranked(records);
        const held = groupBacklog(all, by, records, arrangeMap(records)).flatMap(({ items }) => items);
        expect(held).toHaveLength(all.length);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the own score', () => {
  const rating = fc.oneof(fc.constant(null), fc.double({ min: 0, max: 10, noNaN: true }));
  const story = fc.record({
    ...Object.fromEntries(ratingSlots.map((slot) => [slot, rating])),
    estimate: rating,
    effort: rating,
  }) as unknown as fc.Arbitrary<Story>;
  const formula: fc.Arbitrary<ScoreFormula> = fc.record({
    dividedBy: fc.constantFrom('nothing' as const, 'estimate' as const, 'effort' as const),
    criteria: fc.subarray([...ratingSlots]).chain((slots) =>
      fc.tuple(
        ...slots.map((slot) =>
          fc.record({
            slot: fc.constant(slot),
            name: fc.constant(slot),
            weight: fc.integer({ min: -5, max: 5 }),
          }),
        ),
      ),
    ),
  });

  test('is the weighted mean, divided as the team says; missing while anything is', () => {
    fc.assert(
      fc.property(story, formula, (rated, { criteria, dividedBy }) => {
        const counted = criteria.filter(({ weight }) => weight !== 0);
        const divisor = dividedBy === 'nothing' ? 1 : rated[dividedBy];
        const score = ownScore(rated, { criteria, dividedBy });
        const isMissing =
          counted.length === 0 || counted.some(({ slot }) => rated[slot] === null) || !divisor;
        if (isMissing) {
          expect(score).toBeNull();
          return;
        }
        // The mean of as many copies of each rating as its weight says.
        const copies = counted.flatMap(({ slot, weight }) =>
          Array.from({ length: Math.abs(weight) }, () => Math.sign(weight) * rated[slot]!),
        );
        const mean = copies.reduce((sum, value) => sum + value, 0) / copies.length;
        expect(score!).toBeCloseTo(mean / divisor, 6);
      }),
    );
  });

  test('below zero is still before what has none', () => {
    const of = (rating1: number | null): Story => ({ rating1 }) as unknown as Story;
    const risk: ScoreFormula = {
      dividedBy: 'nothing',
      criteria: [{ slot: 'rating1', name: 'Risk', weight: -1 }],
    };
    const sorted = byScore([of(null), of(9), of(2)], 'own', risk);
    expect(sorted.map(({ rating1 }) => rating1)).toEqual([2, 9, null]);
  });
});

describe('the impact × effort matrix', () => {
  const number = fc.oneof(fc.constant(null), fc.double({ min: 0, max: 5000, noNaN: true }));

  test('holds every story once, within its axes, in the quadrant its values say', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ impact: number, effort: number })), (scored) => {
        const { points, unscored, mostImpact, mostEffort } = impactEffort(scored as unknown as Story[]);
        expect(points.length + unscored.length).toBe(scored.length);
        expect(String(mostImpact)).toMatch(/^(1|2|5)0*$/);
        for (const { story, impact, effort, quadrant } of points) {
          expect(Math.max(impact, effort)).toBeLessThanOrEqual(1);
          const isHigh = story.impact! >= mostImpact / 2;
          const isLittle = story.effort! <= mostEffort / 2;
          const expected = isHigh ? (isLittle ? 'quickWin' : 'bigBet') : isLittle ? 'fillIn' : 'timeSink';
          expect(quadrant).toBe(expected);
        }
      }),
    );
  });

  test('a place on an axis is a value within it that leads back there', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 2, noNaN: true }),
        fc.constantFrom(10, 20, 50, 1000),
        (share, most) => {
          const value = valueAt(share, most);
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(most);
          expect(Math.abs(value / most - Math.min(Math.max(share, 0), 1))).toBeLessThanOrEqual(0.0051);
        },
      ),
    );
    expect(quadrantOf(0.5, 0.5)).toBe('quickWin');
  });
});
