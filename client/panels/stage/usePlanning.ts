/** What is asked once for all stories that are planned together: owner and day where they are missing, and the trade-off. */
import { useState } from 'react';
import type { TradeOffAnswer } from '../../../shared/commands/tradeOffAnswer.ts';
import type { Goal, GoalId } from '../../../shared/model/goal.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { Story, StoryId } from '../../../shared/model/story.ts';
import { isUrgent } from '../../../shared/model/urgent.ts';
import { liveInOrder } from '../../../shared/views/liveRecords.ts';

interface PlanningDraft {
  readonly owner: string;
  /** Empty: none. */
  readonly due: string;
  /** null: the one that is offered first. */
  readonly goalId: GoalId | null;
  /** null: nothing drops. */
  readonly drop: StoryId | null;
}

export interface Planning {
  readonly draft: PlanningDraft;
  readonly change: (part: Partial<PlanningDraft>) => void;
  readonly stories: readonly Story[];
  /** How many have no owner, or no day. */
  readonly ownerless: number;
  readonly dueless: number;
  /** How many need the trade-off; the goals it can serve, and the one that is chosen. */
  readonly locked: number;
  readonly goals: readonly Goal[];
  readonly goalId: GoalId | null;
  readonly isComplete: boolean;
  readonly ownerOf: (story: Story) => string;
  /** What the commands take. */
  readonly input: {
    readonly owner?: string;
    readonly due?: string;
    readonly onlyMissing?: boolean;
    readonly tradeOff?: TradeOffAnswer;
  };
}

/** What the only story has can be changed on the way; of several, each keeps what it has. `locked` are among `stories`. */
export function usePlanning(
  records: MapRecords,
  stories: readonly Story[],
  locked: readonly Story[],
  usualDue = '',
): Planning {
  const only = stories.length === 1 ? stories[0]! : null;
  const [draft, setDraft] = useState<PlanningDraft>(() => ({
    owner: only?.owner ?? '',
    due: only?.due ?? usualDue,
    goalId: null,
    drop: null,
  }));
  const owner = draft.owner.trim();
  const ownerOf = (story: Story): string => (only === null && story.owner.trim()) || owner;
  const hasDay = (story: Story): boolean => draft.due !== '' || (only === null && story.due !== null);
  const goals = liveInOrder(records.goal);
  const goalId = draft.goalId ?? servedGoal(records, locked) ?? goals[0]?.id ?? null;
  const isLocked = locked.length > 0;
  return {
    draft,
    change: (part) => setDraft((before) => ({ ...before, ...part })),
    stories,
    ownerless: stories.filter((story) => story.owner.trim() === '').length,
    dueless: stories.filter((story) => story.due === null).length,
    locked: locked.length,
    goals,
    goalId,
    isComplete:
      stories.every((story) => isUrgent(story) || (ownerOf(story) !== '' && hasDay(story))) &&
      (!isLocked || goalId !== null),
    ownerOf,
    input: {
      ...(owner === '' ? {} : { owner }),
      ...(draft.due === '' ? {} : { due: draft.due }),
      ...(only === null ? { onlyMissing: true } : {}),
      ...(isLocked && goalId !== null
        ? { tradeOff: { goalId, drops: draft.drop === null ? [] : [draft.drop] } }
        : {}),
    },
  };
}

/** The first goal that the initiative of one of them serves. */
function servedGoal(records: MapRecords, stories: readonly Story[]): GoalId | null {
  const served = stories.flatMap(({ initiativeId }) =>
    initiativeId === null ? [] : (records.initiative.get(initiativeId)?.goals ?? []),
  );
  return liveInOrder(records.goal).find(({ id }) => served.includes(id))?.id ?? null;
}
