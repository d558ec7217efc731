/** The filters that are on, each in words and with the filter as it is without it. */
import type { MapRecords } from '../../../shared/model/records.ts';
import type { InitiativeId } from '../../../shared/model/initiative.ts';
import type { BacklogFilter } from '../../../shared/views/backlogFilter.ts';
import { facets, noValue, type Facet } from '../../../shared/views/facets.ts';
import { words } from '../../ui/words.ts';
import { backlogToolWords as text } from '../../ui/words/backlogTools.ts';

export interface FilterChip {
  readonly key: string;
  readonly label: string;
  readonly without: BacklogFilter;
}

export function filterChips(records: MapRecords, filter: BacklogFilter): FilterChip[] {
  const ofFacets = facets.flatMap((facet) =>
    filter.facets[facet].map((value): FilterChip => {
      const rest = filter.facets[facet].filter((other) => other !== value);
      return {
        key: `${facet} ${value}`,
        label: `${text.facet(facet)}: ${valueName(records, facet, value)}`,
        without: { ...filter, facets: { ...filter.facets, [facet]: rest } },
      };
    }),
  );
  const ofInitiatives = filter.initiatives.map((id): FilterChip => {
    const title = id === noValue ? text.noInitiative : records.initiative.get(id as InitiativeId)?.title;
    return {
      key: `initiative ${id}`,
      label: `${text.initiative}: ${title || words.noTitle}`,
      without: { ...filter, initiatives: filter.initiatives.filter((other) => other !== id) },
    };
  });
  return [...ofFacets, ...ofInitiatives];
}

/** What a value of a facet is called. */
export function valueName(records: MapRecords, facet: Facet, value: string): string {
  if (value === noValue || (facet !== 'persona' && facet !== 'label' && facet !== 'release'))
    return text.value(facet, value);
  const all = records[facet] as ReadonlyMap<string, { readonly name: string }>;
  return all.get(value)?.name.trim() || words.noTitle;
}
