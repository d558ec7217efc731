/** What moving a story to another stage asks for, and what is written with it. */
import type * as Y from 'yjs';
import { isInPlan, missingOf, missingToPlan, type Missing } from '../model/commitment.ts';
import { recordOf } from '../model/document.ts';
import { initiativeFields } from '../model/initiative.ts';
import { isLive, readField } from '../model/readMap.ts';
import type { Stage, Story } from '../model/story.ts';
import { isUrgent } from '../model/urgent.ts';
import { isInBacklog } from '../views/backlog.ts';
import { CommandError } from './commandError.ts';
import { checkTradeOff, type TradeOffAnswer } from './tradeOffAnswer.ts';

const underWay: ReadonlySet<Stage> = new Set(['planned', 'inProgress', 'done']);
const missingWords: Readonly<Record<Missing, string>> = { owner: 'an owner', due: 'a due date' };

/**
 * The registers that go with the new stage. `next` is the story as it would be, stage and all; writes nothing.
 * E1: planned and in progress need an owner and a due date. E2: a critical bug may go there straight. E3: declined needs
 * a reason. E4: done keeps the moment and leaving it clears that; so do being in the plan and in the backlog.
 * Throws {@link CommandError} when something is missing.
 */
export function stageRegisters(story: Story, next: Story, now: number): Partial<Story> {
  if (next.stage === story.stage) return {};
  if (isInPlan(next))
    checkOwnerAndDue(next, next.stage === 'planned' ? 'A planned story' : 'A story in progress');
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

/** E5: what is locked in the scope of now gets into the plan with the trade-off only. The answer to keep, or null. */
export function tradeOffToPlan(
  doc: Y.Doc,
  story: Story,
  next: Story,
  answer: TradeOffAnswer | undefined,
): TradeOffAnswer | null {
  const entersPlan = isInPlan(next) && !isInPlan(story);
  return entersPlan && story.locked && isNow(doc, story) ? checkTradeOff(doc, answer) : null;
}

/** E6: what is committed to a sprint and not done has an owner and a due date, whatever its stage; a critical bug need not. */
export function checkCommitted(next: Story): void {
  if (next.sprintId !== null && next.stage !== 'done') checkOwnerAndDue(next, 'A story in a sprint');
}

/** E7: the owner and the due date of what is in the plan or in a sprint change, and are not taken away. */
export function checkKept(doc: Y.Doc, story: Story, next: Story): void {
  const before = missingOf(story);
  const taken = missingOf(next).filter((each) => !before.includes(each));
  if (taken.length === 0 || isUrgent(next)) return;
  const sprint = next.sprintId === null ? null : recordOf(doc, 'sprint', next.sprintId);
  const isInSprint = sprint !== null && isLive(sprint);
  if (!isInSprint && !isInPlan(next)) return;
  const standing = isInSprint ? 'in a sprint' : next.stage === 'planned' ? 'planned' : 'in progress';
  const wayOut = isInSprint ? 'take it out of the sprint' : 'move it back to the backlog';
  throw refused(next, `What is ${standing} keeps ${inWords(taken)}.`, `Set another one, or ${wayOut} first.`);
}

function checkOwnerAndDue(next: Story, what: string): void {
  const missing = missingToPlan(next);
  if (missing.length > 0) throw refused(next, `${what} needs ${inWords(missing)}.`);
}

function inWords(missing: readonly Missing[]): string {
  return missing.map((each) => missingWords[each]).join(' and ');
}

function isNow(doc: Y.Doc, { initiativeId }: Story): boolean {
  const initiative = initiativeId === null ? null : recordOf(doc, 'initiative', initiativeId);
  if (initiative === null || !isLive(initiative)) return false;
  return readField(initiativeFields.horizon, initiative.get('horizon')) === 'now';
}

function refused({ title }: Story, why: string, todo = ''): CommandError {
  const name = title.trim() === '' ? 'the untitled story' : `“${title.trim()}”`;
  const reason = `${why} Nothing was changed: ${name} stays as it is. ${todo}`.trim();
  return new CommandError({ kind: 'refused', reason });
}
