/** Adds a persona to the map. */
import * as z from 'zod/mini';
import { hueSchema, hues } from '../model/hue.ts';
import { insertRecord } from '../model/writeRecord.ts';
import { defineCommand } from './command.ts';
import { keysAt, siblings } from './target.ts';

export const addPersona = defineCommand({
  name: 'addPersona',
  title: 'Add a persona',
  needs: 'editor',
  input: z.object({
    name: z.string().check(z.trim(), z.minLength(1), z.maxLength(60)),
    hue: z.optional(hueSchema),
  }),
  apply: (doc, input, context) => {
    const among = siblings(doc, 'persona');
    const [order] = keysAt(doc, 'persona', among, {}, 1);
    const id = context.newId('persona');
    const hue = input.hue ?? hues[1 + (among.length % (hues.length - 1))]!;
    insertRecord(doc, 'persona', id, { name: input.name, hue, order: order! });
    return { id };
  },
});
