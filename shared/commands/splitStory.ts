/** Splits parts off a story that is too big. */
import type * as Y from 'yjs';
import * as z from 'zod/mini';
import { recordOf } from '../model/document.ts';
import { longestTitle } from '../model/field.ts';
import { idSchema } from '../model/id.ts';
import { placeAmong } from '../model/orderKey.ts';
import { estimateSchema, type StoryId } from '../model/story.ts';
import { insertRecord, writeFields } from '../model/writeRecord.ts';
import { isInBacklog } from '../views/backlog.ts';
import { backlogLineOf } from './backlogLine.ts';
import { cellSiblings, columnOf, laneOf } from './cellSiblings.ts';
import { CommandError } from './commandError.ts';
import { defineCommand } from './command.ts';
import { dependenciesWith } from './dependencyWay.ts';
import { insightsOf } from './insightsOf.ts';
import { keysAt, liveRecord, writeKeys } from './target.ts';

/**
 * Y1: the story itself stays, as what is left of it, with its history and comments. Y2: each part remembers what it was
 * split from; Y3: it needs what the whole needed and is needed where the whole was, so nothing looks ready too early.
 */
export const splitStory = defineCommand({
  name: 'splitStory',
  title: 'Split a story',
  needs: 'editor',
  input: z.object({
    id: idSchema('story'),
    estimate: z.optional(estimateSchema),
    parts: z
      .array(
        z.object({
          title: z.string().check(z.maxLength(longestTitle)),
          estimate: z.optional(estimateSchema),
          criteria: z.optional(z.array(idSchema('criterion')).check(z.maxLength(200))),
        }),
      )
      .check(z.minLength(1), z.maxLength(20)),
  }),
  apply: (doc, { id, estimate: left, parts }, context) => {
    const { record, read: story } = liveRecord(doc, 'story', id);
    if (story.stage === 'done' || story.stage === 'declined') {
      throw new CommandError({
        kind: 'refused',
        reason: 'What is done or declined is not split. Nothing was changed; add new stories instead.',
      });
    }
    for (const criterion of parts.flatMap(({ criteria = [] }) => criteria)) {
      if (liveRecord(doc, 'criterion', criterion).read.storyId !== id) {
        throw new CommandError({ kind: 'refused', reason: 'A criterion of another story stays there.' });
      }
    }
    const cell = cellSiblings(doc, columnOf(doc, story.stepId), laneOf(doc, story.releaseId));
    const orders = keysAt(doc, 'story', cell, { after: id }, parts.length);
    const backlogOrders = isInBacklog(story) ? keysBehind(doc, id, parts.length) : [];
    const stage = isInBacklog(story) ? ('backlog' as const) : story.stage;
    const { kind, stepId, releaseId, initiativeId, personas, labels, severity } = story;
    const { backlogAt } = story;
    const split = { stage, splitFrom: id, backlogAt };
    const kept = { kind, stepId, releaseId, initiativeId, personas, labels, severity, ...split };
    writeFields(record, 'story', { estimate: left });
    const ids = parts.map(({ title, estimate, criteria = [] }, i) => {
      const part = context.newId('story');
      const places = { order: orders[i]!, backlogOrder: backlogOrders[i] };
      insertRecord(doc, 'story', part, { ...kept, title, estimate, ...places });
      for (const criterion of criteria)
        writeFields(recordOf(doc, 'criterion', criterion)!, 'criterion', { storyId: part });
      return part;
    });
    for (const dependency of dependenciesWith(doc, [id])) {
      const { id: _own, ...fields } = dependency;
      const side = dependency.storyId === id ? 'storyId' : 'needsId';
      for (const part of ids)
        insertRecord(doc, 'dependency', context.newId('dependency'), { ...fields, [side]: part });
    }
    for (const stories of insightsOf(doc, [id])) for (const part of ids) stories.set(part, true);
    return { ids };
  },
});

/** Keys right behind a story in the backlog. */
function keysBehind(doc: Y.Doc, id: StoryId, count: number): string[] {
  const line = backlogLineOf(doc);
  const { keys, rekeyed } = placeAmong(line, line.findIndex((story) => story.id === id) + 1, count);
  writeKeys(doc, 'story', 'backlogOrder', rekeyed);
  return keys;
}
