/** The rows of the roadmap's outline as they are read, from what is open. */
import type { Initiative, InitiativeId } from '../../../shared/model/initiative.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { Goal } from '../../../shared/model/goal.ts';
import type { Release } from '../../../shared/model/release.ts';
import type { Story } from '../../../shared/model/story.ts';
import type { Theme } from '../../../shared/model/theme.ts';
import { roadmapOutline, slicesOf } from '../../../shared/views/roadmapOutline.ts';
import type { WorkProgress } from '../../../shared/views/workProgress.ts';

export type OutlineWhat =
  | { readonly kind: 'goal'; readonly goal: Goal | null }
  | {
      readonly kind: 'initiative';
      readonly initiative: Initiative;
      readonly theme: Theme | null;
      readonly isGoalless: boolean;
    }
  | { readonly kind: 'slice'; readonly release: Release | null; readonly initiativeId: InitiativeId }
  | { readonly kind: 'story'; readonly story: Story };

export interface OutlineRow {
  /** Unique: an initiative of two goals has a row under each. */
  readonly key: string;
  /** From 1, as screen readers count. */
  readonly level: number;
  readonly what: OutlineWhat;
  readonly progress: WorkProgress | null;
  /** null: there is nothing in it. */
  readonly isOpen: boolean | null;
  readonly position: number;
  readonly siblings: number;
}

/** `open` holds the keys of what is open; goals are open unless `closed` has them. */
export function outlineRows(
  records: MapRecords,
  open: ReadonlySet<string>,
  closed: ReadonlySet<string>,
): OutlineRow[] {
  const rows: OutlineRow[] = [];
  const add = (
    key: string,
    level: number,
    what: OutlineWhat,
    progress: WorkProgress | null,
    isOpen: boolean | null,
    [position, siblings]: readonly [number, number],
  ): boolean => {
    rows.push({ key, level, what, progress, isOpen, position: position + 1, siblings });
    return isOpen === true;
  };
  const outline = roadmapOutline(records);
  outline.forEach(({ goal, items, progress }, g) => {
    const goalKey = goal?.id ?? 'none';
    const isOpen = items.length === 0 ? null : !closed.has(goalKey);
    if (!add(goalKey, 1, { kind: 'goal', goal }, progress, isOpen, [g, outline.length])) return;
    items.forEach((item, i) => {
      const { initiative, theme } = item;
      const key = `${goalKey} ${initiative.id}`;
      const what = { kind: 'initiative', initiative, theme, isGoalless: goal === null } as const;
      const hasStories = item.stories.length > 0;
      if (!add(key, 2, what, item.progress, hasStories ? open.has(key) : null, [i, items.length])) return;
      const slices = slicesOf(records, item);
      slices.forEach(({ release, stories, progress: done }, s) => {
        const sliceKey = `${key} ${release?.id ?? 'none'}`;
        const slice = { kind: 'slice', release, initiativeId: initiative.id } as const;
        if (!add(sliceKey, 3, slice, done, open.has(sliceKey), [s, slices.length])) return;
        stories.forEach((story, t) => {
          add(`${sliceKey} ${story.id}`, 4, { kind: 'story', story }, null, null, [t, stories.length]);
        });
      });
    });
  });
  return rows;
}
