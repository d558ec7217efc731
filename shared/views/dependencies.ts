/** Which stories need which, both ways, and where that does not work out. */
import type { Dependency } from '../model/dependency.ts';
import { byOrder } from '../model/orderKey.ts';
import type { MapRecords } from '../model/records.ts';
import type { ReleaseId } from '../model/release.ts';
import type { Story, StoryId } from '../model/story.ts';
import { onceFor } from './onceFor.ts';

/** D1: what is needed must come no later than what needs it, unless it is done. Null: it does. */
export type DependencyTrouble = 'later' | 'unscheduled' | 'archived';

export interface DependencyLine {
  readonly dependency: Dependency;
  /** The live story that needs the other one. */
  readonly story: Story;
  /** The needed one; it may be archived. */
  readonly needed: Story;
  readonly trouble: DependencyTrouble | null;
}

export interface Dependencies {
  /** D2: at most one for the same two stories the same way round, however many were made at once. By id. */
  readonly all: readonly DependencyLine[];
  /** What this story needs. */
  readonly needs: (id: StoryId) => readonly DependencyLine[];
  /** What needs this story. */
  readonly neededBy: (id: StoryId) => readonly DependencyLine[];
  readonly violations: readonly DependencyLine[];
}

const nothing: readonly DependencyLine[] = [];
/** The dependencies of a map; computed once for the same records. */
export const dependenciesOf = onceFor(['story', 'dependency', 'release'], readDependencies);

type Read = Pick<MapRecords, 'story' | 'dependency' | 'release'>;

function readDependencies(records: Read): Dependencies {
  const all = readLines(records);
  const needs = Map.groupBy(all, (line) => line.story.id);
  const neededBy = Map.groupBy(all, (line) => line.needed.id);
  return {
    all,
    needs: (id) => needs.get(id) ?? nothing,
    neededBy: (id) => neededBy.get(id) ?? nothing,
    violations: all.filter((line) => line.trouble !== null),
  };
}

function readLines(records: Read): DependencyLine[] {
  if (records.dependency.size === 0) return [];
  const releases = [...records.release.values()].filter((release) => release.archivedAt === null);
  const ranks = new Map<ReleaseId | null, number>(releases.sort(byOrder).map(({ id }, rank) => [id, rank]));
  const pairs = new Set<string>();
  const lines: DependencyLine[] = [];
  for (const dependency of [...records.dependency.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const { storyId, needsId, archivedAt } = dependency;
    const story = storyId === null ? undefined : records.story.get(storyId);
    const needed = needsId === null ? undefined : records.story.get(needsId);
    if (archivedAt !== null || story?.archivedAt !== null || needed === undefined || story === needed)
      continue;
    const pair = `${storyId} ${needsId}`;
    if (pairs.has(pair)) continue;
    pairs.add(pair);
    lines.push({ dependency, story, needed, trouble: troubleOf(story, needed, ranks) });
  }
  return lines;
}

/** A story that no release plans promises nothing yet, so nothing it needs can be late. */
function troubleOf(
  story: Story,
  needed: Story,
  ranks: ReadonlyMap<ReleaseId | null, number>,
): DependencyTrouble | null {
  if (needed.stage === 'done') return null;
  if (needed.archivedAt !== null) return 'archived';
  const own = ranks.get(story.releaseId);
  if (own === undefined) return null;
  const rank = ranks.get(needed.releaseId);
  if (rank === undefined) return 'unscheduled';
  return rank > own ? 'later' : null;
}
