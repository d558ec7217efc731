/** Pulls stories out of the grid: each becomes a sticky with its words, and the story is archived. */
import * as z from 'zod/mini';
import { longestTitle } from '../model/field.ts';
import { allowedPoint, pointSchema } from '../model/freePlace.ts';
import { idSchema } from '../model/id.ts';
import { stickySize } from '../model/sticky.ts';
import { insertRecord } from '../model/writeRecord.ts';
import { archive } from './archive.ts';
import { defineCommand } from './command.ts';
import { mostFreeThings, stackingKeys } from './freeTarget.ts';
import { holdInstead } from './holdInstead.ts';
import { liveStories } from './target.ts';

/** Between stickies pulled out together, in map units. */
const gap = 16;
/** Of several, so many stand side by side. */
const perRow = 4;

export const storiesToStickies = defineCommand({
  name: 'storiesToStickies',
  title: 'Pull out as stickies',
  needs: 'editor',
  input: z.object({
    ids: z.array(idSchema('story')).check(z.minLength(1), z.maxLength(mostFreeThings)),
    at: pointSchema,
  }),
  apply: (doc, { ids, at }, context) => {
    const stories = liveStories(doc, ids);
    const keys = stackingKeys(doc, 'front', stories.length);
    const stickies = stories.map((story, i) => {
      const id = context.newId('sticky');
      const place = {
        x: at.x + (i % perRow) * (stickySize.width + gap),
        y: at.y + Math.floor(i / perRow) * (stickySize.height + gap),
      };
      insertRecord(doc, 'sticky', id, {
        title: story.title.slice(0, longestTitle),
        at: allowedPoint(place),
        size: stickySize,
        storyId: story.id,
        order: keys[i]!,
      });
      return id;
    });
    archive.apply(doc, { ids: stories.map(({ id }) => id) }, context);
    holdInstead(doc, new Map(stories.map(({ id }, i) => [id, stickies[i]!])));
    return { ids: stickies };
  },
});
