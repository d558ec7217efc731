/** The roadmap as an outline: goals, their initiatives, the slices these are spread over, and the stories. */
import { byOrder } from '../model/orderKey.ts';
import type { Goal } from '../model/goal.ts';
import type { MapRecords } from '../model/records.ts';
import type { Release } from '../model/release.ts';
import type { Story } from '../model/story.ts';
import { liveInOrder, liveOrNull } from './liveRecords.ts';
import { progressForGoal } from './goalProgress.ts';
import { remembered } from './remembered.ts';
import { roadmapOf, type RoadmapItem } from './roadmap.ts';
import { progressOfStories, type WorkProgress } from './workProgress.ts';

export interface OutlineSlice {
  /** null: the unscheduled lane. */
  readonly release: Release | null;
  readonly stories: readonly Story[];
  readonly progress: WorkProgress;
}

export interface OutlineGoal {
  /** null: initiatives that serve no goal. */
  readonly goal: Goal | null;
  readonly items: readonly RoadmapItem[];
  /** Of the stories of all of them together. */
  readonly progress: WorkProgress;
}

/** Every live goal, even without an initiative, then (null) the initiatives without a goal if there are any. */
export function roadmapOutline(records: MapRecords): OutlineGoal[] {
  const items = Object.values(roadmapOf(records).columns).flat();
  const under = (goal: Goal | null, inside: readonly RoadmapItem[]): OutlineGoal => ({
    goal,
    items: inside,
    progress: progressForGoal(goal, inside),
  });
  const goalless = items.filter((item) => item.goals.length === 0);
  return [
    ...liveInOrder(records.goal).map((goal) =>
      under(
        goal,
        items.filter((item) => item.goals.includes(goal)),
      ),
    ),
    ...(goalless.length === 0 ? [] : [under(null, goalless)]),
  ];
}

const remember = remembered<OutlineSlice[]>();

/**
 * The slices an initiative's stories stand in, from the top; those of an archived release are unscheduled. Computed once
 * for the same stories and releases.
 */
export function slicesOf({ release }: Pick<MapRecords, 'release'>, { stories }: RoadmapItem): OutlineSlice[] {
  return remember(stories, [release], () => readSlices(release, stories));
}

function readSlices(releases: MapRecords['release'], stories: readonly Story[]): OutlineSlice[] {
  const byRelease = Map.groupBy(stories, ({ releaseId }) => liveOrNull(releases, releaseId));
  return [...liveInOrder(releases), null].flatMap((release) => {
    const inside = byRelease.get(release)?.toSorted(byOrder);
    return inside === undefined ? [] : [{ release, stories: inside, progress: progressOfStories(inside) }];
  });
}
