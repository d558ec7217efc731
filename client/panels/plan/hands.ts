/** What the lists of the plan can do with a story. */
import type { PointerEvent } from 'react';
import type { Sprint, SprintId } from '../../../shared/model/sprint.ts';
import type { Stage, StoryId } from '../../../shared/model/story.ts';

export interface PlanHands {
  readonly canEdit: boolean;
  readonly today: string;
  readonly sprints: readonly Sprint[];
  /** The one that is shown. */
  readonly sprint: Sprint | null;
  readonly onGrip: (event: PointerEvent, ids: readonly StoryId[]) => void;
  /** To a sprint, or out of their own (null); asks for what is missing. */
  readonly onCommit: (ids: readonly StoryId[], sprintId: SprintId | null) => void;
  readonly onStage: (id: StoryId, stage: Stage) => void;
  readonly onDetails: (id: StoryId) => void;
  readonly onShowOnMap: (id: StoryId) => void;
}
