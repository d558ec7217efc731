/** The numbers in the views for audiences, each against a slow, obvious reference from the raw records. */
import { describe, expect, test } from 'vitest';
import { horizons, type Initiative } from '../../../shared/model/initiative.ts';
import type { Goal } from '../../../shared/model/goal.ts';
import type { Ordered } from '../../../shared/model/orderKey.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { Story } from '../../../shared/model/story.ts';
import { executiveView } from '../../../shared/views/audiences/executive.ts';
import { portfolioView } from '../../../shared/views/audiences/portfolio.ts';
import { releasePlanView } from '../../../shared/views/audiences/releasePlan.ts';
import { technologyView } from '../../../shared/views/audiences/technology.ts';
import { holdsOnAnyRecords } from '../../support/anyRecords.ts';

const live = <R extends { readonly archivedAt: number | null }>(of: ReadonlyMap<string, R>): R[] =>
  [...of.values()].filter(({ archivedAt }) => archivedAt === null);
const ordered = <R extends Ordered>(records: readonly R[]): R[] =>
  [...records].sort((a, b) => (`${a.order} ${a.id}` < `${b.order} ${b.id}` ? -1 : 1));

/** The live initiatives by column, then by rank. */
const inOrder = (records: MapRecords): Initiative[] =>
  horizons.flatMap((horizon) =>
    ordered(live(records.initiative).filter((initiative) => initiative.horizon === horizon)),
  );
const storiesOf = (records: MapRecords, { id }: Initiative): Story[] =>
  live(records.story).filter(({ initiativeId, stage }) => initiativeId === id && stage !== 'declined');

const hundredths = (value: number): number => Math.round(value * 100) / 100;
const points = (stories: readonly Story[]): number =>
  hundredths(stories.reduce((sum, { estimate }) => sum + (estimate ?? 0), 0));

/** A part of some stories in whole percents: by points where all have an estimate and there are points, else by count. */
function partOf(all: readonly Story[], isIn: (story: Story) => boolean): number | null {
  if (all.length === 0) return null;
  const own = all.filter(isIn);
  const isByPoints = all.every(({ estimate }) => estimate !== null) && points(all) > 0;
  return hundredths(isByPoints ? points(own) / points(all) : own.length / all.length);
}

const isDone = ({ stage }: Story): boolean => stage === 'done';
const isOpen = ({ stage }: Story): boolean => stage !== 'done' && stage !== 'declined';

describe('the numbers of the technology view', () => {
  test('are the share of open work that is technical, by its kind or its initiative, and how far each bet is', () => {
    const seen = new Set<number | null>();
    holdsOnAnyRecords((records) => {
      const view = technologyView(records);
      const bets = inOrder(records).filter(({ kind }) => kind === 'technology');
      const technical = new Set<string | null>(bets.map(({ id }) => id));
      const share = partOf(live(records.story).filter(isOpen), ({ kind, initiativeId }) => {
        return kind === 'technical' || technical.has(initiativeId);
      });
      expect(view.technicalShare).toBe(share);
      expect(view.bets.map((bet) => bet.share)).toEqual(
        bets.map((bet) => partOf(storiesOf(records, bet), isDone)),
      );
      seen.add(share);
    }, 100);
    expect(seen.size).toBeGreaterThan(20);
  });

  test('are of no work where none is to be done', () => {
    holdsOnAnyRecords((records) => {
      const story = new Map([...records.story].filter(([, each]) => !isOpen(each)));
      expect(technologyView({ ...records, story }).technicalShare).toBeNull();
    }, 5);
  });
});

test('the release plan says how far each release is, and names an initiative where work of it is', () => {
  let parts = 0;
  holdsOnAnyRecords((records) => {
    const view = releasePlanView(records);
    const releases = ordered(live(records.release));
    const titled = (initiatives: readonly Initiative[]): string[] => initiatives.map(({ title }) => title);
    expect(view.releases.map(({ share }) => share)).toEqual(
      releases.map(({ id }) => {
        const own = live(records.story).filter(({ releaseId, stage }) => {
          return releaseId === id && stage !== 'declined';
        });
        return partOf(own, isDone);
      }),
    );
    const isIn = (initiative: Initiative, releaseId: string): boolean =>
      storiesOf(records, initiative).some((story) => story.releaseId === releaseId);
    view.releases.forEach((release, i) => {
      const expected = inOrder(records).filter((initiative) => isIn(initiative, releases[i]!.id));
      expect(release.parts.map(({ title }) => title)).toEqual(titled(expected));
      parts += expected.length;
    });
    const nowhere = inOrder(records).filter((each) => !releases.some(({ id }) => isIn(each, id)));
    expect(view.unplanned.map(({ title }) => title)).toEqual(titled(nowhere));
  }, 100);
  expect(parts).toBeGreaterThan(100);
});

/** How far each measured key result of a goal is, from where it started to its target, kept between nothing and all. */
function progressOf(records: MapRecords, goal: Goal): number[] {
  return live(records.keyResult).flatMap(({ goalId, start, target, current }) => {
    if (goalId !== goal.id || target === null || current === null) return [];
    const way = target - (start ?? 0);
    if (way === 0) return [current >= target ? 1 : 0];
    return [Math.min(1, Math.max(0, (current - (start ?? 0)) / way))];
  });
}

describe('the numbers of a map in a portfolio', () => {
  test('say of each goal how far its key results are on average, of those that are measured', () => {
    const seen = new Set<number | null>();
    holdsOnAnyRecords((records) => {
      const expected = ordered(live(records.goal)).map((goal) => {
        const shares = progressOf(records, goal);
        const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
        return shares.length === 0 ? null : hundredths(mean);
      });
      expect(portfolioView(records, '2027-03-10').goals.map(({ share }) => share)).toEqual(expected);
      for (const share of expected) seen.add(share);
    }, 200);
    expect(seen.size).toBeGreaterThan(10);
  });

  test('say of each bet how far it is, how large, and which goals it is for', () => {
    holdsOnAnyRecords((records) => {
      const goals = ordered(live(records.goal));
      const expected = inOrder(records).map((bet) => ({
        title: bet.title,
        share: partOf(storiesOf(records, bet), isDone),
        points: points(storiesOf(records, bet)),
        goals: goals.flatMap(({ id }, place) => (bet.goals.includes(id) ? [place] : [])),
      }));
      expect(portfolioView(records, '2027-03-10').bets).toMatchObject(expected);
      expect(portfolioView(records, '2027-03-10').bets).toHaveLength(expected.length);
    }, 60);
  });
});

test('executives read of each bet how far it is and which goals it is for, under its theme by horizon', () => {
  holdsOnAnyRecords((records) => {
    const goals = ordered(live(records.goal));
    const themes = ordered(live(records.theme));
    const themeOf = ({ themeId }: Initiative): string | null =>
      themes.find(({ id }) => id === themeId)?.id ?? null;
    const groups = [...themes.map(({ id }) => id), null].map((theme) =>
      inOrder(records).filter((bet) => themeOf(bet) === theme),
    );
    if (groups.at(-1)!.length === 0) groups.pop();
    const shown = executiveView(records).themes.map(({ bets }) =>
      bets.map((bet) => ({ share: bet.share, horizon: bet.horizon, goals: bet.goals })),
    );
    expect(shown).toEqual(
      groups.map((bets) =>
        bets.map((bet) => ({
          share: partOf(storiesOf(records, bet), isDone),
          horizon: bet.horizon,
          goals: goals.flatMap(({ id }, place) => (bet.goals.includes(id) ? [place] : [])),
        })),
      ),
    );
  }, 60);
});
