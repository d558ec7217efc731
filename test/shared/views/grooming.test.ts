/** Grooming: each rule where it holds and where it does not, alike titles and the size against slow references. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordOf } from '../../../shared/model/document.ts';
import { usualGrooming } from '../../../shared/model/groomingRules.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import type { Story, StoryId } from '../../../shared/model/story.ts';
import { backlog, isInBacklog } from '../../../shared/views/backlog.ts';
import { backlogTrend } from '../../../shared/views/backlogTrend.ts';
import { AlikeTitles, alikeFrom, titleWords } from '../../../shared/views/duplicates.ts';
import {
  groomingQueue,
  soundsTechnical,
  type GroomingReason,
  type GroomingRule,
} from '../../../shared/views/grooming.ts';
import { needsAt } from '../../../shared/views/readiness.ts';
import { buildMap } from '../../support/buildMap.ts';
import { garbageMap } from '../../support/garbageMap.ts';
import { createRandom } from '../../support/random.ts';
import { strategyMap } from './strategyMap.ts';

const day = 86_400_000;
const clear = [
  'Track a parcel on its way',
  'Pay by card at once',
  'Write down every wish',
  'Ask a friend first',
];

/** Four stories in the backlog, clear ones with estimates, and nothing that has to be there. */
function groomed() {
  const map = buildMap();
  const ids = map.stories.slice(0, 4);
  map.run('pushToBacklog', { releaseId: map.releases[0]! });
  ids.forEach((id, i) => map.run('setText', { id, field: 'title', text: clear[i]! }));
  const noNeeds = { ...usualGrooming, nearestNeeds: [], nextNeeds: [] };
  map.run('updateSettings', { grooming: noNeeds });
  const queue = (now = Date.now()) => {
    const records = readMap(map.doc);
    return groomingQueue(records, backlog(records), now);
  };
  const reasonsOf = (id: StoryId, now?: number): readonly GroomingReason[] =>
    queue(now).find(({ item }) => item.story.id === id)?.reasons ?? [];
  const rulesOf = (id: StoryId, now?: number): GroomingRule[] => reasonsOf(id, now).map(({ rule }) => rule);
  return { ...map, ids, noNeeds, queue, reasonsOf, rulesOf, id: ids[1]! };
}

describe('the queue', () => {
  test('is empty where everything is in order', () => {
    expect(groomed().queue()).toEqual([]);
  });

  test('K1: what is near the top has to have more than what comes later', () => {
    const { run, ids, reasonsOf, noNeeds } = groomed();
    const grooming = {
      ...noNeeds,
      nearest: 1,
      next: 2,
      nearestNeeds: ['estimate', 'owner'],
      nextNeeds: ['owner'],
    } as const;
    run('updateSettings', {
      grooming: { ...grooming, nearestNeeds: [...grooming.nearestNeeds], nextNeeds: ['owner'] },
    });
    run('updateStory', { id: ids[0]!, estimate: null });
    expect(reasonsOf(ids[0]!)).toEqual([
      { rule: 'unready', missing: ['estimate', 'owner'], isNearest: true },
    ]);
    expect(reasonsOf(ids[1]!)).toEqual([{ rule: 'unready', missing: ['owner'], isNearest: false }]);
    expect(reasonsOf(ids[3]!)).toEqual([]);
    run('updateStories', { ids: [ids[0]!], owner: 'Bob', estimate: 3 });
    expect(reasonsOf(ids[0]!)).toEqual([]);
  });

  test('K2: what it needs stands before it or is done', () => {
    const { run, ids, reasonsOf, rulesOf } = groomed();
    run('addDependency', { storyId: ids[1]!, needsId: ids[2]!, kind: 'technical' });
    expect(reasonsOf(ids[1]!)).toEqual([{ rule: 'blocked', by: [ids[2]!], outside: [] }]);
    run('reorderBacklog', { ids: [ids[2]!], before: ids[1]! });
    expect(rulesOf(ids[1]!)).toEqual([]);
    run('addDependency', { storyId: ids[1]!, external: 'The bank', kind: 'waiting' });
    expect(reasonsOf(ids[1]!)).toEqual([{ rule: 'blocked', by: [], outside: ['The bank'] }]);
  });

  test('K3: a title of two words needs details or criteria', () => {
    const { run, id, rulesOf } = groomed();
    run('setText', { id, field: 'title', text: 'Pay now' });
    expect(rulesOf(id)).toEqual(['unclear']);
    run('addCriteria', { storyId: id, criteria: [{ title: 'A refused card keeps the basket' }] });
    expect(rulesOf(id)).toEqual([]);
    run('setText', { id, field: 'title', text: ' ' });
    expect(rulesOf(id)).toEqual(['unclear']);
  });

  test('K4: more points than the map allows', () => {
    const { run, id, rulesOf } = groomed();
    run('updateStory', { id, estimate: 13 });
    expect(rulesOf(id)).toEqual([]);
    run('updateStory', { id, estimate: 14 });
    expect(rulesOf(id)).toEqual(['tooBig']);
  });

  test('K5: both of two that say the same', () => {
    const { run, ids, reasonsOf } = groomed();
    run('setText', { id: ids[3]!, field: 'title', text: 'Pay at once, by the card!' });
    expect(reasonsOf(ids[1]!)).toEqual([{ rule: 'duplicate', of: [ids[3]!] }]);
    expect(reasonsOf(ids[3]!)).toEqual([{ rule: 'duplicate', of: [ids[1]!] }]);
    run('mergeStories', { id: ids[1]!, ids: [ids[3]!] });
    expect(reasonsOf(ids[1]!)).toEqual([]);
  });

  test.each([
    ['Migrate the database schema', 'story', true],
    ['Add an endpoint for orders', 'story', true],
    ['Migrate the database schema', 'technical', false],
    ['As a shopper I want the cache cleared so that prices are right', 'story', false],
    ['Rest a while on the way', 'story', true],
    ['Pay by card at once', 'story', false],
  ] as const)('K6: “%s” as a %s', (title, kind, expected) => {
    expect(soundsTechnical({ title, kind })).toBe(expected);
  });

  test('K7: for no initiative, once there are any, or for one without a goal', () => {
    const { run, id, ids, reasonsOf, queue } = groomed();
    const { id: initiative } = run('addInitiative', { title: 'One click' });
    expect(queue()).toHaveLength(4);
    run('linkInitiative', { ids: [...ids], initiativeId: initiative });
    expect(reasonsOf(id)).toEqual([{ rule: 'orphaned', why: 'noGoal' }]);
    const { id: goal } = run('addGoal', { title: 'More pay', kind: 'customer' });
    run('updateInitiative', { id: initiative, goals: [goal] });
    expect(queue()).toEqual([]);
  });

  test('K8: nobody has looked at it for longer than the map allows; K0: kept, it is left out for two weeks', () => {
    const { doc, run, id, reasonsOf, rulesOf } = groomed();
    const later = Date.now() + 61.5 * day;
    expect(reasonsOf(id, later)).toEqual([{ rule: 'stale', days: 61 }]);
    expect(rulesOf(id, Date.now() + 59 * day)).toEqual([]);
    run('updateStory', { id, estimate: 40 });
    run('keepStories', { ids: [id] });
    expect(rulesOf(id)).toEqual([]);
    expect(rulesOf(id, Date.now() + 15 * day)).toEqual(['tooBig']);
    expect(rulesOf(id, later)).toEqual(['tooBig', 'stale']);
    // Of what came in before that was kept, nobody can say.
    for (const name of ['backlogAt', 'groomedAt']) recordOf(doc, 'story', id)!.delete(name);
    expect(rulesOf(id, later)).toEqual(['tooBig']);
  });

  test('leaves out what is done and what is not in the backlog, and survives garbage', () => {
    fc.assert(
      fc.property(fc.oneof(garbageMap.map(readMap), strategyMap), (records) => {
        const items = backlog(records);
        for (const { item, rank, reasons } of groomingQueue(records, items, Date.now())) {
          expect(items[rank - 1]).toBe(item);
          expect(item.story.stage).not.toBe('done');
          expect(isInBacklog(item.story)).toBe(true);
          expect(reasons.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 12 },
    );
  });

  test('what is ready depends on the place: the first most, the next less, the rest nothing', () => {
    expect(needsAt(10, usualGrooming)).toBe(usualGrooming.nearestNeeds);
    expect(needsAt(11, usualGrooming)).toBe(usualGrooming.nextNeeds);
    expect(needsAt(30, usualGrooming)).toBe(usualGrooming.nextNeeds);
    expect(needsAt(31, usualGrooming)).toEqual([]);
  });
});

describe('alike titles', () => {
  const word = fc.constantFrom('pay', 'card', 'order', 'basket', 'price', 'search', 'the', 'a', 'Pay');
  const title = fc.array(word, { maxLength: 7 }).map((words) => words.join(' '));

  /** Fails unless each story is like exactly those that comparing each with each finds. */
  const compare = (alike: AlikeTitles, stories: readonly Story[]): void => {
    for (const story of stories) {
      const expected = stories.filter((other) => other !== story && isAlike(story.title, other.title));
      expect(alike.like(story.id).sort()).toEqual(expected.map(({ id }) => id).sort());
    }
  };
  const titled = (titles: readonly string[]): Story[] =>
    titles.map((each, i) => ({ id: `story:${i}`, title: each }) as Story);

  test('are found as by comparing each with each', () => {
    fc.assert(
      fc.property(fc.array(title, { maxLength: 25 }), (titles) => {
        const alike = new AlikeTitles();
        alike.keep(titled(titles));
        compare(alike, titled(titles));
      }),
    );
  });

  test('are found among many at once as one after the other', () => {
    const random = createRandom(4);
    const words = ['pay', 'card', 'order', 'basket', 'price', 'search', 'track', 'return', 'gift', 'invoice'];
    const many = titled(
      Array.from({ length: 400 }, () => random.shuffle(words).slice(0, random.below(9)).join(' ')),
    );
    const [alike, one] = [new AlikeTitles(), new AlikeTitles()];
    alike.keep(many);
    many.forEach((_, i) => one.keep(many.slice(0, i + 1)));
    compare(alike, many);
    compare(one, many);
  });

  test('are the same when titles are written, stories come, go and move, one after the other', () => {
    const change = fc.record({ at: fc.nat({ max: 24 }), to: fc.option(title), moves: fc.boolean() });
    fc.assert(
      fc.property(
        fc.array(title, { maxLength: 25 }),
        fc.array(change, { maxLength: 12 }),
        (first, changes) => {
          const alike = new AlikeTitles();
          let stories = titled(first);
          alike.keep(stories);
          for (const { at, to, moves } of changes) {
            const id: StoryId = `story:${at}`;
            const rest = stories.filter((story) => story.id !== id);
            stories = to === null ? rest : [...rest, { id, title: to } as Story];
            if (moves) stories.reverse();
            alike.keep(stories);
            compare(alike, stories);
          }
          alike.keep([]);
          for (const { id } of stories) expect(alike.like(id)).toEqual([]);
        },
      ),
    );
  });

  test('are told in the order of the backlog', () => {
    const { run, ids, reasonsOf } = groomed();
    for (const id of ids.slice(1)) run('setText', { id, field: 'title', text: clear[0]! });
    expect(reasonsOf(ids[0]!)).toEqual([{ rule: 'duplicate', of: ids.slice(1) }]);
    run('reorderBacklog', { ids: [ids[3]!], before: ids[0]! });
    expect(reasonsOf(ids[0]!)).toEqual([{ rule: 'duplicate', of: [ids[3]!, ids[1]!, ids[2]!] }]);
  });

  function isAlike(a: string, b: string): boolean {
    const [one, other] = [new Set(titleWords(a)), new Set(titleWords(b))];
    const common = [...one].filter((each) => other.has(each)).length;
    return common > 0 && common / new Set([...one, ...other]).size >= alikeFrom;
  }
});

test('the size of the backlog week by week is what was there at each end', () => {
  const now = 100 * 7 * day;
  const moment = fc.oneof(fc.constant(null), fc.integer({ min: now - 20 * 7 * day, max: now }));
  const story = fc.record({
    stage: fc.constantFrom('backlog', 'planned', 'done', 'idea', 'declined'),
    backlogAt: moment,
    doneAt: moment,
    archivedAt: moment,
  });
  fc.assert(
    fc.property(fc.array(story), (stories) => {
      const records = { story: new Map(stories.map((each, i) => [`story:${i}`, each])) };
      const { weeks, unknown, oldestAge } = backlogTrend(records as never, now);
      expect(weeks).toHaveLength(12);
      for (const { end, size } of weeks) {
        const there = stories.filter(({ stage, backlogAt, doneAt, archivedAt }) => {
          if (stage === 'idea' || stage === 'declined') return false;
          if (stage === 'done' && (doneAt === null || doneAt <= end)) return false;
          return (backlogAt === null || backlogAt <= end) && (archivedAt === null || archivedAt > end);
        });
        expect(size).toBe(there.length);
      }
      const open = stories.filter(
        ({ stage, archivedAt }) => (stage === 'backlog' || stage === 'planned') && archivedAt === null,
      );
      expect(unknown).toBe(open.filter(({ backlogAt }) => backlogAt === null).length);
      const oldest = Math.min(...open.map(({ backlogAt }) => backlogAt ?? Infinity));
      expect(oldestAge).toBe(oldest === Infinity ? null : Math.floor((now - oldest) / day));
    }),
  );
});
