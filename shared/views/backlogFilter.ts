/** Which stories of the backlog somebody wants to see. */
import type { InitiativeId } from '../model/initiative.ts';
import type { MapRecords } from '../model/records.ts';
import type { BacklogItem } from './backlog.ts';
import { noValue } from './facets.ts';
import { isFiltering, matcherOf, noFilter, noLens, type FacetFilter } from './lens.ts';

export interface BacklogFilter {
  readonly facets: FacetFilter;
  /** Ids of initiatives; {@link noValue} stands for stories that are for none. */
  readonly initiatives: readonly string[];
  /** Words of the title, the details or the key of an issue. */
  readonly text: string;
}

export const noBacklogFilter: BacklogFilter = { facets: noFilter, initiatives: [], text: '' };

/** Whether anything could be left out. */
export function isBacklogFiltered({ facets, initiatives, text }: BacklogFilter): boolean {
  return initiatives.length > 0 || isFiltering({ ...noLens, filter: facets, text });
}

/** F1: one value of each facet that has any, one of the initiatives, and every word. What is gone counts for nothing. */
export function backlogMatcher(records: MapRecords, filter: BacklogFilter): (item: BacklogItem) => boolean {
  const matches = matcherOf(records, { ...noLens, filter: filter.facets, text: filter.text });
  const wanted = new Set(
    filter.initiatives.filter(
      (id) => id === noValue || records.initiative.get(id as InitiativeId)?.archivedAt === null,
    ),
  );
  return ({ story, initiative }) =>
    matches(story) && (wanted.size === 0 || wanted.has(initiative?.id ?? noValue));
}
