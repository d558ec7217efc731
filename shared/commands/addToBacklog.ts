/** Adds stories straight to the backlog, in their place on the map too. */
import * as z from 'zod/mini';
import { longestDetails, longestTitle } from '../model/field.ts';
import { idSchema } from '../model/id.ts';
import { placeAmong } from '../model/orderKey.ts';
import { estimateSchema, storyKinds } from '../model/story.ts';
import { insertRecord } from '../model/writeRecord.ts';
import { backlogLineOf } from './backlogLine.ts';
import { cellSiblings } from './cellSiblings.ts';
import { defineCommand } from './command.ts';
import { checkGroup, groupFields } from './groupOfBacklog.ts';
import { checkLive, indexAt, keysAt, placeFields, writeKeys } from './target.ts';

export const addToBacklog = defineCommand({
  name: 'addToBacklog',
  title: 'Add to the backlog',
  needs: 'editor',
  input: z.object({
    stepId: idSchema('step'),
    stories: z
      .array(
        z.object({
          title: z.string().check(z.maxLength(longestTitle)),
          details: z.optional(z.string().check(z.maxLength(longestDetails))),
          kind: z.optional(z.enum(storyKinds)),
          estimate: z.optional(estimateSchema),
        }),
      )
      .check(z.minLength(1), z.maxLength(200)),
    ...groupFields,
    ...placeFields,
  }),
  apply: (doc, { stepId, stories, before, after, ...group }, context) => {
    checkLive(doc, stepId);
    checkGroup(doc, group);
    const { initiativeId, releaseId = null, owner } = group;
    const count = stories.length;
    const cell = keysAt(doc, 'story', cellSiblings(doc, stepId, releaseId), {}, count);
    const line = backlogLineOf(doc);
    const { keys, rekeyed } = placeAmong(line, indexAt(line, { before, after }), count);
    writeKeys(doc, 'story', 'backlogOrder', rekeyed);
    const about = { stepId, releaseId, initiativeId, owner };
    const ids = stories.map((story, i) => {
      const id = context.newId('story');
      const places = { order: cell[i]!, backlogOrder: keys[i]! };
      const entry = { stage: 'backlog' as const, backlogAt: context.now() };
      insertRecord(doc, 'story', id, { ...story, ...about, ...entry, ...places });
      return id;
    });
    return { ids };
  },
});
