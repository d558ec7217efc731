/** Sets what a theme is and how it is measured, or moves it among the themes. */
import * as z from 'zod/mini';
import { idSchema } from '../model/id.ts';
import { themeKinds } from '../model/theme.ts';
import { writeFields } from '../model/writeRecord.ts';
import { metricFields } from './addTheme.ts';
import { defineCommand } from './command.ts';
import { keyToMove, liveRecord, placeFields, siblings } from './target.ts';

export const updateTheme = defineCommand({
  name: 'updateTheme',
  title: 'Change a theme',
  needs: 'editor',
  input: z.object({
    id: idSchema('theme'),
    kind: z.optional(z.enum(themeKinds)),
    ...metricFields,
    ...placeFields,
  }),
  apply: (doc, { id, before, after, ...fields }) => {
    const { record } = liveRecord(doc, 'theme', id);
    const order = keyToMove(doc, 'theme', siblings(doc, 'theme'), id, { before, after });
    writeFields(record, 'theme', { ...fields, order });
  },
});
