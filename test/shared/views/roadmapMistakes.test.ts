/** The five mistakes of roadmaps: what sets each check off, and what does not. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commandContext } from '../../../shared/commands/command.ts';
import { usualCadences } from '../../../shared/model/cadence.ts';
import type { InitiativeId } from '../../../shared/model/initiative.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import {
  mostInColumn,
  quietDays,
  roadmapMistakeKinds,
  roadmapMistakes,
  type RoadmapMistakeKind,
} from '../../../shared/views/roadmapMistakes.ts';
import { buildMap, run } from '../../support/buildMap.ts';
import { garbageMap } from '../../support/garbageMap.ts';

const start = Date.parse('2027-03-01T10:00:00Z');
const after = (days: number) => ({
  ...commandContext({ kind: 'person', name: 'alice' }),
  now: () => start + days * 86_400_000,
});

/** A roadmap without a mistake: one initiative now, with a goal, an outcome, a story somebody asked for, and a review. */
function sound() {
  const map = buildMap();
  const goal = run(map.doc, 'addGoal', { title: 'More pay', kind: 'customer' }).id;
  const add = (title: string, horizon: 'now' | 'next' | 'later' = 'next'): InitiativeId => {
    const tradeOff = { goalId: goal, drops: [] };
    const { id } = run(map.doc, 'addInitiative', { title, goals: [goal], horizon, tradeOff });
    run(map.doc, 'setText', { id, field: 'outcome', text: 'Twice as many pay' });
    return id;
  };
  const initiative = add('One click', 'now');
  run(map.doc, 'updateInitiative', { id: initiative, confidence: 'high', window: 'Q3 2027' });
  const ids = map.stories.slice(0, 2);
  run(map.doc, 'linkInitiative', { ids, initiativeId: initiative });
  run(map.doc, 'moveStage', { ids, stage: 'planned', owner: 'Bob', due: '2027-04-01' }, after(0));
  const insight = run(map.doc, 'addInsight', {
    source: 'interview',
    title: 'They give up',
    why: 'We lose them',
    stories: [ids[0]!],
  }).id;
  const review = run(map.doc, 'addArtifact', { kind: 'roadmapReview', title: 'Review' }).id;
  run(map.doc, 'confirmArtifact', { id: review }, after(0));
  const found = (days = 1, kind?: RoadmapMistakeKind) =>
    roadmapMistakes(readMap(map.doc), start + days * 86_400_000).filter(
      (mistake) => kind === undefined || mistake.kind === kind,
    );
  return { ...map, add, goal, initiative, ids, insight, review, found };
}

test('a sound roadmap shows none of them', () => {
  expect(sound().found()).toEqual([]);
});

describe('concrete promise', () => {
  test.each(['14 May', 'May 2027', 'May', '2027-05-14', '14.05.2027', 'week 20', '3rd of March', 'Sept. 4'])(
    'a window of “%s” promises a time',
    (window) => {
      const { doc, initiative, found } = sound();
      run(doc, 'updateInitiative', { id: initiative, window });
      expect(found()).toMatchObject([
        { kind: 'concretePromise', why: 'date', initiative: { id: initiative } },
      ]);
    },
  );

  test.each(['Q3', 'H2 2027', '2027', 'before the fair', 'summer', ''])('“%s” does not', (window) => {
    const { doc, initiative, found } = sound();
    run(doc, 'updateInitiative', { id: initiative, window });
    expect(found()).toEqual([]);
  });

  test('what outsiders read promises as well, but “may” is a word there', () => {
    const { doc, initiative, found } = sound();
    run(doc, 'setText', { id: initiative, field: 'publicDetails', text: 'You may pay with one click' });
    expect(found()).toEqual([]);
    run(doc, 'setText', {
      id: initiative,
      field: 'publicDetails',
      text: 'From 1 June you pay with one click',
    });
    expect(found()).toMatchObject([{ kind: 'concretePromise', text: '1 June' }]);
  });

  test('now with low confidence is a promise nobody can keep', () => {
    const { doc, initiative, found } = sound();
    run(doc, 'updateInitiative', { id: initiative, confidence: 'low' });
    expect(found()).toMatchObject([{ kind: 'concretePromise', why: 'unsure' }]);
  });
});

test('kitchen sink: a column with more than can be chosen from', () => {
  const { add, found } = sound();
  for (let i = 0; i < mostInColumn.next; i++) add(`Bet ${i}`);
  expect(found()).toEqual([]);
  add('One more');
  expect(found()).toEqual([
    { kind: 'kitchenSink', column: 'next', count: mostInColumn.next + 1, most: mostInColumn.next },
  ]);
});

test('no why: without a goal, without an outcome, technical without a justification', () => {
  const { doc, initiative, goal, found } = sound();
  run(doc, 'setText', { id: initiative, field: 'outcome', text: ' ' });
  expect(found()).toMatchObject([{ kind: 'noWhy', why: 'outcome' }]);
  run(doc, 'archive', { ids: [goal] });
  run(doc, 'updateInitiative', { id: initiative, kind: 'technology' });
  expect(found()).toMatchObject([{ why: 'goal' }, { why: 'outcome' }, { why: 'justification' }]);
});

test('built in a silo: work that nobody outside has asked for', () => {
  const { doc, initiative, insight, ids, found } = sound();
  run(doc, 'linkInsight', { id: insight, storyId: ids[0]!, on: false });
  expect(found()).toMatchObject([{ kind: 'builtInSilo', initiative: { id: initiative } }]);
  run(doc, 'linkInsight', { id: insight, storyId: ids[1]!, on: true });
  expect(found()).toEqual([]);
  run(doc, 'archive', { ids: [insight] });
  expect(found()).toHaveLength(1);
});

describe('set and forget', () => {
  test('a review that holds no longer, by the cadence the team has set, or none at all', () => {
    const { doc, review, ids, found } = sound();
    const { roadmapReview: quarter } = usualCadences;
    const reviews = (days: number): object[] =>
      found(days, 'setAndForget').filter((mistake) => 'days' in mistake && mistake.why === 'review');
    expect(reviews(quarter - 1)).toEqual([]);
    expect(found(quarter, 'setAndForget')).toContainEqual({
      kind: 'setAndForget',
      why: 'review',
      days: quarter,
    });
    const monthly = { ...usualCadences, roadmapReview: 30 };
    run(doc, 'updateSettings', { cadences: monthly });
    expect([reviews(29).length, reviews(30).length]).toEqual([0, 1]);
    run(doc, 'archive', { ids: [review] });
    expect(found(1)).toEqual([{ kind: 'setAndForget', why: 'review', days: null }]);
    expect(ids).toHaveLength(2);
  });

  test('what is finished and still promised, and what rests', () => {
    const { doc, ids, found } = sound();
    expect(found(quietDays)).toEqual([]);
    expect(found(quietDays + 1)).toMatchObject([{ kind: 'setAndForget', why: 'quiet', days: quietDays + 1 }]);
    run(doc, 'moveStage', { ids, stage: 'done' }, after(20));
    expect(found(quietDays + 1)).toMatchObject([{ kind: 'setAndForget', why: 'finished' }]);
  });
});

test('every mistake has a check, and none breaks on garbage', () => {
  expect(new Set(roadmapMistakeKinds).size).toBe(5);
  fc.assert(
    fc.property(garbageMap, (doc) => void roadmapMistakes(readMap(doc), start)),
    { numRuns: 100 },
  );
});
