/** Makes stories of stickies, in a cell; a sticky that was pulled out of a story brings that very story back. */
import * as z from 'zod/mini';
import type * as Y from 'yjs';
import { recordOf } from '../model/document.ts';
import { idSchema } from '../model/id.ts';
import { isLive, readRecord } from '../model/readMap.ts';
import type { Sticky } from '../model/sticky.ts';
import type { StoryId } from '../model/story.ts';
import { insertRecord, writeFields } from '../model/writeRecord.ts';
import { cellSiblings } from './cellSiblings.ts';
import { defineCommand, type CommandContext } from './command.ts';
import { liveFreeThings, mostFreeThings } from './freeTarget.ts';
import { holdInstead } from './holdInstead.ts';
import { setText } from './setText.ts';
import { keysAt, liveRecord, placeFields } from './target.ts';

/** F3: pulled out and put back, a story has everything it had; only its words are the sticky's, and its place is new. */
export const stickiesToStories = defineCommand({
  name: 'stickiesToStories',
  title: 'Make stories of stickies',
  needs: 'editor',
  input: z.object({
    ids: z.array(idSchema('sticky')).check(z.minLength(1), z.maxLength(mostFreeThings)),
    stepId: idSchema('step'),
    releaseId: z.nullable(idSchema('release')),
    ...placeFields,
  }),
  alsoChanges: (doc, { ids }) => ids.map((id) => String(recordOf(doc, 'sticky', id)?.get('storyId') ?? '')),
  apply: (doc, { ids, stepId, releaseId, ...place }, context) => {
    liveRecord(doc, 'step', stepId);
    if (releaseId !== null) liveRecord(doc, 'release', releaseId);
    const stickies = liveFreeThings(doc, ids).map((id) => {
      return readRecord('sticky', id as Sticky['id'], recordOf(doc, 'sticky', id)!);
    });
    const keys = keysAt(doc, 'story', cellSiblings(doc, stepId, releaseId), place, stickies.length);
    const archivedAt = context.now();
    const taken = new Set<StoryId>();
    const stories = stickies.map((sticky, i) => {
      const at = { stepId, releaseId, order: keys[i]! };
      const story = broughtBack(doc, sticky, taken, at, context) ?? madeNew(doc, sticky, at, context);
      taken.add(story);
      writeFields(recordOf(doc, 'sticky', sticky.id)!, 'sticky', { archivedAt });
      return story;
    });
    holdInstead(doc, new Map(stickies.map(({ id }, i) => [id, stories[i]!])));
    return { ids: stories };
  },
});

type StoryPlace = Pick<Parameters<typeof insertRecord<'story'>>[3], 'stepId' | 'releaseId' | 'order'>;

function madeNew(doc: Y.Doc, { title }: Sticky, at: StoryPlace, context: CommandContext): StoryId {
  const id = context.newId('story');
  insertRecord(doc, 'story', id, { title, ...at });
  return id;
}

/** The archived story a sticky was pulled out of, live again in its new place; null when there is none. */
function broughtBack(
  doc: Y.Doc,
  { storyId, title }: Sticky,
  taken: ReadonlySet<StoryId>,
  at: StoryPlace,
  context: CommandContext,
): StoryId | null {
  const record = storyId === null || taken.has(storyId) ? null : recordOf(doc, 'story', storyId);
  if (storyId === null || record === null || isLive(record)) return null;
  writeFields(record, 'story', { ...at, archivedAt: null });
  setText.apply(doc, { id: storyId, field: 'title', text: title }, context);
  return storyId;
}
