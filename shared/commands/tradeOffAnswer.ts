/** The answer to what drops when something is promised now: asked for, looked at, and kept as a record. */
import type * as Y from 'yjs';
import * as z from 'zod/mini';
import { noteSchema } from '../model/field.ts';
import { idSchema, isId } from '../model/id.ts';
import type { TradeOff } from '../model/tradeOff.ts';
import { insertRecord } from '../model/writeRecord.ts';
import type { CommandContext } from './command.ts';
import { CommandError } from './commandError.ts';
import { checkLive } from './target.ts';

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

/** Keeps an answer that was looked at. */
export function recordTradeOff(
  doc: Y.Doc,
  about: Partial<Pick<TradeOff, 'initiativeId' | 'storyId'>>,
  { goalId, drops, note }: TradeOffAnswer,
  context: CommandContext,
): void {
  insertRecord(doc, 'tradeOff', context.newId('tradeOff'), {
    ...about,
    goalId,
    note,
    stories: drops.filter((id) => isId('story', id)),
    initiatives: drops.filter((id) => isId('initiative', id)),
    at: context.now(),
    createdBy: context.author?.key,
  });
}
