/** Where roadmap, slices and plan contradict each other, and what now holds, looked up slowly in the raw records. */
import { describe, expect, test } from 'vitest';
import type { Dependency } from '../../../shared/model/dependency.ts';
import { horizons, type Initiative } from '../../../shared/model/initiative.ts';
import type { Ordered } from '../../../shared/model/orderKey.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { Release } from '../../../shared/model/release.ts';
import type { Sprint } from '../../../shared/model/sprint.ts';
import type { Story } from '../../../shared/model/story.ts';
import { portfolioView } from '../../../shared/views/audiences/portfolio.ts';
import { contradictionsOf, type Contradiction } from '../../../shared/views/contradictions.ts';
import { nowLoad } from '../../../shared/views/nowLoad.ts';
import { holdsOnAnyRecords, today } from '../../support/anyRecords.ts';

const hundredths = (value: number): number => Math.round(value * 100) / 100;
const live = <R extends { readonly archivedAt: number | null }>(of: ReadonlyMap<string, R>): R[] =>
  [...of.values()].filter(({ archivedAt }) => archivedAt === null);
const ordered = <R extends Ordered>(records: readonly R[]): R[] =>
  [...records].sort((a, b) => (`${a.order} ${a.id}` < `${b.order} ${b.id}` ? -1 : 1));
const points = (stories: readonly Story[]): number =>
  hundredths(stories.reduce((sum, { estimate }) => sum + (estimate ?? 0), 0));

const isOpen = ({ stage }: Story): boolean => stage !== 'done' && stage !== 'declined';
const storiesOf = (records: MapRecords, { id }: Initiative): Story[] =>
  live(records.story).filter(({ initiativeId }) => initiativeId === id);
const inOrder = (records: MapRecords): Initiative[] =>
  horizons.flatMap((horizon) => ordered(live(records.initiative).filter((each) => each.horizon === horizon)));
const releasesOf = (records: MapRecords): Release[] => ordered(live(records.release));

function isAllDone(records: MapRecords, initiative: Initiative): boolean {
  const counted = storiesOf(records, initiative).filter(({ stage }) => stage !== 'declined');
  return counted.length > 0 && counted.every(({ stage }) => stage === 'done');
}

/** Its last day is over; without two days in a row nobody knows. */
const isOver = ({ start, end }: Sprint): boolean =>
  start !== null && end !== null && start <= end && end < today;

/** What a sprint can hold: its own number, else what was said first of each of its people. */
function capacityOf(records: MapRecords, sprint: Sprint): number | null {
  if (sprint.capacity !== null) return sprint.capacity;
  const people = new Map<string, number | null>();
  for (const id of [...records.capacity.keys()].sort()) {
    const { archivedAt, sprintId, person, available } = records.capacity.get(id)!;
    const counts = archivedAt === null && sprintId === sprint.id && person.trim() !== '';
    if (counts && !people.has(person.trim())) people.set(person.trim(), available);
  }
  const known = [...people.values()].filter((available) => available !== null);
  return known.length === 0 ? null : hundredths(known.reduce((a, b) => a + b, 0));
}

/** What the sprints that are not over hold together; null: of none it is said. */
function capacityAhead(records: MapRecords): number | null {
  const known = live(records.sprint)
    .filter((sprint) => !isOver(sprint))
    .map((sprint) => capacityOf(records, sprint))
    .filter((capacity) => capacity !== null);
  return known.length === 0 ? null : hundredths(known.reduce((a, b) => a + b, 0));
}

const openOf = (records: MapRecords, initiatives: readonly Initiative[]): Story[] =>
  initiatives.flatMap((initiative) => storiesOf(records, initiative).filter(isOpen));
const ofNow = (records: MapRecords): Initiative[] =>
  inOrder(records).filter(({ horizon }) => horizon === 'now');

/** Why what a live story needs does not come in time; null: it does, or there is nothing to say. */
function troubleOf(records: MapRecords, { storyId, needsId }: Dependency): string | null {
  const [story, needed] = [records.story.get(storyId!), records.story.get(needsId!)];
  if (story?.archivedAt !== null || needed === undefined || needed === story || needed.stage === 'done')
    return null;
  if (needed.archivedAt !== null) return 'archived';
  const places = releasesOf(records).map(({ id }) => id as string | null);
  const [own, other] = [places.indexOf(story.releaseId), places.indexOf(needed.releaseId)];
  if (own < 0) return null;
  return other < 0 ? 'unscheduled' : other > own ? 'later' : null;
}

const expected: { readonly [K in Contradiction['kind']]: (records: MapRecords) => object[] } = {
  nowInNoSprint: (records) =>
    ofNow(records)
      .filter((initiative) => {
        const planned = openOf(records, [initiative]).some(({ sprintId }) =>
          live(records.sprint).some((sprint) => sprint.id === sprintId && !isOver(sprint)),
        );
        return !planned && !isAllDone(records, initiative);
      })
      .map((initiative) => ({ kind: 'nowInNoSprint', initiative })),
  plannedForLater: (records) => {
    const unreleased = releasesOf(records).filter(({ status }) => status !== 'released');
    return live(records.story).flatMap((story) => {
      const isBegun = story.stage === 'planned' || story.stage === 'inProgress';
      const release = unreleased.slice(1).find(({ id }) => id === story.releaseId);
      return isBegun && release !== undefined ? [{ kind: 'plannedForLater', story, release }] : [];
    });
  },
  plannedWithout: (records) => {
    const found: object[] = [];
    for (const story of live(records.story)) {
      const missing: string[] = [];
      if (story.owner.trim() === '') missing.push('owner');
      if (story.due === null) missing.push('due');
      const isCritical = story.kind === 'bug' && story.severity === 'critical';
      const isInSprint = isOpen(story) && live(records.sprint).some(({ id }) => id === story.sprintId);
      const isHeld = story.stage === 'planned' || story.stage === 'inProgress' || isInSprint;
      if (isHeld && missing.length > 0 && !isCritical) found.push({ kind: 'plannedWithout', story, missing });
    }
    return found;
  },
  needsLater: (records) => {
    const seen = new Set<string>();
    return [...records.dependency.keys()].sort().flatMap((id) => {
      const dependency = records.dependency.get(id)!;
      const pair = `${dependency.storyId} ${dependency.needsId}`;
      if (dependency.archivedAt !== null || seen.has(pair)) return [];
      seen.add(pair);
      const trouble = troubleOf(records, dependency);
      return trouble === null ? [] : [{ kind: 'needsLater', line: { dependency, trouble } }];
    });
  },
  doneUnmeasured: (records) =>
    inOrder(records).flatMap((initiative) => {
      const theme = live(records.theme).find(({ id }) => id === initiative.themeId) ?? null;
      const isUnknown = theme === null || theme.current === null;
      return isAllDone(records, initiative) && isUnknown
        ? [{ kind: 'doneUnmeasured', initiative, theme }]
        : [];
    }),
  sliceOverCapacity: (records) =>
    releasesOf(records).flatMap((release) => {
      const held = points(
        live(records.story).filter(
          ({ releaseId, stage }) => releaseId === release.id && stage !== 'declined',
        ),
      );
      const isTooMuch = release.capacity !== null && held > release.capacity;
      return isTooMuch ? [{ kind: 'sliceOverCapacity', release, points: held }] : [];
    }),
  nowOverloaded: (records) => {
    const [open, capacity] = [points(openOf(records, ofNow(records))), capacityAhead(records)];
    return capacity !== null && open > capacity ? [{ kind: 'nowOverloaded', points: open, capacity }] : [];
  },
};

describe.each(Object.keys(expected) as Contradiction['kind'][])('the contradiction "%s"', (kind) => {
  test('is found where roadmap, slices and plan say different things, and nowhere else', () => {
    let found = 0;
    holdsOnAnyRecords((records) => {
      const shown = contradictionsOf(records, today).filter((each) => each.kind === kind);
      const wanted = expected[kind](records);
      expect(shown).toMatchObject(wanted);
      expect(shown).toHaveLength(wanted.length);
      found += wanted.length;
    }, 400);
    expect(found).toBeGreaterThan(10);
  });
});

test('the contradictions stand in the order of their kinds, and a needed story is told with why it is none in time', () => {
  const troubles = new Set<unknown>();
  holdsOnAnyRecords((records) => {
    const kinds = contradictionsOf(records, today).map(({ kind }) => kind);
    const order = Object.keys(expected);
    expect(kinds).toEqual(kinds.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
    for (const each of contradictionsOf(records, today))
      if (each.kind === 'needsLater') troubles.add(each.line.trouble);
  }, 100);
  expect(troubles).toEqual(new Set(['archived', 'later', 'unscheduled']));
});

describe('what is promised now', () => {
  test('is all open work of its initiatives, against what the sprints that are not over hold', () => {
    const seen = { said: 0, none: 0, over: 0 };
    holdsOnAnyRecords((records) => {
      const { open, capacity } = nowLoad(records, today);
      const stories = openOf(records, ofNow(records));
      expect(open).toEqual({
        stories: stories.length,
        points: points(stories),
        unestimated: stories.filter(({ estimate }) => estimate === null).length,
      });
      expect(capacity).toBe(capacityAhead(records));
      expect(portfolioView(records, today).capacity).toEqual({ now: points(stories), sprints: capacity });
      seen[capacity === null ? 'none' : 'said']++;
      if (live(records.sprint).some(isOver)) seen.over++;
    }, 200);
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(2);
  });

  test('is told as it would be with others in it and some of it out', () => {
    holdsOnAnyRecords((records, random) => {
      const all = random.shuffle(inOrder(records));
      const [adding, dropping] = [all.slice(0, 2), all.slice(2, 4)];
      const ids = (of: readonly Initiative[]) => of.map(({ id }) => id);
      const then = [...new Set([...ofNow(records), ...adding])].filter((each) => !dropping.includes(each));
      const load = nowLoad(records, today, { adding: ids(adding), dropping: ids(dropping) });
      expect(load.open.points).toBe(points(openOf(records, then)));
      expect(load.open.stories).toBe(openOf(records, then).length);
    }, 60);
  });
});
