/** Adds an initiative to a column of the roadmap. */
import * as z from 'zod/mini';
import { longestDetails, longestTitle } from '../model/field.ts';
import { idSchema } from '../model/id.ts';
import { confidences, horizons, initiativeKinds } from '../model/initiative.ts';
import { shortNameSchema } from '../model/persona.ts';
import { windowSchema } from '../model/release.ts';
import { insertRecord } from '../model/writeRecord.ts';
import { columnOfRoadmap } from './columnOfRoadmap.ts';
import { defineCommand } from './command.ts';
import { checkLive, keysAt, placeFields } from './target.ts';
import { checkTradeOff, recordTradeOff, tradeOffSchema } from './tradeOffAnswer.ts';

/** What an initiative is, besides its texts and its column. */
export const initiativeRegisters = {
  themeId: z.optional(z.nullable(idSchema('theme'))),
  goals: z.optional(z.array(idSchema('goal')).check(z.maxLength(50))),
  kind: z.optional(z.enum(initiativeKinds)),
  confidence: z.optional(z.enum(confidences)),
  exploratory: z.optional(z.boolean()),
  window: z.optional(windowSchema),
  team: z.optional(shortNameSchema),
};

export const addInitiative = defineCommand({
  name: 'addInitiative',
  title: 'Add an initiative',
  needs: 'editor',
  input: z.object({
    title: z.string().check(z.maxLength(longestTitle)),
    details: z.optional(z.string().check(z.maxLength(longestDetails))),
    outcome: z.optional(z.string().check(z.maxLength(longestTitle))),
    horizon: z.optional(z.enum(horizons)),
    ...initiativeRegisters,
    tradeOff: z.optional(tradeOffSchema),
    ...placeFields,
  }),
  apply: (doc, { before, after, tradeOff, horizon = 'later', ...fields }, context) => {
    checkLive(doc, fields.themeId, ...(fields.goals ?? []));
    const answer = horizon === 'now' ? checkTradeOff(doc, tradeOff) : null;
    const [order] = keysAt(doc, 'initiative', columnOfRoadmap(doc, horizon), { before, after }, 1);
    const id = context.newId('initiative');
    insertRecord(doc, 'initiative', id, { ...fields, horizon, order: order! });
    if (answer !== null) recordTradeOff(doc, { initiativeId: id }, answer, context);
    return { id };
  },
});
