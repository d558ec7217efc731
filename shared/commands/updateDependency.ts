/** Sets what kind of dependency it is, its note, when it is needed, and which party outside it is on. */
import type * as Y from 'yjs';
import * as z from 'zod/mini';
import { daySchema } from '../model/calendarDay.ts';
import { dependencyKinds, type Dependency } from '../model/dependency.ts';
import { noteSchema } from '../model/field.ts';
import { idSchema } from '../model/id.ts';
import { shortNameSchema } from '../model/persona.ts';
import { writeFields } from '../model/writeRecord.ts';
import { CommandError } from './commandError.ts';
import { defineCommand } from './command.ts';
import { externalDependencies } from './dependencyWay.ts';
import { liveRecord } from './target.ts';

export const updateDependency = defineCommand({
  name: 'updateDependency',
  title: 'Change a dependency',
  needs: 'editor',
  input: z.object({
    id: idSchema('dependency'),
    kind: z.optional(z.enum(dependencyKinds)),
    note: z.optional(noteSchema),
    due: z.optional(daySchema),
    external: z.optional(shortNameSchema),
  }),
  apply: (doc, { id, external, ...fields }) => {
    const { record, read } = liveRecord(doc, 'dependency', id);
    const party = external?.trim();
    if (party !== undefined) checkParty(doc, read, party);
    writeFields(record, 'dependency', { ...fields, external: party });
  },
});

/** A dependency stays on what it is on, a story or a party, and a story waits for a party once. */
function checkParty(doc: Y.Doc, { id, storyId, needsId }: Dependency, party: string): void {
  if (needsId !== null || party === '') {
    throw refused(
      'A dependency is on one story or on one party outside (external). Nothing was changed; remove it and add another one.',
    );
  }
  const isThere = externalDependencies(doc).some(
    (each) => each.id !== id && each.storyId === storyId && each.external === party,
  );
  if (isThere) throw refused(`It waits for ${party} already. Nothing was changed; change that one.`);
}

function refused(reason: string): CommandError {
  return new CommandError({ kind: 'refused', reason });
}
