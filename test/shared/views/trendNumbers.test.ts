/** How large the backlog was and how old it is, on records of every sort, against counting week by week. */
import { expect, test } from 'vitest';
import type { Story } from '../../../shared/model/story.ts';
import { backlogTrend } from '../../../shared/views/backlogTrend.ts';
import { holdsOnAnyRecords, now } from '../../support/anyRecords.ts';

const dayLength = 24 * 60 * 60 * 1000;

/** Whether it was work to be done at that moment. */
function wasThere({ stage, backlogAt, doneAt, archivedAt }: Story, moment: number): boolean {
  if (stage === 'idea' || stage === 'declined') return false;
  if (backlogAt !== null && backlogAt > moment) return false;
  if (archivedAt !== null && archivedAt <= moment) return false;
  return stage !== 'done' || (doneAt !== null && doneAt > moment);
}

test('the trend of the backlog counts at the end of each week what had come in and was neither done nor gone', () => {
  const sizes = new Set<number>();
  holdsOnAnyRecords((records, random) => {
    const count = 1 + random.below(14);
    const { weeks } = backlogTrend(records, now, count);
    expect(weeks).toHaveLength(count);
    weeks.forEach(({ end, size }, i) => {
      expect(end).toBe(now - (count - 1 - i) * 7 * dayLength);
      expect(size).toBe([...records.story.values()].filter((story) => wasThere(story, end)).length);
      sizes.add(size);
    });
  }, 80);
  expect(sizes.size).toBeGreaterThan(5);
});

test('the middle age has as many stories on its one side as on its other, and the oldest nobody behind it', () => {
  let known = 0;
  holdsOnAnyRecords((records) => {
    const open = [...records.story.values()].filter(
      ({ stage, archivedAt }) => archivedAt === null && ['backlog', 'planned', 'inProgress'].includes(stage),
    );
    const ages = open.flatMap(({ backlogAt }) =>
      backlogAt === null ? [] : [Math.max(0, Math.floor((now - backlogAt) / dayLength))],
    );
    const { medianAge, oldestAge, unknown } = backlogTrend(records, now);
    expect(unknown).toBe(open.length - ages.length);
    if (ages.length === 0) {
      expect([medianAge, oldestAge]).toEqual([null, null]);
      return;
    }
    known++;
    expect(oldestAge).toBe(Math.max(...ages));
    expect(ages).toContain(medianAge);
    expect(ages.filter((age) => age <= medianAge!).length).toBeGreaterThanOrEqual(ages.length / 2);
    // Of two in the middle it is the younger one.
    expect(ages.filter((age) => age < medianAge!).length).toBeLessThan(ages.length / 2);
    expect(ages.filter((age) => age >= medianAge!).length).toBeGreaterThanOrEqual(ages.length / 2);
  }, 80);
  expect(known).toBeGreaterThan(40);
});
