/** The five mistakes of roadmaps on records of every sort, against each rule looked up slowly in the raw records. */
import { describe, expect, test } from 'vitest';
import { horizons, type Initiative } from '../../../shared/model/initiative.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { Story } from '../../../shared/model/story.ts';
import {
  roadmapMistakes,
  type RoadmapMistake,
  type RoadmapMistakeKind,
} from '../../../shared/views/roadmapMistakes.ts';
import { holdsOnAnyRecords, now } from '../../support/anyRecords.ts';
import type { Random } from '../../support/random.ts';

const dayLength = 24 * 60 * 60 * 1000;

/** The same map with up to ninety more initiatives, so that a column may hold more than can be chosen from; or with none. */
function crowded(records: MapRecords, random: Random): MapRecords {
  if (random.chance(0.1)) return { ...records, initiative: new Map() };
  const all = [...records.initiative.values()];
  const more = Array.from({ length: random.below(90) }, (_, n): Initiative => {
    return { ...random.pick(all), id: `initiative:more-${n}`, horizon: random.pick(horizons) };
  });
  const initiative = new Map([...records.initiative, ...more.map((each) => [each.id, each] as const)]);
  return { ...records, initiative };
}

const live = <R extends { readonly archivedAt: number | null }>(of: ReadonlyMap<string, R>): R[] =>
  [...of.values()].filter(({ archivedAt }) => archivedAt === null);
const storiesOf = (records: MapRecords, { id }: Initiative): Story[] =>
  live(records.story).filter(({ initiativeId }) => initiativeId === id);
const daysSince = (moment: number): number => Math.max(0, Math.floor((now - moment) / dayLength));

/** The live initiatives by column, then by rank. */
function inOrder(records: MapRecords): Initiative[] {
  const key = ({ horizon, order, id }: Initiative): string => `${horizons.indexOf(horizon)} ${order} ${id}`;
  return live(records.initiative).sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** The times in what the maps of this test say of an initiative, as the check should quote them. */
function timeIn({ window, publicDetails }: Initiative): string | null {
  if (['May', '2027-05-14', 'week 20'].includes(window)) return window;
  return publicDetails === 'From 1 June on' ? '1 June' : null;
}

/** Whether all that counts of it is done, however many points that is. */
function isFinished(records: MapRecords, initiative: Initiative): boolean {
  const counted = storiesOf(records, initiative).filter(({ stage }) => stage !== 'declined');
  return counted.length > 0 && counted.every(({ stage }) => stage === 'done');
}

/** When something of it was last taken into the plan or done; what its stage does not bear out does not count. */
function lastMove(records: MapRecords, initiative: Initiative): number | null {
  const moments = storiesOf(records, initiative).flatMap(({ stage, doneAt, plannedAt }) => [
    ...(stage === 'done' && doneAt !== null ? [doneAt] : []),
    ...(['planned', 'inProgress', 'done'].includes(stage) && plannedAt !== null ? [plannedAt] : []),
  ]);
  return moments.length === 0 ? null : Math.max(...moments);
}

const expected: { readonly [K in RoadmapMistakeKind]: (records: MapRecords) => RoadmapMistake[] } = {
  concretePromise: (records) =>
    inOrder(records).flatMap((initiative): RoadmapMistake[] => {
      const text = timeIn(initiative);
      const isUnsure = initiative.horizon === 'now' && initiative.confidence === 'low';
      return [
        ...(text === null ? [] : [{ kind: 'concretePromise', why: 'date', initiative, text } as const]),
        ...(isUnsure ? [{ kind: 'concretePromise', why: 'unsure', initiative } as const] : []),
      ];
    }),
  kitchenSink: (records) =>
    horizons.flatMap((column): RoadmapMistake[] => {
      const most = { now: 5, next: 10, later: 20 }[column];
      const count = live(records.initiative).filter(({ horizon }) => horizon === column).length;
      return count > most ? [{ kind: 'kitchenSink', column, count, most }] : [];
    }),
  noWhy: (records) =>
    inOrder(records).flatMap((initiative): RoadmapMistake[] => {
      const goals = live(records.goal).filter(({ id }) => initiative.goals.includes(id));
      const why = (['goal', 'outcome', 'justification'] as const).filter((each) => {
        if (each === 'goal') return goals.length === 0;
        if (each === 'outcome') return initiative.outcome.trim() === '';
        return initiative.kind === 'technology' && initiative.justification.trim() === '';
      });
      return why.map((each) => ({ kind: 'noWhy', why: each, initiative }));
    }),
  builtInSilo: (records) =>
    inOrder(records).flatMap((initiative): RoadmapMistake[] => {
      const stories = storiesOf(records, initiative);
      const isAskedFor = live(records.insight).some((insight) =>
        stories.some(({ id }) => insight.stories.includes(id)),
      );
      const isSilo = initiative.horizon !== 'later' && stories.length > 0 && !isAskedFor;
      return isSilo ? [{ kind: 'builtInSilo', initiative }] : [];
    }),
  setAndForget: (records) => {
    const reviews = live(records.artifact).flatMap(({ kind, confirmedAt }) =>
      kind === 'roadmapReview' && confirmedAt !== null ? [confirmedAt] : [],
    );
    const latest = reviews.length === 0 ? null : Math.max(...reviews);
    const cadence = records.meta.settings.cadences.roadmapReview;
    const isLate = latest === null || now - latest >= cadence * dayLength;
    const review: RoadmapMistake = {
      kind: 'setAndForget',
      why: 'review',
      days: latest === null ? null : daysSince(latest),
    };
    return [
      ...(isLate && inOrder(records).length > 0 ? [review] : []),
      ...inOrder(records).flatMap((initiative): RoadmapMistake[] => {
        if (initiative.horizon !== 'now') return [];
        if (isFinished(records, initiative)) return [{ kind: 'setAndForget', why: 'finished', initiative }];
        const last = lastMove(records, initiative);
        if (last === null || daysSince(last) <= 42) return [];
        return [{ kind: 'setAndForget', why: 'quiet', initiative, days: daysSince(last) }];
      }),
    ];
  },
};

describe.each(Object.keys(expected) as RoadmapMistakeKind[])('the mistake "%s"', (kind) => {
  test('is found where its rule says, and nowhere else', () => {
    const whys = new Map<string, number>();
    holdsOnAnyRecords((plain, random) => {
      const records = crowded(plain, random);
      const found = roadmapMistakes(records, now).filter((mistake) => mistake.kind === kind);
      expect(found).toEqual(expected[kind](records));
      for (const mistake of found) {
        const why = 'why' in mistake ? mistake.why : 'column' in mistake ? mistake.column : '';
        whys.set(why, (whys.get(why) ?? 0) + 1);
      }
    }, 150);
    const most = { concretePromise: 2, kitchenSink: 3, noWhy: 3, builtInSilo: 1, setAndForget: 3 }[kind];
    expect(whys.size).toBe(most);
    expect(Math.min(...whys.values())).toBeGreaterThan(4);
  });
});
