/** Says that one story needs another, or a party outside. Said again, it only changes the kind: there is one for the same two. */
import * as z from 'zod/mini';
import { daySchema } from '../model/calendarDay.ts';
import { dependencyKinds, type Dependency, type DependencyId } from '../model/dependency.ts';
import { noteSchema } from '../model/field.ts';
import { idSchema } from '../model/id.ts';
import { shortNameSchema } from '../model/persona.ts';
import { recordOf } from '../model/document.ts';
import { insertRecord, writeFields } from '../model/writeRecord.ts';
import { CommandError } from './commandError.ts';
import { defineCommand } from './command.ts';
import { externalDependencies, liveDependencies, needsOnTheWay } from './dependencyWay.ts';
import { liveRecord } from './target.ts';

export const addDependency = defineCommand({
  name: 'addDependency',
  title: 'Add a dependency',
  needs: 'editor',
  input: z.object({
    storyId: idSchema('story'),
    needsId: z.optional(z.nullable(idSchema('story'))),
    external: z.optional(shortNameSchema),
    kind: z.enum(dependencyKinds),
    note: z.optional(noteSchema),
    due: z.optional(daySchema),
  }),
  apply: (doc, { storyId, needsId = null, external = '', ...fields }, context) => {
    const needing = liveRecord(doc, 'story', storyId).read;
    const party = external.trim();
    if ((needsId === null) === (party === '')) {
      throw refused('A dependency is on one story (needsId) or on one party outside (external).');
    }
    const same = (others: readonly Dependency[]): Dependency | undefined =>
      others.find((each) => each.storyId === storyId && each.needsId === needsId && each.external === party);
    const write = (found: Dependency | undefined): { id: DependencyId } => {
      const id = found?.id ?? context.newId('dependency');
      if (found === undefined)
        insertRecord(doc, 'dependency', id, { storyId, needsId, external: party, ...fields });
      else writeFields(recordOf(doc, 'dependency', id)!, 'dependency', fields);
      return { id };
    };
    if (needsId === null) return write(same(externalDependencies(doc)));
    const needed = liveRecord(doc, 'story', needsId).read;
    if (storyId === needsId) throw refused('A story cannot need itself.');
    const standing = liveDependencies(doc);
    const found = same(standing);
    if (found === undefined && needsOnTheWay(standing, needsId, storyId)) {
      throw refused(
        `This would be a circle: ${named(needed.title)} already needs ${named(needing.title)}, directly or through other stories.`,
      );
    }
    return write(found);
  },
});

function refused(reason: string): CommandError {
  return new CommandError({ kind: 'refused', reason });
}

function named(title: string): string {
  return title.trim() === '' ? 'the untitled story' : `“${title.trim()}”`;
}
