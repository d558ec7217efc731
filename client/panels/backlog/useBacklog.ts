/** The backlog as this person looks at it: filtered, sorted, grouped, line by line. */
import { useLayoutEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { isId } from '../../../shared/model/id.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import type { MapGrid } from '../../../shared/views/arrangeMap.ts';
import { backlog, refreshBacklog, type BacklogItem } from '../../../shared/views/backlog.ts';
import { backlogMatcher, isBacklogFiltered } from '../../../shared/views/backlogFilter.ts';
import { groupBacklog, type BacklogGroup, type RankedItem } from '../../../shared/views/backlogGroups.ts';
import { scoreOf } from '../../../shared/views/scoring.ts';
import type { MapStore } from '../../store/mapStore.ts';
import { useGrid, useRecords } from '../live/useRecords.ts';
import { BacklogLines } from './backlogLines.ts';
import type { BacklogViewStore } from './backlogView.ts';

/** More than this are put in order with all others. */
const mostTouched = 50;

export interface Backlog {
  readonly records: MapRecords;
  readonly grid: MapGrid;
  /** All of it, in its order. */
  readonly items: readonly BacklogItem[];
  /** What passes the filters. */
  readonly shown: readonly RankedItem[];
  readonly groups: readonly BacklogGroup[];
  readonly lines: BacklogLines;
}

/** Kept up from change to change: a re-ordered story takes its new place among 10,000 in no time. */
function useItems(store: MapStore, records: MapRecords, grid: MapGrid): readonly BacklogItem[] {
  const kept = useRef<{ of: MapRecords; items: readonly BacklogItem[] } | null>(null);
  const touched = useRef(new Set<StoryId>());
  useLayoutEffect(() => {
    // What happened before this listens is not known.
    if (kept.current?.of !== store.getRecords()) kept.current = null;
    return store.subscribe(({ touched: all }) => {
      const stories = [...all].filter((id) => isId('story', id));
      if (stories.length < all.size || all.size > mostTouched) kept.current = null;
      else for (const id of stories) touched.current.add(id);
    });
  }, [store]);
  return useMemo(() => {
    const before = kept.current;
    const refreshed = before === null ? null : refreshBacklog(before.items, records, touched.current);
    const items = refreshed ?? backlog(records, grid);
    kept.current = { of: records, items };
    touched.current = new Set();
    return items;
  }, [records, grid]);
}

/** Every item with its rank; what stands where it stood is the same object again. */
function rankAgain(before: readonly RankedItem[], items: readonly BacklogItem[]): readonly RankedItem[] {
  return items.map((item, i) => {
    const known = before[i];
    return known?.item === item ? known : { item, rank: i + 1 };
  });
}

/** Each step is done anew only when what it is made of has changed. */
export function useBacklog(store: MapStore, backlogView: BacklogViewStore): Backlog {
  const records = useRecords(store);
  const grid = useGrid(store);
  const filter = useStore(backlogView, (state) => state.filter);
  const sortBy = useStore(backlogView, (state) => state.sortBy);
  const groupBy = useStore(backlogView, (state) => state.groupBy);
  const collapsed = useStore(backlogView, (state) => state.collapsed);
  const items = useItems(store, records, grid);
  const lastRanked = useRef<readonly RankedItem[]>([]);
  const shown = useMemo(() => {
    const ranked = rankAgain(lastRanked.current, items);
    lastRanked.current = ranked;
    const matches = backlogMatcher(records, filter);
    const matching = isBacklogFiltered(filter) ? ranked.filter(({ item }) => matches(item)) : ranked;
    if (sortBy === null) return matching;
    const { scoreFormula } = records.meta.settings;
    const scored = matching.map((each) => ({
      each,
      score: scoreOf(each.item.story, sortBy, scoreFormula) ?? -Infinity,
    }));
    const sorted = scored.sort((a, b) => (a.score === b.score ? 0 : b.score > a.score ? 1 : -1));
    return sorted.map(({ each }) => each);
  }, [items, records, filter, sortBy, lastRanked]);
  const groups = useMemo(() => groupBacklog(shown, groupBy, records, grid), [shown, groupBy, records, grid]);
  const lines = useMemo(
    () => new BacklogLines(groups, groupBy !== 'none', collapsed),
    [groups, groupBy, collapsed],
  );
  return { records, grid, items, shown, groups, lines };
}
