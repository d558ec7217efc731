/** What is still to be done of what is promised now, against what the sprints hold. */
import type { InitiativeId } from '../model/initiative.ts';
import type { MapRecords } from '../model/records.ts';
import type { Story } from '../model/story.ts';
import { totalsOf, type LaneTotals } from './laneTotals.ts';
import { sprintTime } from './planPool.ts';
import { roadmapOf } from './roadmap.ts';
import { sprintLoad } from './sprintLoad.ts';

export interface NowLoad {
  /** Stories that are neither done nor declined. */
  readonly open: LaneTotals;
  /** In points, of all sprints with a capacity that are not over (Q2), together; null: none of them has one. */
  readonly capacity: number | null;
}

/**
 * open = the sum of the estimates of what is open of the initiatives in now; capacity = the sum of the capacities of the
 * sprints that run, come or have no days: what is over can hold no work any more. Both in points; plain sums.
 * `adding` come into now and `dropping` leave it, if they would: for a before and after. `today` as `YYYY-MM-DD`.
 */
export function nowLoad(
  records: Pick<MapRecords, 'story' | 'initiative' | 'goal' | 'theme' | 'sprint' | 'capacity'>,
  today: string,
  {
    adding = [],
    dropping = [],
  }: { adding?: readonly InitiativeId[]; dropping?: readonly InitiativeId[] } = {},
): NowLoad {
  const roadmap = roadmapOf(records);
  const now = new Set(roadmap.columns.now);
  for (const id of dropping) {
    const item = roadmap.item(id);
    if (item !== null) now.delete(item);
  }
  for (const id of adding) {
    const item = roadmap.item(id);
    if (item !== null) now.add(item);
  }
  const capacities = [...records.sprint.values()]
    .filter((sprint) => sprintTime(sprint, today) !== 'over')
    .flatMap(({ id }) => sprintLoad(records, id)?.capacity ?? []);
  return {
    open: totalsOf([...now].flatMap(({ stories }) => stories.filter(isOpen))),
    capacity: capacities.length === 0 ? null : sumOf(capacities),
  };
}

/** Without the dust of binary fractions, which would overload what just fits. */
function sumOf(capacities: readonly number[]): number {
  return Math.round(capacities.reduce((sum, each) => sum + each, 0) * 100) / 100;
}

function isOpen(story: Story): boolean {
  return story.archivedAt === null && story.stage !== 'done' && story.stage !== 'declined';
}
