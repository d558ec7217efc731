/** Timeline, outline, links and load of the roadmap, each against a slow, obvious reference. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMap } from '../../../shared/model/readMap.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import { initiativeLinks } from '../../../shared/views/initiativeLinks.ts';
import { nowLoad } from '../../../shared/views/nowLoad.ts';
import { roadmapOf } from '../../../shared/views/roadmap.ts';
import { roadmapOutline, slicesOf } from '../../../shared/views/roadmapOutline.ts';
import { laneKinds, roadmapTimeline, type LaneKind } from '../../../shared/views/roadmapTimeline.ts';
import { readWindow } from '../../../shared/views/roadmapWindow.ts';
import { buildMap } from '../../support/buildMap.ts';
import { garbageMap } from '../../support/garbageMap.ts';
import { strategyMap } from './strategyMap.ts';

const today = 2026 * 4 + 3;
const day = '2026-11-01';
const live = <R extends { readonly archivedAt: number | null }>(records: ReadonlyMap<unknown, R>): R[] =>
  [...records.values()].filter((record) => record.archivedAt === null);
const holds = (property: (records: MapRecords) => void): void => {
  fc.assert(fc.property(strategyMap, property), { numRuns: 25 });
};
const isOpen = ({ stage }: { readonly stage: string }): boolean => stage !== 'done' && stage !== 'declined';

/** The lanes an initiative belongs in. */
function lanesFor(records: MapRecords, id: string, by: LaneKind): string[] {
  const initiative = live(records.initiative).find((each) => each.id === id)!;
  const alive = (
    ids: readonly (string | null)[],
    of: ReadonlyMap<unknown, { id: string; archivedAt: number | null }>,
  ) => ids.filter((each) => live(of).some((record) => record.id === each)) as string[];
  const lanes =
    by === 'theme'
      ? alive([initiative.themeId], records.theme)
      : by === 'goal'
        ? alive(initiative.goals, records.goal)
        : [initiative.team.trim().toLowerCase()].filter((team) => team !== '');
  return lanes.length === 0 ? [''] : lanes;
}

test('no view breaks on a map full of garbage', () => {
  fc.assert(
    fc.property(garbageMap, (doc) => {
      const records = readMap(doc);
      initiativeLinks(records);
      nowLoad(records, day);
      for (const { items } of roadmapOutline(records)) for (const item of items) slicesOf(records, item);
      for (const by of laneKinds) roadmapTimeline(records, by, today);
    }),
    { numRuns: 100 },
  );
});

describe('the timeline', () => {
  test.each(laneKinds)(
    'L1, L2: by %s, has every initiative where it belongs, and no two bars over each other',
    (by) => {
      holds((records) => {
        const { lanes, shown } = roadmapTimeline(records, by, today);
        const found = lanes.flatMap(({ key, bars, unplanned }) =>
          [...bars.map(({ item }) => item), ...unplanned].map(
            ({ initiative }) => `${initiative.id} in ${key}`,
          ),
        );
        const expected = live(records.initiative).flatMap(({ id }) =>
          lanesFor(records, id, by).map((lane) => `${id} in ${lane}`),
        );
        expect(found.toSorted()).toEqual(expected.toSorted());
        for (const { bars, rows, unplanned } of lanes) {
          for (const { initiative } of unplanned) expect(readWindow(initiative.window, today)).toBeNull();
          for (const bar of bars) {
            expect(bar.row).toBeLessThan(rows);
            expect(bar.span.first).toBeGreaterThanOrEqual(shown.first);
            expect(bar.span.last).toBeLessThanOrEqual(shown.last);
            const window = readWindow(bar.item.initiative.window, today)!;
            if (!bar.isCut) expect(bar.span).toEqual(window);
            for (const other of bars)
              if (other !== bar && other.row === bar.row)
                expect(other.span.last < bar.span.first || bar.span.last < other.span.first).toBe(true);
          }
        }
        expect(shown.first).toBeLessThanOrEqual(today);
        expect(shown.last).toBeGreaterThan(today);
        expect(shown.last - shown.first).toBeLessThan(16);
      });
    },
  );

  test('cuts what lies far away, and says which needed initiative ends too late', () => {
    const { doc, run, stories } = buildMap();
    const add = (title: string, window: string) => run('addInitiative', { title, window, team: 'Core' }).id;
    const one = add('One', 'Q1 2027');
    const two = add('Two', 'Q2 2027');
    add('Far', '2040');
    add('Sometime', 'soon');
    run('linkInitiative', { ids: [stories[0]!], initiativeId: one });
    run('linkInitiative', { ids: [stories[1]!], initiativeId: two });
    run('addDependency', { storyId: stories[0]!, needsId: stories[1]!, kind: 'technical' });
    const { lanes, links, shown } = roadmapTimeline(readMap(doc), 'team', today);
    expect(lanes.map(({ title }) => title)).toEqual(['Core']);
    expect(lanes[0]!.bars.map(({ item, isCut, row }) => [item.initiative.title, isCut, row])).toEqual([
      ['One', false, 0],
      ['Two', false, 0],
      ['Far', true, 0],
    ]);
    expect(lanes[0]!.unplanned.map(({ initiative }) => initiative.title)).toEqual(['Sometime']);
    expect(shown).toEqual({ first: today, last: today + 11 });
    expect(
      links.map(({ item, needed, isLate }) => [item.initiative.title, needed.initiative.title, isLate]),
    ).toEqual([['One', 'Two', true]]);
  });
});

test('R2: one initiative needs another when one of its stories does', () => {
  holds((records) => {
    const initiativeOf = (id: string | null): string | null => {
      const story = live(records.story).find((each) => each.id === id);
      return live(records.initiative).find((each) => each.id === story?.initiativeId)?.id ?? null;
    };
    const expected = new Set(
      live(records.dependency).flatMap(({ storyId, needsId }) => {
        const [from, to] = [initiativeOf(storyId), initiativeOf(needsId)];
        return from === null || to === null || from === to ? [] : [`${from} ${to}`];
      }),
    );
    const links = initiativeLinks(records);
    expect(new Set(links.map(({ item, needed }) => `${item.initiative.id} ${needed.initiative.id}`))).toEqual(
      expected,
    );
    expect(links).toHaveLength(expected.size);
  });
});

test('the outline has every initiative under each of its goals, and each of its stories once', () => {
  holds((records) => {
    const outline = roadmapOutline(records);
    const found = outline.flatMap(({ goal, items }) =>
      items.map(({ initiative }) => `${initiative.id} in ${goal?.id ?? ''}`),
    );
    const expected = live(records.initiative).flatMap(({ id }) =>
      lanesFor(records, id, 'goal').map((goal) => `${id} in ${goal}`),
    );
    expect(found.toSorted()).toEqual(expected.toSorted());
    for (const { items } of outline)
      for (const item of items) {
        const slices = slicesOf(records, item);
        const ids = slices.flatMap(({ stories }) => stories.map(({ id }) => id));
        expect(ids.toSorted()).toEqual(item.stories.map(({ id }) => id).sort());
        for (const { release, stories } of slices)
          for (const story of stories)
            expect(release?.id ?? null).toBe(
              live(records.release).some(({ id }) => id === story.releaseId) ? story.releaseId : null,
            );
      }
  });
});

describe('the load of now', () => {
  test('is what is still to be done, before and after a trade', () => {
    holds((records) => {
      const points = (ids: readonly string[]): number =>
        live(records.story)
          .filter((story) => isOpen(story) && ids.includes(story.initiativeId ?? ''))
          .reduce((sum, { estimate }) => sum + (estimate ?? 0), 0);
      const all = live(records.initiative);
      const now = all.filter(({ horizon }) => horizon === 'now').map(({ id }) => id);
      expect(nowLoad(records, day).open.points).toBeCloseTo(points(now), 2);
      const [added] = all.filter(({ horizon }) => horizon !== 'now').map(({ id }) => id);
      const [dropped] = now;
      const after = [...now.filter((id) => id !== dropped), ...(added === undefined ? [] : [added])];
      const trade = {
        adding: added === undefined ? [] : [added],
        dropping: dropped === undefined ? [] : [dropped],
      };
      expect(nowLoad(records, day, trade).open.points).toBeCloseTo(points(after), 2);
    });
  });

  test('is measured against the sprints with a capacity that are not over together, or none', () => {
    const { doc, run } = buildMap();
    const capacityOn = (on: string) => nowLoad(readMap(doc), on).capacity;
    expect(capacityOn('2027-03-01')).toBeNull();
    run('addSprint', { name: 'One', start: '2027-03-01', end: '2027-03-14', capacity: 10 });
    run('addSprint', { name: 'Two', start: '2027-03-15', end: '2027-03-28', capacity: 5 });
    run('addSprint', { name: 'Three', capacity: 2 });
    run('addSprint', { name: 'Four', start: '2027-03-15', end: '2027-03-28' });
    expect(['2027-02-01', '2027-03-14', '2027-03-15', '2027-03-28', '2027-03-29'].map(capacityOn)).toEqual([
      17, 17, 7, 7, 2,
    ]);
  });
});

test('asking for the same records again gives the same roadmap', () => {
  const { doc } = buildMap();
  const records = readMap(doc);
  expect(roadmapOf(records)).toBe(roadmapOf(records));
});
