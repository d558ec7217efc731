/** Moves an initiative to a column of the roadmap, or within its own. */
import * as z from 'zod/mini';
import { idSchema } from '../model/id.ts';
import { horizons } from '../model/initiative.ts';
import { writeFields } from '../model/writeRecord.ts';
import { columnOfRoadmap } from './columnOfRoadmap.ts';
import { defineCommand } from './command.ts';
import { keysToMove, liveRecord, placeFields } from './target.ts';
import { checkTradeOff, recordTradeOff, tradeOffSchema } from './tradeOffAnswer.ts';

export const moveInitiative = defineCommand({
  name: 'moveInitiative',
  title: 'Move an initiative',
  needs: 'editor',
  input: z.object({
    id: idSchema('initiative'),
    horizon: z.optional(z.enum(horizons)),
    tradeOff: z.optional(tradeOffSchema),
    ...placeFields,
  }),
  apply: (doc, { id, horizon: to, tradeOff, ...place }, context) => {
    const { record, read } = liveRecord(doc, 'initiative', id);
    const horizon = to ?? read.horizon;
    const answer = horizon === 'now' && read.horizon !== 'now' ? checkTradeOff(doc, tradeOff) : null;
    const keys = keysToMove(doc, 'initiative', columnOfRoadmap(doc, horizon), [id], place);
    writeFields(record, 'initiative', { horizon, order: keys?.[0] });
    if (answer !== null) recordTradeOff(doc, { initiativeId: id }, answer, context);
  },
});
