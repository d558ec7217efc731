/** Sets what kind of dependency it is, its note, and when it is needed. */
import * as z from 'zod/mini';
import { daySchema } from '../model/calendarDay.ts';
import { dependencyKinds } from '../model/dependency.ts';
import { noteSchema } from '../model/field.ts';
import { idSchema } from '../model/id.ts';
import { writeFields } from '../model/writeRecord.ts';
import { defineCommand } from './command.ts';
import { liveRecord } from './target.ts';

export const updateDependency = defineCommand({
  name: 'updateDependency',
  title: 'Change a dependency',
  description: 'Sets the kind, the note or the due date of a dependency; what is not given stays.',
  needs: 'editor',
  input: z.object({
    id: idSchema('dependency'),
    kind: z.optional(z.enum(dependencyKinds)),
    note: z.optional(noteSchema),
    due: z.optional(daySchema),
  }),
  apply: (doc, { id, ...fields }) => {
    writeFields(liveRecord(doc, 'dependency', id).record, 'dependency', fields);
  },
});
