/** The live stories by what they belong to, sorted out once for all the views that ask. */
import type { InitiativeId } from '../model/initiative.ts';
import type { ReleaseId } from '../model/release.ts';
import type { SprintId } from '../model/sprint.ts';
import type { Story } from '../model/story.ts';
import { onceFor } from './onceFor.ts';

export interface StoryGroups {
  readonly live: readonly Story[];
  /** Of an archived sprint too: the story still names it. Declined ones as well; the same for the others. */
  readonly ofSprint: (id: SprintId | null) => readonly Story[];
  readonly ofRelease: (id: ReleaseId | null) => readonly Story[];
  readonly ofInitiative: (id: InitiativeId | null) => readonly Story[];
}

const nothing: readonly Story[] = [];

/** Computed once for the same stories. */
export const storyGroups = onceFor(['story'], ({ story }): StoryGroups => {
  const live: Story[] = [];
  story.forEach((each) => {
    if (each.archivedAt === null) live.push(each);
  });
  const sprints = Map.groupBy(live, (each) => each.sprintId);
  const releases = Map.groupBy(live, (each) => each.releaseId);
  const initiatives = Map.groupBy(live, (each) => each.initiativeId);
  return {
    live,
    ofSprint: (id) => sprints.get(id) ?? nothing,
    ofRelease: (id) => releases.get(id) ?? nothing,
    ofInitiative: (id) => initiatives.get(id) ?? nothing,
  };
});
