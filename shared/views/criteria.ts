/** The checklists of the stories, and how far each is. */
import type { Criterion } from '../model/criterion.ts';
import { byOrder } from '../model/orderKey.ts';
import type { MapRecords } from '../model/records.ts';
import type { StoryId } from '../model/story.ts';

export interface Progress {
  readonly done: number;
  readonly all: number;
}

type Checklists = ReadonlyMap<StoryId | null, readonly Criterion[]>;
const nothing: readonly Criterion[] = [];
const known = new WeakMap<MapRecords['criterion'], Checklists>();

/** The live criteria of a story in order. */
export function criteriaOf({ criterion }: Pick<MapRecords, 'criterion'>, id: StoryId): readonly Criterion[] {
  if (criterion.size === 0) return nothing;
  let lists = known.get(criterion);
  if (lists === undefined) {
    const live = [...criterion.values()].filter((each) => each.archivedAt === null);
    known.set(criterion, (lists = Map.groupBy(live.sort(byOrder), (each) => each.storyId)));
  }
  return lists.get(id) ?? nothing;
}

/** How many criteria of a story are met; null when it has none. Lines nobody has written yet do not count. */
export function progressOf(records: Pick<MapRecords, 'criterion'>, id: StoryId): Progress | null {
  const written = criteriaOf(records, id).filter((criterion) => criterion.title.trim() !== '');
  if (written.length === 0) return null;
  return { done: written.filter((criterion) => criterion.done).length, all: written.length };
}
