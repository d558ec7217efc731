/** Merges stories that say the same into one of them. */
import * as Y from 'yjs';
import * as z from 'zod/mini';
import type { Dependency } from '../model/dependency.ts';
import { recordOf } from '../model/document.ts';
import { idSchema } from '../model/id.ts';
import type { Story, StoryId } from '../model/story.ts';
import { writeFields } from '../model/writeRecord.ts';
import { CommandError } from './commandError.ts';
import { defineCommand } from './command.ts';
import { dependenciesWith, liveDependencies, needsOnTheWay } from './dependencyWay.ts';
import { insightsOf } from './insightsOf.ts';
import { keysAt, liveRecord, liveStories, siblings } from './target.ts';

/**
 * Z1: what is merged is archived with everything it had and remembers where it went; one step of undo brings all back.
 * Z2: its criteria, personas, labels, insights and dependencies go over; what would be needed twice, or by itself, ends.
 */
export const mergeStories = defineCommand({
  name: 'mergeStories',
  title: 'Merge stories',
  needs: 'editor',
  input: z.object({
    id: idSchema('story'),
    ids: z.array(idSchema('story')).check(z.minLength(1), z.maxLength(50)),
  }),
  apply: (doc, { id, ids }, context) => {
    const { record } = liveRecord(doc, 'story', id);
    const others = ids.filter((other) => other !== id);
    if (others.length === 0) throw refused('A story cannot be merged into itself.');
    const merged = liveStories(doc, others);
    const rewired = rewire(doc, id, new Set(merged.map((story) => story.id)));
    for (const { dependency, next } of rewired) {
      const held = recordOf(doc, 'dependency', dependency.id)!;
      if (next === null) held.set('archivedAt', context.now());
      else writeFields(held, 'dependency', { storyId: next.storyId, needsId: next.needsId });
    }
    moveCriteria(doc, id, merged);
    for (const field of ['personas', 'labels'] as const) {
      const tags = record.get(field);
      const worn = merged.flatMap((story): readonly string[] => story[field]);
      if (tags instanceof Y.Map) for (const tag of worn) if (!tags.has(tag)) tags.set(tag, true);
    }
    const gone = merged.map((story) => story.id);
    for (const stories of insightsOf(doc, gone)) if (!stories.has(id)) stories.set(id, true);
    for (const other of gone) {
      writeFields(recordOf(doc, 'story', other)!, 'story', { mergedInto: id, archivedAt: context.now() });
    }
    return { ids: gone };
  },
});

interface Rewired {
  readonly dependency: Dependency;
  /** As it goes on; null: it ends. */
  readonly next: Dependency | null;
}

/** The dependencies of what is merged, with `id` in its place. Throws when there would be a circle. */
function rewire(doc: Y.Doc, id: StoryId, merged: ReadonlySet<StoryId>): Rewired[] {
  const turned = (end: StoryId | null): StoryId | null => (end !== null && merged.has(end) ? id : end);
  const own = new Set(dependenciesWith(doc, [...merged]).map((dependency) => dependency.id));
  const pairs = new Set(
    dependenciesWith(doc, [id]).flatMap((each) => (own.has(each.id) ? [] : [pairOf(each)])),
  );
  const rewired = dependenciesWith(doc, [...merged]).map((dependency): Rewired => {
    const { storyId, needsId } = dependency;
    const next = { ...dependency, storyId: turned(storyId), needsId: turned(needsId) };
    if (next.storyId === next.needsId || pairs.has(pairOf(next))) return { dependency, next: null };
    pairs.add(pairOf(next));
    return { dependency, next };
  });
  const going = rewired.flatMap(({ next }) => (next === null ? [] : [next]));
  const standing = [...liveDependencies(doc).filter((each) => !own.has(each.id)), ...going];
  for (const { storyId, needsId } of going) {
    if (storyId !== null && needsId !== null && needsOnTheWay(standing, needsId, storyId)) {
      throw refused('Merged they would need themselves through other stories. Nothing was changed.');
    }
  }
  return rewired;
}

function pairOf({ storyId, needsId, external }: Dependency): string {
  return JSON.stringify([storyId, needsId, external]);
}

function moveCriteria(doc: Y.Doc, id: StoryId, merged: readonly Story[]): void {
  const moving = merged.flatMap((story) =>
    siblings(doc, 'criterion', (record) => record.get('storyId') === story.id),
  );
  const among = siblings(doc, 'criterion', (record) => record.get('storyId') === id);
  const keys = keysAt(doc, 'criterion', among, {}, moving.length);
  moving.forEach((criterion, i) => {
    const fields = { storyId: id, order: keys[i]! };
    writeFields(recordOf(doc, 'criterion', criterion.id)!, 'criterion', fields);
  });
}

function refused(reason: string): CommandError {
  return new CommandError({ kind: 'refused', reason });
}
