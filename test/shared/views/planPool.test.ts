/** What can be planned next, which sprint runs, and what a commitment would do to its load. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMap } from '../../../shared/model/readMap.ts';
import type { Story } from '../../../shared/model/story.ts';
import { commitPreview, currentSprint, planPool, sprintTime } from '../../../shared/views/planPool.ts';
import { sprintLoad } from '../../../shared/views/sprintLoad.ts';
import { buildMap, run } from '../../support/buildMap.ts';
import { strategyMap } from './strategyMap.ts';

const isCritical = ({ kind, severity }: Story): boolean => kind === 'bug' && severity === 'critical';

describe('what can be planned', () => {
  test('Q1: is the backlog that is in no sprint and not done, and every critical bug before it', () => {
    fc.assert(
      fc.property(strategyMap, (records) => {
        const pool = planPool(records);
        const expected = [...records.story.values()].filter((story) => {
          const sprint = story.sprintId === null ? undefined : records.sprint.get(story.sprintId);
          if (story.archivedAt !== null || sprint?.archivedAt === null) return false;
          return (
            ['backlog', 'planned', 'inProgress'].includes(story.stage) ||
            (story.stage === 'idea' && isCritical(story))
          );
        });
        expect(new Set(pool)).toEqual(new Set(expected));
        expect(pool).toHaveLength(expected.length);
        const firstOther = pool.findIndex((story) => !isCritical(story));
        if (firstOther >= 0) expect(pool.slice(firstOther).some(isCritical)).toBe(false);
      }),
      { numRuns: 25 },
    );
  });

  test('a critical bug that is still an idea stands before the backlog', () => {
    const { doc, releases, stories } = buildMap();
    run(doc, 'pushToBacklog', { releaseId: releases[0]! });
    run(doc, 'updateStory', { id: stories[7]!, kind: 'bug', severity: 'critical' });
    expect(planPool(readMap(doc)).map(({ id }) => id)).toEqual([stories[7], ...stories.slice(0, 4)]);
  });
});

test('Q2: a sprint runs from its first to its last day, and the one that runs is shown first', () => {
  const days = { start: '2027-05-04', end: '2027-05-17' };
  expect(sprintTime(days, '2027-05-03')).toBe('coming');
  expect(sprintTime(days, '2027-05-04')).toBe('running');
  expect(sprintTime(days, '2027-05-17')).toBe('running');
  expect(sprintTime(days, '2027-05-18')).toBe('over');
  expect(sprintTime({ start: '2027-05-04', end: null }, '2027-05-04')).toBe('undated');
  expect(sprintTime({ start: '2027-05-04', end: '2027-05-01' }, '2027-05-02')).toBe('undated');
  const { doc } = buildMap();
  expect(currentSprint(readMap(doc), '2027-05-10')).toBeNull();
  const later = run(doc, 'addSprint', { name: 'Later', start: '2027-06-01', end: '2027-06-14' }).id;
  const now = run(doc, 'addSprint', { name: 'Now', ...days }).id;
  const shown = (today: string) => currentSprint(readMap(doc), today)?.id;
  expect([shown('2027-05-10'), shown('2027-05-20'), shown('2027-07-01')]).toEqual([now, later, later]);
});

describe('a commitment before it is made', () => {
  test('Q3: says exactly the load that it then makes', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 11 }),
        fc.constantFrom('Bob', 'Carol'),
        fc.boolean(),
        (which, owner, isIn) => {
          const { doc, stories } = buildMap({ storiesPerCell: 2 });
          const sprintId = run(doc, 'addSprint', { name: 'One', reserve: 25 }).id;
          run(doc, 'setCapacity', { sprintId, person: 'Bob', available: 2 });
          run(doc, 'setCapacity', { sprintId, person: 'Carol', available: 3 });
          const commit = (ids: typeof stories, by: string) =>
            run(doc, 'commitStories', { ids: [...ids], sprintId, owner: by, due: '2027-05-10' });
          commit([stories[12]!, ...(isIn ? [stories[which]!] : [])], 'Bob');
          const before = readMap(doc);
          const preview = commitPreview(before, [before.story.get(stories[which]!)!], sprintId, () => owner)!;
          commit([stories[which]!], owner);
          const load = sprintLoad(readMap(doc), sprintId)!;
          const person = load.people.find((each) => each.person === owner)!;
          expect(preview.sprint.after).toBe(load.committed.points);
          expect(preview.sprint.isOver).toBe(load.free! < 0);
          expect(preview.people).toMatchObject([
            { person: owner, after: person.committed.points, isOver: person.isOver },
          ]);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('Q3: of several says what all of them together make, person by person', () => {
    const { doc, stories } = buildMap({ storiesPerCell: 2 });
    const sprintId = run(doc, 'addSprint', { name: 'One', capacity: 4 }).id;
    const due = '2027-05-10';
    run(doc, 'commitStories', { ids: [stories[0]!], sprintId, owner: 'Bob', due });
    run(doc, 'updateStory', { id: stories[1]!, owner: 'Bob' });
    const ids = stories.slice(0, 4);
    const before = readMap(doc);
    const coming = ids.map((id) => before.story.get(id)!);
    const preview = commitPreview(before, coming, sprintId, ({ owner }) => owner || 'Carol')!;
    run(doc, 'commitStories', { ids, sprintId, from: sprintId, owner: 'Carol', due, onlyMissing: true });
    const load = sprintLoad(readMap(doc), sprintId)!;
    expect(preview.sprint).toMatchObject({ after: load.committed.points, isOver: load.free! < 0 });
    expect(preview.people.map(({ person, after }) => [person, after])).toEqual(
      load.people.map(({ person, committed }) => [person, committed.points]),
    );
  });

  test('knows no limit where nobody has said one, and nothing of a sprint that is gone', () => {
    const { doc, stories } = buildMap();
    const sprintId = run(doc, 'addSprint', { name: 'One' }).id;
    const records = readMap(doc);
    const story = records.story.get(stories[0]!)!;
    expect(commitPreview(records, [story], sprintId)).toEqual({
      sprint: { before: 0, after: 1, most: null, isOver: false },
      people: [],
    });
    expect(commitPreview(records, [story], 'sprint:gone')).toBeNull();
  });
});
