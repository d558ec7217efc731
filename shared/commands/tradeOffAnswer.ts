/** The answer to what drops when something is promised now: asked for, looked at, kept as a record, and carried out. */
import * as Y from 'yjs';
import * as z from 'zod/mini';
import { noteSchema } from '../model/field.ts';
import { recordOf } from '../model/document.ts';
import { idSchema, isId } from '../model/id.ts';
import type { InitiativeId } from '../model/initiative.ts';
import type { TradeOff } from '../model/tradeOff.ts';
import { insertRecord, writeFields } from '../model/writeRecord.ts';
import { columnOfRoadmap } from './columnOfRoadmap.ts';
import type { CommandContext } from './command.ts';
import { CommandError } from './commandError.ts';
import { checkLive, keysToMove } from './target.ts';

export const tradeOffSchema = z.object({
  goalId: idSchema('goal'),
  /** Stories and initiatives; none: nothing drops, it goes over capacity. */
  drops: z.array(z.union([idSchema('story'), idSchema('initiative')])).check(z.maxLength(200)),
  note: z.optional(noteSchema),
});
export type TradeOffAnswer = z.infer<typeof tradeOffSchema>;

/** T1: what is now is a promise, so nothing gets in without an answer. Throws when there is none, or it names what is gone. */
export function checkTradeOff(doc: Y.Doc, answer: TradeOffAnswer | undefined): TradeOffAnswer {
  if (answer === undefined) {
    throw new CommandError({
      kind: 'refused',
      reason:
        'What is now is promised, so nothing was changed. Say which goal this serves and what drops for it, or that nothing does (tradeOff).',
    });
  }
  checkLive(doc, answer.goalId, ...answer.drops);
  return answer;
}

/**
 * Keeps an answer that was looked at, and does what it says. T2: what is promised serves the goal from now on.
 * T3: initiatives that drop go from now to the top of next; one that has left now meanwhile stays where it is.
 */
export function recordTradeOff(
  doc: Y.Doc,
  about: Partial<Pick<TradeOff, 'initiativeId' | 'storyId'>>,
  { goalId, drops, note }: TradeOffAnswer,
  context: CommandContext,
): void {
  const { initiativeId = null } = about;
  const initiatives = drops.filter((id) => isId('initiative', id)).filter((id) => id !== initiativeId);
  insertRecord(doc, 'tradeOff', context.newId('tradeOff'), {
    ...about,
    goalId,
    note,
    stories: drops.filter((id) => isId('story', id)),
    initiatives,
    at: context.now(),
    createdBy: context.author?.key,
  });
  if (initiativeId !== null) {
    const goals = recordOf(doc, 'initiative', initiativeId)?.get('goals');
    if (goals instanceof Y.Map && !goals.has(goalId)) goals.set(goalId, true);
  }
  dropToNext(doc, initiatives);
}

function dropToNext(doc: Y.Doc, initiatives: readonly InitiativeId[]): void {
  const dropped = columnOfRoadmap(doc, 'now').filter(({ id }) => initiatives.includes(id));
  if (dropped.length === 0) return;
  const next = columnOfRoadmap(doc, 'next');
  const moving = dropped.map(({ id }) => id);
  const keys = keysToMove(doc, 'initiative', next, moving, { before: next[0]?.id });
  moving.forEach((id, i) => {
    const record = recordOf(doc, 'initiative', id);
    if (record !== null) writeFields(record, 'initiative', { horizon: 'next', order: keys?.[i] });
  });
}
