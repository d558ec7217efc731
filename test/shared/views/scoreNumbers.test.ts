/** Scores of stories and the backlog in their order, each against a slow, obvious reference. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { commandContext } from '../../../shared/commands/command.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { ratingSlots, type ScoreFormula } from '../../../shared/model/scoreFormula.ts';
import type { Story, StoryId } from '../../../shared/model/story.ts';
import { byScore, scoreNames, scoreOf, type Score } from '../../../shared/views/scoring.ts';
import { buildMap, run } from '../../support/buildMap.ts';
import { createRandom, type Random } from '../../support/random.ts';

const formula: ScoreFormula = {
  criteria: [
    { slot: 'rating1', name: 'Joy', weight: 3 },
    { slot: 'rating2', name: 'Reach', weight: 0 },
    { slot: 'rating4', name: 'Risk', weight: -2 },
  ],
  dividedBy: 'estimate',
};

/** The score by its formula, written out for each; null where it cannot be computed. */
function expectedScore(story: Story, score: Score): number | null {
  const inputs: { readonly [S in Score]: readonly (number | null)[] } = {
    moscow: [story.moscow === null ? null : 1],
    rice: [story.reach, story.impact, story.confidence, story.effort],
    costOfDelay: [story.userValue, story.timeCriticality, story.riskReduction],
    weightedShortestJob: [story.userValue, story.timeCriticality, story.riskReduction, story.estimate],
    own: [story.rating1, story.rating4, story.estimate],
  };
  if (inputs[score].includes(null)) return null;
  const [a = 0, b = 0, c = 0, d = 0] = inputs[score] as number[];
  switch (score) {
    case 'moscow':
      return { must: 4, should: 3, could: 2, wont: 1 }[story.moscow!];
    case 'rice':
      return d === 0 ? null : (a * b * c) / 100 / d;
    case 'costOfDelay':
      return a + b + c;
    case 'weightedShortestJob':
      return d === 0 ? null : (a + b + c) / d;
    case 'own':
      // Three times the joy and twice the risk, of five parts.
      return c === 0 ? null : (a + a + a - b - b) / 5 / c;
  }
}

/** The same order the slow way: again and again the first of those that nothing is above. */
function expectedOrder<S extends Story>(stories: readonly S[], score: Score): S[] {
  const rest = [...stories];
  const sorted: S[] = [];
  const isAbove = (a: S, b: S): boolean => {
    const [own, other] = [expectedScore(a, score), expectedScore(b, score)];
    return own !== null && (other === null || own > other + 1e-9);
  };
  while (rest.length > 0) {
    const top = rest.findIndex((each) => !rest.some((other) => isAbove(other, each)));
    sorted.push(...rest.splice(top, 1));
  }
  return sorted;
}

/** A backlog of sixteen stories and some ideas, scored, estimated, finished and locked at random. */
function scoredBacklog(random: Random): Y.Doc {
  const { doc, releases, stories } = buildMap({ storiesPerCell: 2 });
  for (const releaseId of releases) run(doc, 'pushToBacklog', { releaseId });
  run(doc, 'updateSettings', { scoreFormula: formula });
  const some = (most: number): number | null => (random.chance(0.15) ? null : random.below(most));
  for (const id of stories) {
    run(doc, 'scoreStory', {
      id,
      moscow: random.pick(['must', 'should', 'could', 'wont', null]),
      ...{ reach: some(3), impact: some(3), confidence: (some(3) ?? 1) * 50, effort: some(3) },
      ...{ userValue: some(3), timeCriticality: some(3), riskReduction: some(3) },
      ...Object.fromEntries(ratingSlots.map((slot) => [slot, some(4)])),
    });
    run(doc, 'updateStory', { id, estimate: some(4) });
    if (random.chance(0.1)) run(doc, 'moveStage', { ids: [id], stage: 'done' });
    if (random.chance(0.15)) run(doc, 'lockThings', { ids: [id] });
  }
  run(doc, 'reorderBacklog', { ids: random.shuffle(stories.slice(0, 6)), before: stories[9]! });
  return doc;
}

/** The backlog by the ranks in the document. */
function lineOf(doc: Y.Doc): Story[] {
  return [...readMap(doc).story.values()]
    .filter(({ stage, archivedAt }) => archivedAt === null && !['idea', 'declined'].includes(stage))
    .sort((a, b) => (a.backlogOrder! < b.backlogOrder! ? -1 : 1));
}

const seeds = fc.noShrink(fc.integer({ min: 1, max: 1_000_000 }));
const idsOf = (stories: readonly Story[]): StoryId[] => stories.map(({ id }) => id);

describe.each(scoreNames)('the score "%s"', (score) => {
  test('is what its formula says, and none where an input is missing or it is divided by nothing', () => {
    const seen = { scored: 0, none: 0 };
    fc.assert(
      fc.property(seeds, (seed) => {
        for (const story of lineOf(scoredBacklog(createRandom(seed)))) {
          const [found, expected] = [scoreOf(story, score, formula), expectedScore(story, score)];
          seen[expected === null ? 'none' : 'scored']++;
          if (expected === null) expect(found).toBeNull();
          else expect(found).toBeCloseTo(expected, 9);
        }
      }),
      { numRuns: 8 },
    );
    expect(Math.min(seen.scored, seen.none)).toBeGreaterThan(10);
  });

  test('puts the whole backlog in its order when it is applied; equal ones stay in theirs', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const doc = scoredBacklog(createRandom(seed));
        const expected = idsOf(expectedOrder(lineOf(doc), score));
        run(doc, 'sortBacklog', { by: score });
        expect(idsOf(lineOf(doc))).toEqual(expected);
      }),
      { numRuns: 12 },
    );
  });

  test('S2: moves for an editor only what is not locked', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const doc = scoredBacklog(createRandom(seed));
        const before = lineOf(doc);
        const free = expectedOrder(
          before.filter(({ locked }) => !locked),
          score,
        );
        const expected = before.map((story) => (story.locked ? story : free.shift()!));
        run(doc, 'sortBacklog', { by: score }, commandContext({ kind: 'person', name: 'bob' }, 'editor'));
        expect(idsOf(lineOf(doc))).toEqual(idsOf(expected));
      }),
      { numRuns: 12 },
    );
  });
});

test('however far apart the inputs are, what has a score stands before what has none', () => {
  const inputs = (rating1: number | null, estimate: number): Story =>
    ({ rating1, rating4: 0, estimate }) as unknown as Story;
  const risk: ScoreFormula = {
    criteria: [{ slot: 'rating1', name: 'Risk', weight: -1 }],
    dividedBy: 'estimate',
  };
  const [none, riskiest] = [inputs(null, 1), inputs(10, 5e-324)];
  expect(byScore([none, riskiest], 'own', risk)).toEqual([riskiest, none]);
});
