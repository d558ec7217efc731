/** The live stories by what they belong to, sorted out once for all the views that ask. */
import type { InitiativeId } from '../model/initiative.ts';
import type { ReleaseId } from '../model/release.ts';
import type { SprintId } from '../model/sprint.ts';
import type { Story } from '../model/story.ts';
import { onceFor } from './onceFor.ts';

type Group = readonly Story[];
type Groups<K> = ReadonlyMap<K | null, Group>;

/** A group in which no story has changed keeps its identity, so that what was made of it holds. */
export interface StoryGroups {
  readonly live: Group;
  /** Of an archived sprint too: the story still names it. Declined ones as well; the same for the others. */
  readonly ofSprint: (id: SprintId | null) => Group;
  readonly ofRelease: (id: ReleaseId | null) => Group;
  readonly ofInitiative: (id: InitiativeId | null) => Group;
}

const nothing: Group = [];

interface Sorted {
  readonly sprints: Groups<SprintId>;
  readonly releases: Groups<ReleaseId>;
  readonly initiatives: Groups<InitiativeId>;
}
/** Of the last map that was asked about; held weakly, it lives as long as what was made of it. */
let last: WeakRef<Sorted> | null = null;

/** Computed once for the same stories. */
export const storyGroups = onceFor(['story'], ({ story }): StoryGroups & { readonly sorted: Sorted } => {
  const live: Story[] = [];
  story.forEach((each) => {
    if (each.archivedAt === null) live.push(each);
  });
  const before = last?.deref();
  const sorted: Sorted = {
    sprints: kept(
      before?.sprints,
      Map.groupBy(live, (each) => each.sprintId),
    ),
    releases: kept(
      before?.releases,
      Map.groupBy(live, (each) => each.releaseId),
    ),
    initiatives: kept(
      before?.initiatives,
      Map.groupBy(live, (each) => each.initiativeId),
    ),
  };
  last = new WeakRef(sorted);
  return {
    live,
    sorted,
    ofSprint: (id) => sorted.sprints.get(id) ?? nothing,
    ofRelease: (id) => sorted.releases.get(id) ?? nothing,
    ofInitiative: (id) => sorted.initiatives.get(id) ?? nothing,
  };
});

/** The groups as they are now, the same object as before where it holds the same stories. */
function kept<K>(before: Groups<K> | undefined, now: Map<K | null, Story[]>): Groups<K> {
  const groups = new Map<K | null, Group>(now);
  for (const [key, group] of now) {
    const old = before?.get(key);
    if (old?.length === group.length && old.every((each, i) => each === group[i])) groups.set(key, old);
  }
  return groups;
}
