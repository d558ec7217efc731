/** What is committed to a sprint against what it can hold, together and by person. */
import type { MapRecords } from '../model/records.ts';
import type { Sprint, SprintId } from '../model/sprint.ts';
import type { Story } from '../model/story.ts';
import { totalsOf, type LaneTotals } from './laneTotals.ts';
import { liveOrNull } from './liveRecords.ts';
import { remembered } from './remembered.ts';
import { storyGroups } from './storyGroups.ts';

export interface PersonLoad {
  /** Empty: nobody. */
  readonly person: string;
  readonly committed: LaneTotals;
  /** In points; null: nobody said. */
  readonly available: number | null;
  readonly isOver: boolean;
}

export interface SprintLoad {
  /** Its live stories; a declined one is committed no more. */
  readonly stories: readonly Story[];
  readonly committed: LaneTotals;
  /** In points: the sprint's own number, else that of its people together; null: nobody said. */
  readonly capacity: number | null;
  /** The points of it kept free for refinement. */
  readonly reserve: number;
  /** What may still be committed without touching the reserve; below zero: too much. Null without a capacity. */
  readonly free: number | null;
  /** Those with work or a capacity, by name; nobody last. */
  readonly people: readonly PersonLoad[];
}

const remember = remembered<SprintLoad>();

/**
 * All in points, rounded to hundredths; plain sums, no model behind them: committed = Σ estimates, capacity = the
 * sprint's, else Σ available of its people, reserve = capacity × reserve % ÷ 100, free = capacity − reserve − committed;
 * somebody is over when their committed > their available. Null when there is no such live sprint. Computed once for the
 * same stories of it.
 */
export function sprintLoad(
  records: Pick<MapRecords, 'story' | 'sprint' | 'capacity'>,
  id: SprintId,
): SprintLoad | null {
  const sprint = liveOrNull(records.sprint, id);
  if (sprint === null) return null;
  const all = storyGroups(records).ofSprint(id);
  return remember(all, [sprint, records.capacity], () => readLoad(sprint, all, records));
}

function readLoad(sprint: Sprint, all: readonly Story[], records: Pick<MapRecords, 'capacity'>): SprintLoad {
  const stories = all.filter((story) => story.stage !== 'declined');
  const committed = totalsOf(stories);
  const available = capacitiesOf(records, sprint.id);
  const together = [...available.values()].reduce<number | null>(
    (sum, each) => (each === null ? sum : tidy((sum ?? 0) + each)),
    null,
  );
  const capacity = sprint.capacity ?? together;
  const reserve = tidy(((capacity ?? 0) * (sprint.reserve ?? 0)) / 100);
  const owned = Map.groupBy(stories, (story) => story.owner.trim());
  const names = [...new Set([...owned.keys(), ...available.keys()])].sort(byName);
  return {
    stories,
    committed,
    capacity,
    reserve,
    free: capacity === null ? null : tidy(capacity - reserve - committed.points),
    people: names.map((person): PersonLoad => {
      const own = totalsOf(owned.get(person) ?? []);
      const most = available.get(person) ?? null;
      return { person, committed: own, available: most, isOver: most !== null && own.points > most };
    }),
  };
}

/** K1: the first by id of what was set for the same person. */
function capacitiesOf(
  records: Pick<MapRecords, 'capacity'>,
  id: SprintId,
): ReadonlyMap<string, number | null> {
  const found = new Map<string, number | null>();
  for (const each of [...records.capacity.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const person = each.person.trim();
    if (each.archivedAt !== null || each.sprintId !== id || person === '' || found.has(person)) continue;
    found.set(person, each.available);
  }
  return found;
}

function byName(a: string, b: string): number {
  if ((a === '') !== (b === '')) return a === '' ? 1 : -1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Without the dust of binary fractions. */
function tidy(points: number): number {
  return Math.round(points * 100) / 100;
}
