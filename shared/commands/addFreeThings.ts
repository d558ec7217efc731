/** Adds stickies, texts, frames, arrows, strokes and images (whose file the map has already) around the grid, above what lies there. */
import * as z from 'zod/mini';
import { arrowEndSchema } from '../model/arrow.ts';
import { longestTitle } from '../model/field.ts';
import { pointSchema, sizeSchema } from '../model/freePlace.ts';
import { longestFreeText, textScales, textWidthSchema } from '../model/freeText.ts';
import type { FreeId } from '../model/freeThing.ts';
import { hueSchema } from '../model/hue.ts';
import { imageHashSchema } from '../model/image.ts';
import { frameSize } from '../model/frame.ts';
import { stickySize } from '../model/sticky.ts';
import { strokeWidthSchema } from '../model/stroke.ts';
import { strokePathSchema } from '../model/strokePath.ts';
import { insertRecord } from '../model/writeRecord.ts';
import { defineCommand, type CommandContext } from './command.ts';
import { mostFreeThings, stackingKeys } from './freeTarget.ts';
import type * as Y from 'yjs';

const title = z.optional(z.string().check(z.maxLength(longestTitle)));
const hue = z.optional(hueSchema);

const newThing = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sticky'), at: pointSchema, size: z.optional(sizeSchema), title, hue }),
  z.object({
    kind: z.literal('text'),
    at: pointSchema,
    title: z.optional(z.string().check(z.maxLength(longestFreeText))),
    width: z.optional(textWidthSchema),
    scale: z.optional(z.enum(textScales)),
    hue,
  }),
  z.object({ kind: z.literal('frame'), at: pointSchema, size: z.optional(sizeSchema), name: title }),
  z.object({ kind: z.literal('arrow'), from: arrowEndSchema, to: arrowEndSchema, title, hue }),
  z.object({ kind: z.literal('image'), hash: imageHashSchema, at: pointSchema, size: sizeSchema, title }),
  z.object({
    kind: z.literal('stroke'),
    at: pointSchema,
    path: strokePathSchema,
    width: z.optional(strokeWidthSchema),
    hue,
  }),
]);
/** A free thing that is to be added. */
export type NewFreeThing = z.infer<typeof newThing>;

export const addFreeThings = defineCommand({
  name: 'addFreeThings',
  title: 'Add around the map',
  needs: 'editor',
  input: z.object({ things: z.array(newThing).check(z.minLength(1), z.maxLength(mostFreeThings)) }),
  apply: (doc, { things }, context) => {
    const keys = stackingKeys(doc, 'front', things.length);
    return { ids: things.map((thing, i) => insertThing(doc, thing, keys[i]!, context)) };
  },
});

function insertThing(doc: Y.Doc, thing: NewFreeThing, order: string, context: CommandContext): FreeId {
  const id = context.newId(thing.kind);
  const { kind, ...fields } = thing;
  const size = kind === 'sticky' ? { size: stickySize } : kind === 'frame' ? { size: frameSize } : {};
  insertRecord(doc, kind, id, { ...size, ...fields, order });
  return id;
}
