/** Says that one story needs another. Said again, it only changes the kind: there is one dependency for two stories. */
import * as z from 'zod/mini';
import { dependencyKinds, noteSchema } from '../model/dependency.ts';
import { idSchema } from '../model/id.ts';
import { recordOf } from '../model/document.ts';
import { insertRecord, writeFields } from '../model/writeRecord.ts';
import { CommandError } from './commandError.ts';
import { defineCommand } from './command.ts';
import { liveDependencies, needsOnTheWay } from './dependencyWay.ts';
import { liveRecord } from './target.ts';

export const addDependency = defineCommand({
  name: 'addDependency',
  title: 'Add a dependency',
  description:
    'Says that a story (storyId) needs another one (needsId): technical, business, or waiting for it. A circle is refused.',
  needs: 'editor',
  input: z.object({
    storyId: idSchema('story'),
    needsId: idSchema('story'),
    kind: z.enum(dependencyKinds),
    note: z.optional(noteSchema),
  }),
  apply: (doc, { storyId, needsId, kind, note }, context) => {
    const needing = liveRecord(doc, 'story', storyId).read;
    const needed = liveRecord(doc, 'story', needsId).read;
    if (storyId === needsId) {
      throw new CommandError({ kind: 'refused', reason: 'A story cannot need itself.' });
    }
    const standing = liveDependencies(doc);
    const same = standing.find((each) => each.storyId === storyId && each.needsId === needsId);
    if (same !== undefined) {
      writeFields(recordOf(doc, 'dependency', same.id)!, 'dependency', { kind, note });
      return { id: same.id };
    }
    if (needsOnTheWay(standing, needsId, storyId)) {
      throw new CommandError({
        kind: 'refused',
        reason: `This would be a circle: ${named(needed.title)} already needs ${named(needing.title)}, directly or through other stories.`,
      });
    }
    const id = context.newId('dependency');
    insertRecord(doc, 'dependency', id, { storyId, needsId, kind, note });
    return { id };
  },
});

function named(title: string): string {
  return title.trim() === '' ? 'the untitled story' : `“${title.trim()}”`;
}
