/** How far the work for a goal is: that of all its initiatives together. */
import type { Goal } from '../model/goal.ts';
import { remembered } from './remembered.ts';
import type { RoadmapItem } from './roadmap.ts';
import { progressOfStories, type WorkProgress } from './workProgress.ts';

const remember = remembered<WorkProgress>();
const noGoal = {};

/** Of the initiatives that serve it, or (null) serve none; computed once for the same stories of them. */
export function progressForGoal(goal: Goal | null, items: readonly RoadmapItem[]): WorkProgress {
  const groups = items.map(({ stories }) => stories);
  return remember(goal ?? noGoal, groups, () => progressOfStories(groups.flat()));
}
