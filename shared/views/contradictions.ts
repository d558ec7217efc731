/** Where roadmap, slices and plan say different things. */
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
import { onceFor } from './onceFor.ts';
import { storyGroups } from './storyGroups.ts';
import { isFinished } from './workProgress.ts';

export type Contradiction =
  /** Promised now, and none of what is still to be done is in a sprint. */
  | { readonly kind: 'nowInNoSprint'; readonly initiative: Initiative }
  /** Planned or begun, though its release is not the next one. */
  | { readonly kind: 'plannedForLater'; readonly story: Story; readonly release: Release }
  /** Needs what comes in a later release, in none, or not at all. */
  | { readonly kind: 'needsLater'; readonly line: DependencyLine }
  /** All its stories are done, and nobody knows what the metric of its theme says. */
  | { readonly kind: 'doneUnmeasured'; readonly initiative: Initiative; readonly theme: Theme | null }
  | { readonly kind: 'sliceOverCapacity'; readonly release: Release; readonly points: number }
  /** What is still to be done now is more than all sprints with a capacity hold together. */
  | { readonly kind: 'nowOverloaded'; readonly points: number; readonly capacity: number };

/** All of them, in this order of kinds. Computed once for the same records. */
export const contradictionsOf = onceFor(
  ['story', 'initiative', 'goal', 'theme', 'sprint', 'capacity', 'release', 'dependency'],
  readContradictions,
);

type Read = Pick<
  MapRecords,
  'story' | 'initiative' | 'goal' | 'theme' | 'sprint' | 'capacity' | 'release' | 'dependency'
>;

function readContradictions(records: Read): readonly Contradiction[] {
  return [
    ...nowInNoSprint(records),
    ...plannedForLater(records),
    ...dependenciesOf(records).violations.map((line): Contradiction => ({ kind: 'needsLater', line })),
    ...doneUnmeasured(records),
    ...slicesOverCapacity(records),
    ...nowOverloaded(records),
  ];
}

function isOpen(story: Story): boolean {
  return story.stage !== 'done' && story.stage !== 'declined';
}

function nowInNoSprint(records: Read): Contradiction[] {
  return roadmapOf(records).columns.now.flatMap(({ initiative, stories, progress }): Contradiction[] => {
    const isInSprint = stories.some(
      (story) => isOpen(story) && liveOrNull(records.sprint, story.sprintId) !== null,
    );
    return isFinished(progress) || isInSprint ? [] : [{ kind: 'nowInNoSprint', initiative }];
  });
}

function plannedForLater(records: Read): Contradiction[] {
  const next = liveInOrder(records.release).find((release) => release.status !== 'released');
  return storyGroups(records).live.flatMap((story): Contradiction[] => {
    const isBegun = story.stage === 'planned' || story.stage === 'inProgress';
    const release = isBegun ? liveOrNull(records.release, story.releaseId) : null;
    if (release === null || release.status === 'released') return [];
    return release === next ? [] : [{ kind: 'plannedForLater', story, release }];
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

function nowOverloaded(records: Read): Contradiction[] {
  const {
    open: { points },
    capacity,
  } = nowLoad(records);
  return capacity !== null && points > capacity ? [{ kind: 'nowOverloaded', points, capacity }] : [];
}
