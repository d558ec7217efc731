/** Which dependencies of a document stand, and whether one story already needs another, directly or through others. */
import * as Y from 'yjs';
import { recordOf, recordsOf, type YRecord } from '../model/document.ts';
import type { Dependency, DependencyId } from '../model/dependency.ts';
import { isId } from '../model/id.ts';
import { isLive, readRecord } from '../model/readMap.ts';
import type { StoryId } from '../model/story.ts';

/** The live dependencies of live stories on live stories, sorted by id. */
export function liveDependencies(doc: Y.Doc): Dependency[] {
  return standing(doc).filter(({ needsId }) => isLiveStory(doc, needsId));
}

/** The live dependencies of live stories on parties outside, sorted by id. */
export function externalDependencies(doc: Y.Doc): Dependency[] {
  return standing(doc).filter(({ needsId, external }) => needsId === null && external !== '');
}

/** The live dependencies that name any of these stories, on either side; parties outside too. */
export function dependenciesWith(doc: Y.Doc, ids: readonly StoryId[]): Dependency[] {
  const asked = new Set<StoryId | null>(ids);
  return standing(doc, () => true).filter(({ storyId, needsId }) => asked.has(storyId) || asked.has(needsId));
}

function standing(doc: Y.Doc, fits = (read: Dependency) => isLiveStory(doc, read.storyId)): Dependency[] {
  const found: Dependency[] = [];
  recordsOf(doc, 'dependency').forEach((record, id) => {
    if (!isId('dependency', id) || !(record instanceof Y.Map) || !isLive(record)) return;
    const read = readRecord('dependency', id, record);
    if (fits(read)) found.push(read);
  });
  return found.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Whether `from` needs `to`, directly or through others; circles that a merge made do no harm. */
export function needsOnTheWay(dependencies: readonly Dependency[], from: StoryId, to: StoryId): boolean {
  const next = new Map<StoryId, StoryId[]>();
  for (const { storyId, needsId } of dependencies) {
    if (storyId !== null && needsId !== null) next.set(storyId, [...(next.get(storyId) ?? []), needsId]);
  }
  const seen = new Set<StoryId>([from]);
  const open = [from];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === to) return true;
    for (const needed of next.get(at) ?? []) {
      if (!seen.has(needed)) {
        seen.add(needed);
        open.push(needed);
      }
    }
  }
  return false;
}

/** Live dependencies between the same two stories as these, which two people may have made at once. */
export function twinsOf(doc: Y.Doc, ids: readonly string[]): DependencyId[] {
  const pairs = new Set(
    ids.flatMap((id) => {
      const record = isId('dependency', id) ? recordOf(doc, 'dependency', id) : null;
      return record === null ? [] : [pairOf(record)];
    }),
  );
  if (pairs.size === 0) return [];
  const found: DependencyId[] = [];
  recordsOf(doc, 'dependency').forEach((record, id) => {
    if (!isId('dependency', id) || !(record instanceof Y.Map) || !isLive(record)) return;
    if (pairs.has(pairOf(record))) found.push(id);
  });
  return found;
}

function pairOf(record: YRecord): string {
  return JSON.stringify([record.get('storyId'), record.get('needsId'), record.get('external') ?? '']);
}

function isLiveStory(doc: Y.Doc, id: StoryId | null): boolean {
  const record = id === null ? null : recordOf(doc, 'story', id);
  return record !== null && isLive(record);
}
