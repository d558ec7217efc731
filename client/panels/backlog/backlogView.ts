/** How this person looks at the backlog: filters, groups, columns, what is selected. Never in the document. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { StoryId } from '../../../shared/model/story.ts';
import { noBacklogFilter, type BacklogFilter } from '../../../shared/views/backlogFilter.ts';
import type { BacklogGrouping } from '../../../shared/views/backlogGroups.ts';
import type { Score } from '../../../shared/views/scoring.ts';
import type { ViewStore } from '../../store/viewStore.ts';

export const backlogModes = ['list', 'matrix', 'grooming'] as const;
export type BacklogMode = (typeof backlogModes)[number];

/** Columns that can be shown or not, in their order; a score is a column too. */
export const optionalColumns = [
  'place',
  'release',
  'initiative',
  'owner',
  'issue',
  'moscow',
  'rice',
  'costOfDelay',
  'weightedShortestJob',
  'own',
] as const;
export type OptionalColumn = (typeof optionalColumns)[number];

export interface BacklogView {
  readonly mode: BacklogMode;
  readonly filter: BacklogFilter;
  readonly groupBy: BacklogGrouping;
  /** null: the order people made. */
  readonly sortBy: Score | null;
  readonly columns: ReadonlySet<OptionalColumn>;
  /** Keys of groups whose stories are not shown. */
  readonly collapsed: ReadonlySet<string>;
  readonly selection: ReadonlySet<StoryId>;
}

export type BacklogViewStore = StoreApi<BacklogView>;

const known = new WeakMap<ViewStore, BacklogViewStore>();

/** The same for as long as the map is open, so that going to another surface and back changes nothing. */
export function backlogViewOf(view: ViewStore): BacklogViewStore {
  let store = known.get(view);
  if (store === undefined) known.set(view, (store = createStore(() => usualView)));
  return store;
}

const usualView: BacklogView = {
  mode: 'list',
  filter: noBacklogFilter,
  groupBy: 'none',
  sortBy: null,
  columns: new Set<OptionalColumn>(['place', 'release', 'owner']),
  collapsed: new Set(),
  selection: new Set(),
};

/** A set with one more, or one less. */
export function toggled<T>(set: ReadonlySet<T>, value: T, on = !set.has(value)): ReadonlySet<T> {
  const next = new Set(set);
  if (on) next.add(value);
  else next.delete(value);
  return next;
}

/** What a command takes at once. */
export const mostAtOnce = 5000;
