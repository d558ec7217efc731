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
 * Stories to be done at the end of each of the last `count` weeks: those that had come in (or when is not known) and were
 * neither done nor archived by then. When a story was declined or taken back to an idea is not kept, so it counts as if it
 * had never been there.
 */
export function backlogTrend(records: MapRecords, now: number, count = 12): BacklogTrend {
  const stays: { readonly from: number; readonly to: number }[] = [];
  const ages: number[] = [];
  let unknown = 0;
  for (const story of records.story.values()) {
    const to = leftAt(story);
    if (to === null) continue;
    stays.push({ from: story.backlogAt ?? -Infinity, to });
    if (to < Infinity) continue;
    if (story.backlogAt === null) unknown++;
    else ages.push(Math.max(0, Math.floor((now - story.backlogAt) / millisecondsOfDay)));
  }
  ages.sort((a, b) => a - b);
  const weeks = Array.from({ length: count }, (_, i) => {
    const end = now - (count - 1 - i) * 7 * millisecondsOfDay;
    return { end, size: stays.filter(({ from, to }) => from <= end && end < to).length };
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
