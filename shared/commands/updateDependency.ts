/** Sets what kind of dependency it is, and its note. */
import * as z from 'zod/mini';
import { dependencyKinds, noteSchema } from '../model/dependency.ts';
import { idSchema } from '../model/id.ts';
import { writeFields } from '../model/writeRecord.ts';
import { defineCommand } from './command.ts';
import { liveRecord } from './target.ts';

export const updateDependency = defineCommand({
  name: 'updateDependency',
  title: 'Change a dependency',
  description: 'Sets the kind or the note of a dependency; what is not given stays.',
  needs: 'editor',
  input: z.object({
    id: idSchema('dependency'),
    kind: z.optional(z.enum(dependencyKinds)),
    note: z.optional(noteSchema),
  }),
  apply: (doc, { id, ...fields }) => {
    writeFields(liveRecord(doc, 'dependency', id).record, 'dependency', fields);
  },
});
