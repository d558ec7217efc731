/** Maps written record by record, as merges may leave them: archived, pointing at nothing, unknown, over and under each limit. */
import fc from 'fast-check';
import { artifactKinds } from '../../shared/model/artifact.ts';
import { dayAfter } from '../../shared/model/calendarDay.ts';
import { goalKinds } from '../../shared/model/goal.ts';
import { kinds, type Id, type Kind } from '../../shared/model/id.ts';
import { confidences, horizons, initiativeKinds } from '../../shared/model/initiative.ts';
import { fieldsOf, type MapRecords, type RecordTypes } from '../../shared/model/records.ts';
import { releaseStatuses } from '../../shared/model/release.ts';
import { ratingSlots } from '../../shared/model/scoreFormula.ts';
import { usualSettings } from '../../shared/model/settings.ts';
import { moscows, stages, storyKinds, type StoryId } from '../../shared/model/story.ts';
import { createRandom, type Random } from './random.ts';

/** The day these maps are about, and its noon (ms since epoch). */
export const today = '2027-03-10';
export const now = Date.parse(`${today}T12:00:00Z`);

/** The day of a moment in UTC. */
export const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

const counts: Partial<Record<Kind, number>> = {
  ...{ story: 30, release: 4, goal: 4, theme: 3, initiative: 8, sprint: 5, capacity: 9 },
  ...{ keyResult: 8, dependency: 14, insight: 4, artifact: 3 },
};

/** Holds a property on so many maps; what fails is told by its seed, which makes the same map again. */
export function holdsOnAnyRecords(
  property: (records: MapRecords, random: Random) => void,
  numRuns: number,
): void {
  const seed = fc.integer({ min: 1, max: 1_000_000 });
  const check = (each: number): void => {
    const random = createRandom(each);
    property(recordsFrom(random), random);
  };
  fc.assert(fc.property(fc.noShrink(seed), check), { numRuns });
}

function recordsFrom(random: Random): MapRecords {
  const make = makers(random);
  const all = kinds.map((kind) => [
    kind,
    new Map(Array.from({ length: counts[kind] ?? 0 }, (_, n) => recordOf(kind, n, make[kind]?.() ?? {}))),
  ]);
  const cadences = { ...usualSettings.cadences, roadmapReview: 1 + random.below(60) };
  return {
    meta: { title: 'Shop', vision: '', schema: 2, epoch: 'one', settings: { ...usualSettings, cadences } },
    ...Object.fromEntries(all),
  } as MapRecords;
}

/** What has no value of its own has its usual one. */
function recordOf(kind: Kind, n: number, own: object): readonly [string, object] {
  const id = `${kind}:${n}`;
  const usual = Object.entries(fieldsOf[kind]).map(([name, field]) => [
    name,
    field.holds === 'value' ? field.missing : field.holds === 'set' ? [] : '',
  ]);
  return [id, { ...(Object.fromEntries(usual) as object), archivedAt: null, ...own, id }];
}

type Makers = { readonly [K in Kind]?: () => Partial<RecordTypes[K]> };

function makers(random: Random): Makers {
  const { pick, below, chance } = random;
  const maybe = <T>(value: T): T | null => (chance(0.25) ? null : value);
  const archivedAt = (): number | null => (chance(0.12) ? now - below(5) * 86_400_000 : null);
  /** Of one that is there, or of none. */
  const idOf = <K extends Kind>(kind: K): Id<K> => `${kind}:${below(counts[kind]! + 1)}`;
  // Numbers go by points only where everything has an estimate, and not where all of them are nothing.
  const isEstimated = chance(0.3);
  const sizes = chance(0.1) ? [0] : [0, 0.1, 0.2, 0.5, 1, 2, 3, 5, 8, 13.25];
  const estimate = (): number => pick(sizes);
  const day = (): string => dayAfter(today, below(60) - 40);
  const moment = (): number | null => maybe(now - below(70 * 24) * 3_600_000 + below(48) * 3_600_000);
  const measure = (): number | null => maybe(pick([-2, 0, 0.5, 1, 3, 7, 10, 1000]));
  /** Of a few, so that the same two need each other more than once. */
  const near = (): StoryId => `story:${below(9)}`;
  const usual = () => ({ order: pick(['a0', 'a1', 'a2', 'a3', 'a4']), archivedAt: archivedAt() });
  const words = (): string => pick(['', ' ', 'Pay at once', 'You may pay']);
  const person = (): string => pick(['Alice', ' Alice', 'Bob', 'bob', '', ' ']);
  return {
    story: () => ({
      ...usual(),
      ...{
        kind: pick(storyKinds),
        stage: pick(stages),
        estimate: isEstimated ? estimate() : maybe(estimate()),
      },
      ...{ releaseId: maybe(idOf('release')), sprintId: maybe(idOf('sprint')), owner: person() },
      ...{ initiativeId: maybe(idOf('initiative')), moscow: maybe(pick(moscows)) },
      ...{ backlogOrder: maybe(`a${below(10)}`), doneAt: moment(), plannedAt: moment(), backlogAt: moment() },
      ...{ reach: maybe(below(4) * 250), impact: maybe(below(4)), confidence: maybe(below(5) * 25) },
      ...{ effort: maybe(below(4) / 2), userValue: maybe(below(4)), timeCriticality: maybe(below(4)) },
      ...{ riskReduction: maybe(below(4)) },
      ...Object.fromEntries(ratingSlots.map((slot) => [slot, maybe(below(11))])),
    }),
    release: () => ({
      ...usual(),
      status: chance(0.7) ? 'planned' : pick(releaseStatuses),
      capacity: maybe(below(30)),
    }),
    goal: () => ({ ...usual(), title: words(), kind: pick(goalKinds), period: words() }),
    keyResult: () => ({
      ...usual(),
      ...{ goalId: maybe(idOf('goal')), start: measure(), target: measure(), current: measure() },
    }),
    theme: () => ({ ...usual(), title: words(), current: measure() }),
    initiative: () => ({
      ...usual(),
      ...{ title: words(), kind: pick(initiativeKinds), outcome: words(), justification: words() },
      ...{ themeId: maybe(idOf('theme')), goals: chance(0.3) ? [] : [idOf('goal')] },
      ...{ horizon: chance(0.5) ? 'now' : pick(horizons), confidence: pick(confidences) },
      ...{ window: pick(['', 'Q3', 'May', '2027-05-14', 'before the fair', 'week 20']) },
      ...{ publicTitle: words(), publicDetails: pick(['', 'Soon', 'From 1 June on']) },
    }),
    sprint: () => ({
      ...usual(),
      ...{
        start: maybe(day()),
        end: maybe(day()),
        capacity: chance(0.4) ? null : below(30) + pick([0, 0, 0.1, 0.2]),
      },
      ...{ reserve: maybe(pick([0, 10, 33.3, 50, 100])) },
    }),
    capacity: () => ({
      ...{
        archivedAt: archivedAt(),
        sprintId: maybe(idOf('sprint')),
        person: person(),
        available: maybe(estimate()),
      },
    }),
    dependency: () => ({
      ...{ archivedAt: archivedAt(), storyId: maybe(near()), needsId: maybe(near()) },
    }),
    insight: () => ({ archivedAt: archivedAt(), stories: [idOf('story'), idOf('story')] }),
    artifact: () => ({
      ...usual(),
      kind: chance(0.6) ? 'roadmapReview' : pick(artifactKinds),
      confirmedAt: moment(),
    }),
  };
}
