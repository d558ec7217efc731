/** What moving a story to another stage asks for, and what is written with it. */
import type * as Y from 'yjs';
import { recordOf } from '../model/document.ts';
import { initiativeFields } from '../model/initiative.ts';
import { isLive, readField } from '../model/readMap.ts';
import type { Stage, Story } from '../model/story.ts';
import { isUrgent } from '../model/urgent.ts';
import { isInBacklog } from '../views/backlog.ts';
import { CommandError } from './commandError.ts';
import { checkTradeOff, type TradeOffAnswer } from './tradeOffAnswer.ts';

const underWay: ReadonlySet<Stage> = new Set(['planned', 'inProgress', 'done']);

/**
 * The registers that go with the new stage. `next` is the story as it would be, stage and all; writes nothing.
 * E1: into planned needs an owner and a due date. E2: a critical bug may go there straight. E3: declined needs a reason.
 * E4: done keeps the moment and leaving it clears that; so do being in the plan and in the backlog.
 * Throws {@link CommandError} when something is missing.
 */
export function stageRegisters(story: Story, next: Story, now: number): Partial<Story> {
  if (next.stage === story.stage) return {};
  if (next.stage === 'planned' && !isUrgent(next)) {
    const missing = [
      ...(next.owner.trim() === '' ? ['an owner'] : []),
      ...(next.due === null ? ['a due date'] : []),
    ];
    if (missing.length > 0) throw refused(next, `A planned story needs ${missing.join(' and ')}.`);
  }
  if (next.stage === 'declined' && next.declineReason.trim() === '') {
    throw refused(next, 'Declining needs a reason, so that nobody has to ask again.');
  }
  const isUnderWay = underWay.has(next.stage);
  return {
    doneAt: next.stage === 'done' ? now : null,
    plannedAt: isUnderWay ? (underWay.has(story.stage) ? story.plannedAt : now) : null,
    backlogAt: isInBacklog(next) ? (isInBacklog(story) ? story.backlogAt : now) : null,
  };
}

/** E5: what is locked in the scope of now enters planned with the trade-off only. The answer to keep, or null. */
export function tradeOffToPlan(
  doc: Y.Doc,
  story: Story,
  next: Story,
  answer: TradeOffAnswer | undefined,
): TradeOffAnswer | null {
  const entersPlanned = next.stage === 'planned' && story.stage !== 'planned';
  return entersPlanned && story.locked && isNow(doc, story) ? checkTradeOff(doc, answer) : null;
}

function isNow(doc: Y.Doc, { initiativeId }: Story): boolean {
  const initiative = initiativeId === null ? null : recordOf(doc, 'initiative', initiativeId);
  if (initiative === null || !isLive(initiative)) return false;
  return readField(initiativeFields.horizon, initiative.get('horizon')) === 'now';
}

function refused({ title }: Story, why: string): CommandError {
  const name = title.trim() === '' ? 'the untitled story' : `“${title.trim()}”`;
  return new CommandError({ kind: 'refused', reason: `${why} Nothing was changed: ${name} stays as it is.` });
}
