/** Puts a persona on an activity, step or story, or a label on a story, or takes it off. */
import * as Y from 'yjs';
import * as z from 'zod/mini';
import { idSchema, kindOf } from '../model/id.ts';
import { fieldsOf } from '../model/records.ts';
import { CommandError } from './commandError.ts';
import { defineCommand } from './command.ts';
import { anyLiveRecord } from './target.ts';

export const tagRecord = defineCommand({
  name: 'tagRecord',
  title: 'Put on or take off',
  description:
    'Puts a persona on an activity, step or story, or a label on a story (on: true), or takes it off.',
  needs: 'editor',
  input: z.object({
    id: z.string(),
    tag: z.union([idSchema('persona'), idSchema('label')]),
    on: z.boolean(),
  }),
  apply: (doc, { id, tag, on }) => {
    const { kind, record } = anyLiveRecord(doc, id);
    if (on) anyLiveRecord(doc, tag);
    const field = kindOf(tag) === 'persona' ? 'personas' : 'labels';
    const tags = record.get(field);
    if (fieldsOf[kind][field]?.holds !== 'set' || !(tags instanceof Y.Map)) {
      throw new CommandError({ kind: 'refused', reason: `A ${kind} carries no ${field}.` });
    }
    if (on && !tags.has(tag)) tags.set(tag, true);
    if (!on && tags.has(tag)) tags.delete(tag);
  },
});
