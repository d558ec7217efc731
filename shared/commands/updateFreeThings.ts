/** Gives free things another colour, size of type or width of line; what a thing does not have is passed over. */
import * as z from 'zod/mini';
import { recordOf } from '../model/document.ts';
import { textScales } from '../model/freeText.ts';
import { freeKindOf } from '../model/freeThing.ts';
import { hueSchema } from '../model/hue.ts';
import { strokeWidthSchema } from '../model/stroke.ts';
import { writeFields } from '../model/writeRecord.ts';
import { defineCommand } from './command.ts';
import { freeIdsSchema, liveFreeThings } from './freeTarget.ts';

export const updateFreeThings = defineCommand({
  name: 'updateFreeThings',
  title: 'Change the look',
  needs: 'editor',
  input: z.object({
    ids: freeIdsSchema,
    hue: z.optional(hueSchema),
    scale: z.optional(z.enum(textScales)),
    width: z.optional(strokeWidthSchema),
  }),
  apply: (doc, { ids, hue, scale, width }) => {
    for (const id of liveFreeThings(doc, ids)) {
      const kind = freeKindOf(id)!;
      const record = recordOf(doc, kind, id)!;
      if (kind === 'text') writeFields(record, kind, { hue, scale });
      else if (kind === 'stroke') writeFields(record, kind, { hue, width });
      else if (kind !== 'frame' && kind !== 'image') writeFields(record, kind, { hue });
    }
  },
});
