/** What a sprint holds and what a commitment would make of it, each against a slow, obvious reference from the raw records. */
import { describe, expect, test } from 'vitest';
import { readMap } from '../../../shared/model/readMap.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { Sprint } from '../../../shared/model/sprint.ts';
import type { Story } from '../../../shared/model/story.ts';
import { commitPreview } from '../../../shared/views/planPool.ts';
import { sprintLoad } from '../../../shared/views/sprintLoad.ts';
import { holdsOnAnyRecords } from '../../support/anyRecords.ts';
import { buildMap } from '../../support/buildMap.ts';

const hundredths = (points: number): number => Math.round(points * 100) / 100;
const points = (stories: readonly Story[]): number =>
  hundredths(stories.reduce((sum, { estimate }) => sum + (estimate ?? 0), 0));

const storiesIn = (records: MapRecords, sprint: Sprint): Story[] =>
  [...records.story.values()].filter(
    (story) => story.archivedAt === null && story.sprintId === sprint.id && story.stage !== 'declined',
  );

/** What was said of each person for a sprint: the entry with the lowest id counts. */
function saidOf(records: MapRecords, sprint: Sprint): Record<string, number | null> {
  const said: Record<string, number | null> = {};
  for (const id of [...records.capacity.keys()].sort().reverse()) {
    const { archivedAt, sprintId, person, available } = records.capacity.get(id)!;
    if (archivedAt === null && sprintId === sprint.id && person.trim() !== '')
      said[person.trim()] = available;
  }
  return said;
}

/** The capacity of a sprint and the reserve in it. */
function roomOf(records: MapRecords, sprint: Sprint): { capacity: number | null; reserve: number } {
  const ofPeople = Object.values(saidOf(records, sprint)).filter((available) => available !== null);
  const together = ofPeople.length === 0 ? null : hundredths(ofPeople.reduce((a, b) => a + b, 0));
  const capacity = sprint.capacity ?? together;
  return { capacity, reserve: hundredths(((capacity ?? 0) * (sprint.reserve ?? 0)) / 100) };
}

const liveSprints = (records: MapRecords): Sprint[] =>
  [...records.sprint.values()].filter(({ archivedAt }) => archivedAt === null);

describe('the load of a sprint', () => {
  test('is what its stories add up to, against its own capacity or that of its people, less the reserve', () => {
    const seen = { own: 0, people: 0, none: 0, over: 0 };
    holdsOnAnyRecords((records) => {
      for (const sprint of liveSprints(records)) {
        const load = sprintLoad(records, sprint.id)!;
        const committed = points(storiesIn(records, sprint));
        const { capacity, reserve } = roomOf(records, sprint);
        expect(new Set(load.stories)).toEqual(new Set(storiesIn(records, sprint)));
        expect(load.committed).toEqual({
          stories: storiesIn(records, sprint).length,
          points: committed,
          unestimated: storiesIn(records, sprint).filter(({ estimate }) => estimate === null).length,
        });
        expect([load.capacity, load.reserve]).toEqual([capacity, reserve]);
        expect(load.free).toBe(capacity === null ? null : hundredths(capacity - reserve - committed));
        seen[sprint.capacity !== null ? 'own' : capacity === null ? 'none' : 'people']++;
        if (load.free !== null && load.free < 0) seen.over++;
      }
    }, 120);
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(20);
  });

  test('names everybody who owns something in it or has a capacity, nobody last, and who has too much', () => {
    let over = 0;
    holdsOnAnyRecords((records) => {
      for (const sprint of liveSprints(records)) {
        const stories = storiesIn(records, sprint);
        const said = saidOf(records, sprint);
        const owners = stories.map(({ owner }) => owner.trim());
        const names = [...new Set([...owners, ...Object.keys(said)])].filter((name) => name !== '').sort();
        const expected = [...names, ...(owners.includes('') ? [''] : [])].map((person) => {
          const own = stories.filter(({ owner }) => owner.trim() === person);
          const available = said[person] ?? null;
          const isOver = available !== null && points(own) > available;
          if (isOver) over++;
          return {
            person,
            available,
            isOver,
            committed: {
              stories: own.length,
              points: points(own),
              unestimated: own.filter(({ estimate }) => estimate === null).length,
            },
          };
        });
        expect(sprintLoad(records, sprint.id)!.people).toEqual(expected);
      }
    }, 120);
    expect(over).toBeGreaterThan(20);
  });

  test('adds up what people can do without the dust of binary fractions', () => {
    const { doc, run } = buildMap();
    const sprintId = run('addSprint', { name: 'One' }).id;
    run('setCapacity', { sprintId, person: 'Alice', available: 0.1 });
    run('setCapacity', { sprintId, person: 'Bob', available: 0.2 });
    expect(sprintLoad(readMap(doc), sprintId)).toMatchObject({ capacity: 0.3, free: 0.3 });
  });

  test('is not there for a sprint that is archived or gone', () => {
    holdsOnAnyRecords((records) => {
      for (const { id, archivedAt } of records.sprint.values())
        if (archivedAt !== null) expect(sprintLoad(records, id)).toBeNull();
      expect(sprintLoad(records, 'sprint:gone')).toBeNull();
    }, 20);
  });
});

describe('Q3: a commitment before it is made', () => {
  test('says the points of the sprint and of each who would do the stories, as they would then add up', () => {
    const seen = { over: 0, moved: 0 };
    holdsOnAnyRecords((records, random) => {
      const live = [...records.story.values()].filter(({ archivedAt }) => archivedAt === null);
      for (const sprint of liveSprints(records)) {
        const coming = random.shuffle(live).slice(0, 1 + random.below(5));
        const doer = new Map(coming.map((story) => [story, random.pick(['Alice', 'Bob ', 'Carol', ''])]));
        const preview = commitPreview(records, coming, sprint.id, (story) => doer.get(story)!)!;
        const before = storiesIn(records, sprint);
        const after = [...new Set([...before, ...coming])];
        const { capacity, reserve } = roomOf(records, sprint);
        const most = capacity === null ? null : hundredths(capacity - reserve);
        expect(preview.sprint).toEqual({
          before: points(before),
          after: points(after),
          most,
          isOver: most !== null && points(after) > most,
        });
        const said = saidOf(records, sprint);
        const people = [...new Set([...doer.values()].map((name) => name.trim()))].filter(
          (name) => name !== '',
        );
        expect(preview.people).toEqual(
          people.map((person) => {
            const own = after.filter((story) => (doer.get(story) ?? story.owner).trim() === person);
            const isOver = person in said && said[person] !== null && points(own) > said[person]!;
            if (isOver) seen.over++;
            return {
              person,
              before: points(before.filter(({ owner }) => owner.trim() === person)),
              after: points(own),
              most: said[person] ?? null,
              isOver,
            };
          }),
        );
        if (coming.some((story) => before.includes(story) && story.owner.trim() !== doer.get(story)!.trim()))
          seen.moved++;
      }
    }, 120);
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(20);
  });
});
