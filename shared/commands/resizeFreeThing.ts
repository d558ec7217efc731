/** Gives a sticky or a frame another size, or a text another width; from the left or the top it moves as well. */
import * as z from 'zod/mini';
import { allowedPoint, allowedSize, pointSchema, sizeSchema } from '../model/freePlace.ts';
import { textWidthSchema } from '../model/freeText.ts';
import { idSchema, isId } from '../model/id.ts';
import { writeFields } from '../model/writeRecord.ts';
import { defineCommand } from './command.ts';
import { liveRecord } from './target.ts';

export const resizeFreeThing = defineCommand({
  name: 'resizeFreeThing',
  title: 'Resize',
  needs: 'editor',
  input: z.object({
    id: z.union([idSchema('sticky'), idSchema('frame'), idSchema('text'), idSchema('image')]),
    at: z.optional(pointSchema),
    size: sizeSchema,
  }),
  apply: (doc, { id, at, size }) => {
    const place = at === undefined ? undefined : allowedPoint(at);
    if (isId('text', id)) {
      const width = textWidthSchema.safeParse(size.width);
      const { record } = liveRecord(doc, 'text', id);
      writeFields(record, 'text', { at: place, width: width.success ? width.data : undefined });
    } else if (isId('image', id)) {
      writeFields(liveRecord(doc, 'image', id).record, 'image', { at: place, size: allowedSize(size) });
    } else if (isId('sticky', id)) {
      writeFields(liveRecord(doc, 'sticky', id).record, 'sticky', { at: place, size: allowedSize(size) });
    } else writeFields(liveRecord(doc, 'frame', id).record, 'frame', { at: place, size: allowedSize(size) });
  },
});
