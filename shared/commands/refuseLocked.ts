/** Keeps a command of somebody below facilitator from changing what is locked. */
import type * as Y from 'yjs';
import { recordOf } from '../model/document.ts';
import { isLocked, lockHolder } from '../model/locked.ts';
import { readMap } from '../model/readMap.ts';
import type { ReleaseId } from '../model/release.ts';
import { previewPush } from '../views/pushPreview.ts';
import { insideOf } from './archive.ts';
import type { Command } from './command.ts';
import { CommandError } from './commandError.ts';
import { backWith } from './restore.ts';

interface Named {
  readonly id?: unknown;
  readonly ids?: readonly string[];
  readonly storyId?: string;
  readonly releaseId?: ReleaseId;
}

/**
 * L3: a command changes the records its input names as `id` or `ids`, and those told here. Besides them, commands write
 * only order keys of neighbours, ends of arrows and what a frame carries, and there they leave locked ones alone.
 * The server looks at what was really written as well; this is for a clear word before anything is done.
 */
const more: Readonly<Record<string, (doc: Y.Doc, input: Named) => readonly string[]>> = {
  addCriteria: (_doc, { storyId }) => [storyId!],
  archive: (doc, { ids }) => insideOf(doc, ...ids!),
  pushToBacklog: (doc, { releaseId }) =>
    previewPush(readMap(doc), releaseId!).items.flatMap(({ change, story }) =>
      change === 'unchanged' ? [] : [story.id],
    ),
  restore: (doc, { ids }) => backWith(doc, ids!),
  stickiesToStories: (doc, { ids }) =>
    ids!.map((id) => String(recordOf(doc, 'sticky', id)?.get('storyId') ?? '')),
};

/** Throws {@link CommandError} when the command would change something that is locked. */
export function refuseLocked(doc: Y.Doc, { name }: Pick<Command, 'name'>, input: unknown): void {
  const { id, ids = [] } = input as Named;
  const changed = [
    ...(typeof id === 'string' ? [id] : []),
    ...ids,
    ...(Object.hasOwn(more, name) ? more[name]!(doc, input as Named) : []),
  ];
  const locked = [...new Set(changed)].filter((each) => isLocked(lockHolder(doc, each)));
  if (locked.length > 0) throw new CommandError({ kind: 'locked', ids: locked });
}
