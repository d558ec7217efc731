/** The answer to a trade-off while it is being given: complete when a goal is said and what drops. */
import { useState } from 'react';
import { addGoal } from '../../../shared/commands/addGoal.ts';
import type { TradeOffAnswer } from '../../../shared/commands/tradeOffAnswer.ts';
import type { GoalId } from '../../../shared/model/goal.ts';
import type { InitiativeId } from '../../../shared/model/initiative.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import { liveInOrder } from '../../../shared/views/liveRecords.ts';
import { roadmapOf } from '../../../shared/views/roadmap.ts';
import type { MapSession } from '../../session/mapSession.ts';

export interface TradeOffDraft {
  readonly goalId: GoalId | null;
  /** Named here while the map has no goal. */
  readonly newGoal: string;
  readonly drops: readonly InitiativeId[];
  /** Said that nothing drops. */
  readonly dropsNothing: boolean;
  readonly note: string;
}

export interface TradeOff {
  readonly draft: TradeOffDraft;
  readonly change: (part: Partial<TradeOffDraft>) => void;
  readonly isComplete: boolean;
  /** The answer as the command takes it; makes the goal that was named here. Null: that was refused. */
  readonly answer: () => TradeOffAnswer | null;
}

/** `goals` are those it serves already: the only one is chosen from the start. What is gone meanwhile falls out. */
export function useTradeOff(session: MapSession, records: MapRecords, goals: readonly GoalId[]): TradeOff {
  const all = liveInOrder(records.goal).map(({ id }) => id);
  const served = all.filter((id) => goals.includes(id));
  const [draft, setDraft] = useState<TradeOffDraft>(() => ({
    goalId: served.length === 1 ? served[0]! : null,
    newGoal: '',
    drops: [],
    dropsNothing: false,
    note: '',
  }));
  const now = roadmapOf(records).columns.now.map(({ initiative }) => initiative.id);
  const goalId = draft.goalId !== null && all.includes(draft.goalId) ? draft.goalId : null;
  const drops = draft.drops.filter((id) => now.includes(id));
  const hasGoal = goalId !== null || (all.length === 0 && draft.newGoal.trim() !== '');
  const answer = (): TradeOffAnswer | null => {
    const made =
      goalId ??
      session.actions.runLate(addGoal, { title: draft.newGoal.trim(), kind: 'customer' })?.id ??
      null;
    return made === null ? null : { goalId: made, drops: [...drops], note: draft.note.trim() };
  };
  return {
    draft: { ...draft, goalId, drops },
    change: (part) => setDraft((before) => ({ ...before, ...part })),
    isComplete: hasGoal && (drops.length > 0 || draft.dropsNothing || now.length === 0),
    answer,
  };
}
