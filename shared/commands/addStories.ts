/** Adds one or more stories to a cell; a paste of many lines is one command, one undo step, one frame. */
import * as z from 'zod/mini';
import { longestDetails, longestTitle } from '../model/field.ts';
import { idSchema } from '../model/id.ts';
import { estimateSchema, storyKinds } from '../model/story.ts';
import { insertRecord } from '../model/writeRecord.ts';
import { atLeast } from '../protocol/role.ts';
import { defineCommand } from './command.ts';
import { cellSiblings } from './cellSiblings.ts';
import { keysAt, liveRecord, placeFields } from './target.ts';

const newStory = z.object({
  title: z.string().check(z.maxLength(longestTitle)),
  details: z.optional(z.string().check(z.maxLength(longestDetails))),
  kind: z.optional(z.enum(storyKinds)),
  estimate: z.optional(estimateSchema),
});

export const addStories = defineCommand({
  name: 'addStories',
  title: 'Add stories',
  needs: 'contributor',
  input: z.object({
    stepId: idSchema('step'),
    releaseId: z.nullable(idSchema('release')),
    stories: z.array(newStory).check(z.minLength(1), z.maxLength(1000)),
    ...placeFields,
  }),
  apply: (doc, { stepId, releaseId, stories, ...place }, context) => {
    liveRecord(doc, 'step', stepId);
    if (releaseId !== null) liveRecord(doc, 'release', releaseId);
    const keys = keysAt(doc, 'story', cellSiblings(doc, stepId, releaseId), place, stories.length);
    // A1: kept only for those whose rights depend on it, so that maps of editors stay small.
    const createdBy = atLeast(context.role, 'editor') ? undefined : context.author?.key;
    const ids = stories.map((story, i) => {
      const id = context.newId('story');
      insertRecord(doc, 'story', id, { ...story, stepId, releaseId, order: keys[i]!, createdBy });
      return id;
    });
    return { ids };
  },
});
