/** Says anew what a story is: another title, and what should be kept of the old one. */
import * as z from 'zod/mini';
import { longestDetails, longestTitle } from '../model/field.ts';
import { idSchema } from '../model/id.ts';
import { defineCommand } from './command.ts';
import { editText } from './editText.ts';
import { setText } from './setText.ts';
import { liveRecord } from './target.ts';

export const rewordStory = defineCommand({
  name: 'rewordStory',
  title: 'Reword a story',
  needs: 'editor',
  own: 'contributor',
  input: z.object({
    id: idSchema('story'),
    title: z.string().check(z.maxLength(longestTitle)),
    note: z.optional(z.string().check(z.maxLength(longestDetails))),
  }),
  apply: (doc, { id, title, note = '' }, context) => {
    const { details } = liveRecord(doc, 'story', id).read;
    // Nothing is written unless all of it can be: a title there is none of is refused before anything else, and of the
    // rest only the details may turn out too long.
    editText.apply(doc, { id, field: 'title', at: 0, remove: 0, insert: '' }, context);
    if (note.trim() !== '') {
      const text = details.trim() === '' ? note : `${details}\n\n${note}`;
      setText.apply(doc, { id, field: 'details', text }, context);
    }
    setText.apply(doc, { id, field: 'title', text: title }, context);
  },
});
