/** How large the backlog is and has been, and how old what is in it. */
import { millisecondsOfDay } from '../model/calendarDay.ts';
import type { MapRecords } from '../model/records.ts';
import type { Story } from '../model/story.ts';
import { isBacklogStage } from './backlog.ts';

export interface BacklogTrend {
  /** The oldest first; the last is now. Ends in ms since epoch. */
  readonly weeks: readonly { readonly end: number; readonly size: number }[];
  /** Days since they came in, of stories still to be done: the middle one (of two the younger) and the oldest; null: of none is it known. */
  readonly medianAge: number | null;
  readonly oldestAge: number | null;
  /** Stories to be done that came in before that was kept: they count from the beginning. */
  readonly unknown: number;
}

/**
 * Stories to be done at the end of each of the last `count` weeks (7 days each, back from `now` in ms since epoch): those
 * that had come in (or when is not known) and were neither done nor archived by then, arrivals − departures as between
 * the lines of a cumulative flow diagram (Anderson, Kanban, 2010). Ages are whole days, floor((now − came in) ÷ day); of
 * an even number of them the median is the lower of the two in the middle. When a story was declined or taken back to an idea is not kept, so it counts as if it
 * had never been there.
 */
export function backlogTrend(records: MapRecords, now: number, count = 12): BacklogTrend {
  const week = 7 * millisecondsOfDay;
  const first = now - (count - 1) * week;
  /** The first week that ends at that moment or later. */
  const weekOf = (moment: number): number => Math.min(Math.max(Math.ceil((moment - first) / week), 0), count);
  /** How many more, or fewer, there are than at the end of the week before. */
  const changes = Array.from({ length: count + 1 }, () => 0);
  const ages: number[] = [];
  let unknown = 0;
  records.story.forEach((story) => {
    const to = leftAt(story);
    if (to === null) return;
    const [come, gone] = [weekOf(story.backlogAt ?? -Infinity), weekOf(to)];
    if (come < gone) {
      changes[come]!++;
      changes[gone]!--;
    }
    if (to < Infinity) return;
    if (story.backlogAt === null) unknown++;
    else ages.push(Math.max(0, Math.floor((now - story.backlogAt) / millisecondsOfDay)));
  });
  ages.sort((a, b) => a - b);
  let size = 0;
  const weeks = Array.from({ length: count }, (_, i) => {
    size += changes[i]!;
    return { end: first + i * week, size };
  });
  return {
    weeks,
    medianAge: ages[Math.floor((ages.length - 1) / 2)] ?? null,
    oldestAge: ages.at(-1) ?? null,
    unknown,
  };
}

/** When it stopped being work to be done; Infinity: it has not; null: it never was, or when is not known. */
function leftAt(story: Story): number | null {
  if (!isBacklogStage(story.stage)) return null;
  const done = story.stage === 'done' ? story.doneAt : Infinity;
  return done === null ? null : Math.min(done, story.archivedAt ?? Infinity);
}
