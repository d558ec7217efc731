/** The backlog in groups: by initiative, activity, release or owner, each with its totals. */
import { horizons } from '../model/initiative.ts';
import type { MapRecords } from '../model/records.ts';
import type { MapGrid } from './arrangeMap.ts';
import type { BacklogItem } from './backlog.ts';
import { noValue } from './facets.ts';
import { totalsOf, type LaneTotals } from './laneTotals.ts';
import { liveInOrder } from './liveRecords.ts';

export const backlogGroupings = ['none', 'initiative', 'activity', 'release', 'owner'] as const;
export type BacklogGrouping = (typeof backlogGroupings)[number];

export interface RankedItem {
  readonly item: BacklogItem;
  /** In the whole backlog, from 1. */
  readonly rank: number;
}

export interface BacklogGroup {
  /** The id of what it is grouped by, or the owner's name; {@link noValue}: none. */
  readonly key: string;
  /** What that is called; empty for {@link noValue}, and for what has no name. */
  readonly name: string;
  /** In the order they come in. */
  readonly items: readonly RankedItem[];
  readonly totals: LaneTotals;
}

/**
 * W1: every story in exactly one group, groups without stories left out: initiatives by horizon and rank, activities and
 * releases as on the map, owners by name; the group of what has none comes last. `none` gives one group of all.
 */
export function groupBacklog(
  items: readonly RankedItem[],
  by: BacklogGrouping,
  records: MapRecords,
  grid: MapGrid,
): BacklogGroup[] {
  if (by === 'none') return items.length === 0 ? [] : [groupOf(noValue, '', items)];
  const keyed = Map.groupBy(items, ({ item }) => keyOf(item, by));
  return [...namesInOrder(by, keyed, records, grid), { key: noValue, name: '' }].flatMap(({ key, name }) => {
    const held = keyed.get(key);
    return held === undefined ? [] : [groupOf(key, name, held)];
  });
}

/** Its totals are counted when somebody asks. */
function groupOf(key: string, name: string, items: readonly RankedItem[]): BacklogGroup {
  let totals: LaneTotals | null = null;
  return {
    key,
    name,
    items,
    get totals() {
      return (totals ??= totalsOf(items.map(({ item }) => item.story)));
    },
  };
}

function keyOf({ story, initiative, activity, release }: BacklogItem, by: BacklogGrouping): string {
  switch (by) {
    case 'none':
      return noValue;
    case 'initiative':
      return initiative?.id ?? noValue;
    case 'activity':
      return activity?.id ?? noValue;
    case 'release':
      return release?.id ?? noValue;
    case 'owner':
      return story.owner.trim();
  }
}

function namesInOrder(
  by: BacklogGrouping,
  keyed: ReadonlyMap<string, unknown>,
  records: MapRecords,
  grid: MapGrid,
): { readonly key: string; readonly name: string }[] {
  switch (by) {
    case 'none':
      return [];
    case 'initiative':
      return liveInOrder(records.initiative)
        .sort((a, b) => horizons.indexOf(a.horizon) - horizons.indexOf(b.horizon))
        .map(({ id, title }) => ({ key: id, name: title }));
    case 'activity':
      return grid.backbone.map(({ activity }) => ({ key: activity.id, name: activity.title }));
    case 'release':
      return grid.releases.map(({ id, name }) => ({ key: id, name }));
    case 'owner':
      return [...keyed.keys()]
        .filter((owner) => owner !== noValue)
        .sort((a, b) => a.localeCompare(b) || (a < b ? -1 : 1))
        .map((owner) => ({ key: owner, name: owner }));
  }
}
