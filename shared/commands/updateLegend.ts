/** Renames or recolours a persona or a label. */
import * as z from 'zod/mini';
import { hueSchema } from '../model/hue.ts';
import { idSchema, kindOf } from '../model/id.ts';
import { writeFields } from '../model/writeRecord.ts';
import { defineCommand } from './command.ts';
import { anyLiveRecord } from './target.ts';

export const updateLegend = defineCommand({
  name: 'updateLegend',
  title: 'Change a persona or label',
  needs: 'editor',
  input: z.object({
    id: z.union([idSchema('persona'), idSchema('label')]),
    name: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(60))),
    hue: z.optional(hueSchema),
  }),
  apply: (doc, { id, ...fields }) => {
    writeFields(anyLiveRecord(doc, id).record, kindOf(id) === 'label' ? 'label' : 'persona', fields);
  },
});
