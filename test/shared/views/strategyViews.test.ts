/** The views of the line from vision to sprint, each against a slow, obvious reference and on garbage. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { horizons } from '../../../shared/model/initiative.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { Story } from '../../../shared/model/story.ts';
import { contradictionsOf } from '../../../shared/views/contradictions.ts';
import { orphansOf } from '../../../shared/views/orphans.ts';
import { roadmapOf } from '../../../shared/views/roadmap.ts';
import { byScore, costOfDelay, rice, scores, weightedShortestJob } from '../../../shared/views/scoring.ts';
import { sprintLoad } from '../../../shared/views/sprintLoad.ts';
import { lineDown, lineUp, shareOf } from '../../../shared/views/throughline.ts';
import { progressOfStories } from '../../../shared/views/workProgress.ts';
import { buildMap } from '../../support/buildMap.ts';
import { garbageMap } from '../../support/garbageMap.ts';
import { strategyMap } from './strategyMap.ts';

const due = '2027-03-10';
const today = '2027-03-05';
const live = <R extends { readonly archivedAt: number | null }>(records: ReadonlyMap<unknown, R>): R[] =>
  [...records.values()].filter((record) => record.archivedAt === null);
const holds = (property: (records: MapRecords) => void): void => {
  fc.assert(fc.property(strategyMap, property), { numRuns: 25 });
};

/** One goal, one theme, one initiative now with two stories in a sprint, and what may be said about them. */
function line() {
  const map = buildMap();
  const goal = map.run('addGoal', { title: 'More pay', kind: 'customer' }).id;
  const theme = map.run('addTheme', { title: 'Too long', kind: 'problem' }).id;
  const tradeOff = { goalId: goal, drops: [] };
  const initiative = map.run('addInitiative', {
    title: 'One click',
    themeId: theme,
    goals: [goal],
    horizon: 'now',
    tradeOff,
  }).id;
  const sprint = map.run('addSprint', { name: 'One', capacity: 10, reserve: 20 }).id;
  const ids = map.stories.slice(0, 2);
  map.run('linkInitiative', { ids, initiativeId: initiative });
  map.run('commitStories', { ids, sprintId: sprint, owner: 'Bob', due });
  return { ...map, goal, theme, initiative, sprint, ids };
}

test('no view breaks on a map full of garbage', () => {
  fc.assert(
    fc.property(garbageMap, (doc) => {
      const records = readMap(doc);
      roadmapOf(records);
      orphansOf(records);
      contradictionsOf(records, today);
      for (const id of records.goal.keys()) lineDown(records, id);
      for (const id of records.sprint.keys()) sprintLoad(records, id);
      for (const id of records.story.keys()) lineUp(records, id);
      for (const score of Object.keys(scores) as (keyof typeof scores)[])
        byScore([...records.story.values()], score);
    }),
    { numRuns: 150 },
  );
});

describe('the roadmap', () => {
  test('I2, I3: shows every live initiative once in its column and once under its theme', () => {
    holds((records) => {
      const { columns, themes } = roadmapOf(records);
      const expected = live(records.initiative);
      for (const horizon of horizons) {
        const shown = columns[horizon].map(({ initiative }) => initiative);
        expect(new Set(shown)).toEqual(new Set(expected.filter((each) => each.horizon === horizon)));
        expect(shown).toEqual(
          shown.toSorted((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1)),
        );
      }
      const underThemes = themes.flatMap(({ items }) => items.map(({ initiative }) => initiative.id));
      expect(underThemes.toSorted()).toEqual(expected.map(({ id }) => id).sort());
      for (const { theme, items } of themes)
        for (const { initiative } of items)
          expect(theme?.id ?? null).toBe(
            live(records.theme).some(({ id }) => id === initiative.themeId) ? initiative.themeId : null,
          );
    });
  });

  test('counts progress by points, by stories where one has no estimate, and leaves declined ones out', () => {
    holds((records) => {
      for (const { initiative, stories, progress } of Object.values(roadmapOf(records).columns).flat()) {
        const own = live(records.story).filter((story) => story.initiativeId === initiative.id);
        expect(new Set(stories)).toEqual(new Set(own));
        const counted = own.filter((story) => story.stage !== 'declined');
        const done = counted.filter((story) => story.stage === 'done');
        const sum = (of: readonly Story[]): number => of.reduce((all, each) => all + (each.estimate ?? 0), 0);
        const byPoints = counted.every((story) => story.estimate !== null) && sum(counted) > 0;
        const share = byPoints
          ? sum(done) / sum(counted)
          : counted.length > 0
            ? done.length / counted.length
            : null;
        if (share === null) expect(progress.share).toBeNull();
        else expect(progress.share).toBeCloseTo(share, 2);
      }
    });
    expect(progressOfStories([]).share).toBeNull();
  });
});

describe('the throughline', () => {
  test('runs from a story up to the vision and from a goal down to its stories', () => {
    const { doc, run, goal, theme, initiative, sprint, ids, releases } = line();
    run('setVision', { text: 'Everybody pays.' });
    const records = readMap(doc);
    const up = lineUp(records, ids[0]!)!;
    expect(up).toMatchObject({
      sprint: { id: sprint },
      release: { id: releases[0] },
      initiative: { id: initiative },
      theme: { id: theme },
      goals: [{ id: goal }],
      vision: 'Everybody pays.',
    });
    const down = lineDown(records, goal)!;
    expect(down.items.flatMap(({ stories }) => stories.map(({ id }) => id)).sort()).toEqual([...ids].sort());
    expect(lineUp(records, 'story:gone')).toBeNull();
    expect(lineDown(records, 'goal:gone')).toBeNull();
  });

  test('goes down from a goal to exactly the stories whose line goes up to it', () => {
    holds((records) => {
      for (const goal of live(records.goal)) {
        const below = lineDown(records, goal.id)!.items.flatMap(({ stories }) => stories);
        const up = live(records.story).filter(({ id }) => lineUp(records, id)!.goals.includes(goal));
        expect(new Set(below)).toEqual(new Set(up));
      }
    });
  });

  test.each([
    [{ start: 0, target: 10, current: 5 }, 0.5],
    [{ start: 10, target: 0, current: 5 }, 0.5],
    [{ start: null, target: 10, current: 20 }, 1],
    [{ start: 5, target: 10, current: 0 }, 0],
    [{ start: 5, target: 5, current: 5 }, 1],
    [{ start: 5, target: 5, current: 4 }, 0],
    [{ start: 0, target: null, current: 4 }, null],
    [{ start: 0, target: 4, current: null }, null],
  ])('a key result of %j is at %j', (numbers, share) => {
    expect(shareOf(numbers)).toBe(share);
  });
});

describe('orphans', () => {
  test('are what is open and reaches no live goal, and the goals that nothing reaches', () => {
    holds((records) => {
      const { stories, goals, initiatives } = orphansOf(records);
      const open = live(records.story).filter(({ stage }) => stage !== 'done' && stage !== 'declined');
      const lost = open.filter(({ id }) => lineUp(records, id)!.goals.length === 0);
      expect(new Set(stories.map(({ story }) => story))).toEqual(new Set(lost));
      for (const { story, why } of stories)
        expect(why).toBe(lineUp(records, story.id)!.initiative === null ? 'noInitiative' : 'noGoal');
      const idle = live(records.goal).filter(
        ({ id }) => lineDown(records, id)!.items.flatMap((each) => each.stories).length === 0,
      );
      expect(new Set(goals.map(({ goal }) => goal))).toEqual(new Set(idle));
      const goalIds = new Set<string>(live(records.goal).map(({ id }) => id));
      const aimless = live(records.initiative).filter((each) => !each.goals.some((id) => goalIds.has(id)));
      expect(new Set(initiatives)).toEqual(new Set(aimless));
    });
  });
});

describe('contradictions', () => {
  const kindsOf = (doc: Parameters<typeof readMap>[0]): string[] =>
    contradictionsOf(readMap(doc), today).map(({ kind }) => kind);

  test('there are none on a line that holds together', () => {
    expect(kindsOf(line().doc)).toEqual([]);
  });

  test('nowInNoSprint: promised now, and nothing of it in a sprint', () => {
    const { doc, run, ids } = line();
    run('commitStories', { ids, sprintId: null });
    expect(kindsOf(doc)).toEqual(['nowInNoSprint']);
  });

  test('nowInNoSprint: also when the sprint is archived', () => {
    const { doc, run, sprint } = line();
    run('archive', { ids: [sprint] });
    expect(kindsOf(doc)).toEqual(['nowInNoSprint']);
  });

  test('nowInNoSprint: also when the sprint is over, and what it held counts no more', () => {
    const { doc, run, sprint } = line();
    run('updateSprint', { id: sprint, start: '2027-03-01', end: today, capacity: 1 });
    const records = readMap(doc);
    expect(contradictionsOf(records, today)).toMatchObject([{ kind: 'nowOverloaded' }]);
    expect(contradictionsOf(records, '2027-03-06').map(({ kind }) => kind)).toEqual(['nowInNoSprint']);
    run('addSprint', { name: 'Two', start: '2027-03-06', end: '2027-03-19', capacity: 10 });
    expect(contradictionsOf(readMap(doc), today)).toEqual([]);
  });

  test('plannedForLater: planned, and its release is not the next one', () => {
    const { doc, run, ids, releases } = line();
    run('moveStories', { ids: [ids[0]!], releaseId: releases[1]! });
    expect(kindsOf(doc)).toEqual(['plannedForLater']);
    run('updateRelease', { id: releases[0]!, status: 'released' });
    expect(kindsOf(doc)).toEqual([]);
  });

  test('needsLater: needs a story of a later release', () => {
    const { doc, run, stories } = line();
    run('addDependency', { storyId: stories[2]!, needsId: stories[4]!, kind: 'technical' });
    expect(kindsOf(doc)).toEqual(['needsLater']);
  });

  test('doneUnmeasured: all done, and nobody knows the metric', () => {
    const { doc, run, ids, theme } = line();
    run('moveStage', { ids, stage: 'done' });
    expect(kindsOf(doc)).toEqual(['doneUnmeasured']);
    run('updateTheme', { id: theme, current: 3 });
    expect(kindsOf(doc)).toEqual([]);
  });

  test('sliceOverCapacity: more points than the slice should hold', () => {
    const { doc, run, releases } = line();
    run('updateRelease', { id: releases[1]!, capacity: 3 });
    expect(contradictionsOf(readMap(doc), today)).toMatchObject([
      { kind: 'sliceOverCapacity', release: { id: releases[1] }, points: 4 },
    ]);
  });

  test('nowOverloaded: more to do now than the sprints hold', () => {
    const { doc, run, sprint } = line();
    run('updateSprint', { id: sprint, capacity: 1 });
    expect(contradictionsOf(readMap(doc), today)).toMatchObject([
      { kind: 'nowOverloaded', points: 2, capacity: 1 },
    ]);
  });
});

describe('scores', () => {
  const nothing = {
    reach: null,
    impact: null,
    confidence: null,
    effort: null,
    userValue: null,
    timeCriticality: null,
    riskReduction: null,
    estimate: null,
    moscow: null,
  };

  test('RICE is reach times impact times confidence over effort', () => {
    expect(rice({ reach: 1000, impact: 2, confidence: 80, effort: 4 })).toBe(400);
    expect(rice({ reach: 1000, impact: 2, confidence: 80, effort: 0 })).toBeNull();
    expect(rice({ ...nothing, reach: 5 })).toBeNull();
  });

  test('cost of delay is a sum, and weighted shortest job first divides it by the estimate', () => {
    const inputs = { userValue: 8, timeCriticality: 5, riskReduction: 0 };
    expect(costOfDelay(inputs)).toBe(13);
    expect(weightedShortestJob({ ...inputs, estimate: 2 })).toBe(6.5);
    expect(weightedShortestJob({ ...inputs, estimate: 0 })).toBeNull();
    expect(weightedShortestJob({ ...inputs, estimate: null })).toBeNull();
    expect(costOfDelay({ ...inputs, riskReduction: null })).toBeNull();
  });

  test('put the highest first and what has none last, and lose or double no story', () => {
    holds((records) => {
      const all = [...records.story.values()];
      for (const score of Object.keys(scores) as (keyof typeof scores)[]) {
        const sorted = byScore(all, score);
        expect(new Set(sorted)).toEqual(new Set(all));
        const values = sorted.map((story) => scores[score](story) ?? -1);
        expect(values).toEqual(values.toSorted((a, b) => b - a));
      }
    });
  });
});

describe('the load of a sprint', () => {
  test('is what is committed, against the capacity less the reserve, by person', () => {
    const { doc, run, sprint } = line();
    run('setCapacity', { sprintId: sprint, person: 'Bob', available: 1 });
    run('setCapacity', { sprintId: sprint, person: 'Carol', available: 4 });
    expect(sprintLoad(readMap(doc), sprint)).toMatchObject({
      committed: { stories: 2, points: 2 },
      capacity: 10,
      reserve: 2,
      free: 6,
      people: [
        { person: 'Bob', committed: { points: 2 }, available: 1, isOver: true },
        { person: 'Carol', committed: { points: 0 }, available: 4, isOver: false },
      ],
    });
    run('updateSprint', { id: sprint, capacity: null, reserve: null });
    expect(sprintLoad(readMap(doc), sprint)).toMatchObject({ capacity: 5, reserve: 0, free: 3 });
    expect(sprintLoad(readMap(doc), 'sprint:gone')).toBeNull();
  });

  test('adds up over its people, whoever owns what', () => {
    holds((records) => {
      for (const { id, capacity } of live(records.sprint)) {
        const load = sprintLoad(records, id)!;
        const own = live(records.story).filter((each) => each.sprintId === id && each.stage !== 'declined');
        expect(new Set(load.stories)).toEqual(new Set(own));
        const points = own.reduce((sum, each) => sum + (each.estimate ?? 0), 0);
        expect(load.committed.points).toBeCloseTo(points, 2);
        const together = load.people.reduce((sum, { committed }) => sum + committed.points, 0);
        expect(together).toBeCloseTo(points, 2);
        if (capacity !== null) expect(load.capacity).toBe(capacity);
      }
    });
  });
});
