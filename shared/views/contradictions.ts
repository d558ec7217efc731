/** Where roadmap, slices and plan say different things. */
import { isInPlan, missingToPlan, type Missing } from '../model/commitment.ts';
import type { Initiative } from '../model/initiative.ts';
import type { MapRecords } from '../model/records.ts';
import type { Release } from '../model/release.ts';
import type { Story } from '../model/story.ts';
import type { Theme } from '../model/theme.ts';
import { dependenciesOf, type DependencyLine } from './dependencies.ts';
import { totalsOf } from './laneTotals.ts';
import { liveInOrder, liveOrNull } from './liveRecords.ts';
import { nowLoad } from './nowLoad.ts';
import { roadmapOf } from './roadmap.ts';
import { sprintTime } from './planPool.ts';
import { remembered } from './remembered.ts';
import { storyGroups } from './storyGroups.ts';
import { isFinished } from './workProgress.ts';

export type Contradiction =
  /** Promised now, and none of what is still to be done is in a sprint that is not over. */
  | { readonly kind: 'nowInNoSprint'; readonly initiative: Initiative }
  /** Planned or begun, though its release is not the next one. */
  | { readonly kind: 'plannedForLater'; readonly story: Story; readonly release: Release }
  /** In the plan without an owner or a due date: two people who change it at once, an import or an undo may leave it so. */
  | { readonly kind: 'plannedWithout'; readonly story: Story; readonly missing: readonly Missing[] }
  /** Needs what comes in a later release, in none, or not at all. */
  | { readonly kind: 'needsLater'; readonly line: DependencyLine }
  /** All its stories are done, and nobody knows what the metric of its theme says. */
  | { readonly kind: 'doneUnmeasured'; readonly initiative: Initiative; readonly theme: Theme | null }
  | { readonly kind: 'sliceOverCapacity'; readonly release: Release; readonly points: number }
  /** What is still to be done now is more than the sprints that are not over hold together. */
  | { readonly kind: 'nowOverloaded'; readonly points: number; readonly capacity: number };

const readKinds = [
  ...(['story', 'initiative', 'goal', 'theme'] as const),
  ...(['sprint', 'capacity', 'release', 'dependency'] as const),
];
type Read = Pick<MapRecords, (typeof readKinds)[number]>;

const remember = remembered<readonly Contradiction[]>();

/** All of them, in this order of kinds. Computed once for the same records and day (`YYYY-MM-DD`). */
export function contradictionsOf(records: Read, today: string): readonly Contradiction[] {
  const read = readKinds.map((kind) => records[kind]);
  return remember(read[0]!, [...read, today], () => readContradictions(records, today));
}

function readContradictions(records: Read, today: string): readonly Contradiction[] {
  return [
    ...nowInNoSprint(records, today),
    ...plannedForLater(records),
    ...plannedWithout(records),
    ...dependenciesOf(records).violations.map((line): Contradiction => ({ kind: 'needsLater', line })),
    ...doneUnmeasured(records),
    ...slicesOverCapacity(records),
    ...nowOverloaded(records, today),
  ];
}

function isOpen(story: Story): boolean {
  return story.stage !== 'done' && story.stage !== 'declined';
}

function nowInNoSprint(records: Read, today: string): Contradiction[] {
  const isPlanned = (story: Story): boolean => {
    const sprint = liveOrNull(records.sprint, story.sprintId);
    return sprint !== null && sprintTime(sprint, today) !== 'over';
  };
  return roadmapOf(records).columns.now.flatMap(({ initiative, stories, progress }): Contradiction[] => {
    const isInSprint = stories.some((story) => isOpen(story) && isPlanned(story));
    return isFinished(progress) || isInSprint ? [] : [{ kind: 'nowInNoSprint', initiative }];
  });
}

function plannedForLater(records: Read): Contradiction[] {
  const next = liveInOrder(records.release).find((release) => release.status !== 'released');
  return storyGroups(records).live.flatMap((story): Contradiction[] => {
    const release = isInPlan(story) ? liveOrNull(records.release, story.releaseId) : null;
    if (release === null || release.status === 'released') return [];
    return release === next ? [] : [{ kind: 'plannedForLater', story, release }];
  });
}

function plannedWithout(records: Read): Contradiction[] {
  return storyGroups(records).live.flatMap((story): Contradiction[] => {
    const missing = missingToPlan(story);
    const isHeld = isInPlan(story) || (isOpen(story) && liveOrNull(records.sprint, story.sprintId) !== null);
    return isHeld && missing.length > 0 ? [{ kind: 'plannedWithout', story, missing }] : [];
  });
}

function doneUnmeasured(records: Read): Contradiction[] {
  return Object.values(roadmapOf(records).columns)
    .flat()
    .filter(({ progress, theme }) => isFinished(progress) && (theme === null || theme.current === null))
    .map(({ initiative, theme }) => ({ kind: 'doneUnmeasured', initiative, theme }));
}

function slicesOverCapacity(records: Read): Contradiction[] {
  const groups = storyGroups(records);
  return liveInOrder(records.release).flatMap((release): Contradiction[] => {
    const { points } = totalsOf(groups.ofRelease(release.id).filter(isCounted));
    const isOver = release.capacity !== null && points > release.capacity;
    return isOver ? [{ kind: 'sliceOverCapacity', release, points }] : [];
  });
}

function isCounted(story: Story): boolean {
  return story.stage !== 'declined';
}

function nowOverloaded(records: Read, today: string): Contradiction[] {
  const {
    open: { points },
    capacity,
  } = nowLoad(records, today);
  return capacity !== null && points > capacity ? [{ kind: 'nowOverloaded', points, capacity }] : [];
}
