/** The filters of the backlog: every value with how many stories of the backlog have it. */
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { MapRecords } from '../../../shared/model/records.ts';
import { backlog, type BacklogItem } from '../../../shared/views/backlog.ts';
import { facets, noValue, valuesOf, type Facet } from '../../../shared/views/facets.ts';
import { liveInOrder } from '../../../shared/views/liveRecords.ts';
import type { MapStore } from '../../store/mapStore.ts';
import { formatNumber } from '../../ui/format.ts';
import { words } from '../../ui/words.ts';
import { backlogToolWords as text } from '../../ui/words/backlogTools.ts';
import { useGrid, useRecords } from '../live/useRecords.ts';
import styles from './BacklogToolbar.module.css';
import { valueName } from './filterChips.ts';
import type { BacklogViewStore } from './backlogView.ts';

interface Entry {
  readonly value: string;
  readonly name: string;
  readonly stories: number;
}

/** Estimates are what the columns sort by; a filter for them is on the map. */
const shownFacets = facets.filter((facet) => facet !== 'estimate');

export function FilterPanel({ store, view }: { readonly store: MapStore; readonly view: BacklogViewStore }) {
  const filter = useStore(view, (state) => state.filter);
  const records = useRecords(store);
  const grid = useGrid(store);
  const items = useMemo(() => backlog(records, grid), [records, grid]);
  const entries = useMemo(() => entriesOf(records, items), [records, items]);
  const initiatives = useMemo(() => initiativesOf(records, items), [records, items]);
  const toggle = (values: readonly string[], value: string): string[] =>
    values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
  return (
    <div className={styles['filters']}>
      {shownFacets.map((facet) => (
        <FilterGroup
          key={facet}
          title={text.facet(facet)}
          entries={entries[facet]}
          chosen={filter.facets[facet]}
          onToggle={(value) => {
            const values = toggle(filter.facets[facet], value);
            view.setState({ filter: { ...filter, facets: { ...filter.facets, [facet]: values } } });
          }}
        />
      ))}
      <FilterGroup
        title={text.initiative}
        entries={initiatives}
        chosen={filter.initiatives}
        none={text.noInitiatives}
        onToggle={(value) =>
          view.setState({ filter: { ...filter, initiatives: toggle(filter.initiatives, value) } })
        }
      />
    </div>
  );
}

function FilterGroup({
  title,
  entries,
  chosen,
  none,
  onToggle,
}: {
  readonly title: string;
  readonly entries: readonly Entry[];
  readonly chosen: readonly string[];
  readonly none?: string;
  readonly onToggle: (value: string) => void;
}) {
  return (
    <details className={styles['facet']} open={chosen.length > 0 || undefined}>
      <summary className={styles['summary']}>
        {title}
        {chosen.length > 0 && <span className={styles['count']}>{formatNumber(chosen.length)}</span>}
      </summary>
      {entries.length === 0 && none !== undefined && <p className={styles['none']}>{none}</p>}
      <ul className={styles['values']} aria-label={title}>
        {entries.map(({ value, name, stories }) => (
          <li key={value}>
            <label className={styles['value']}>
              <input type="checkbox" checked={chosen.includes(value)} onChange={() => onToggle(value)} />
              <span className={styles['name']}>{name}</span>
              <span className={styles['count']} aria-hidden>
                {formatNumber(stories)}
              </span>
              <span className="visually-hidden">{words.stories(stories)}</span>
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The values the backlog's stories have, the most frequent first; what has none of it last. */
function entriesOf(
  records: MapRecords,
  items: readonly BacklogItem[],
): { readonly [F in Facet]: readonly Entry[] } {
  const found = facets.map((facet) => {
    const counts = new Map<string, number>();
    for (const { story } of items)
      for (const value of valuesOf(records, story, facet)) counts.set(value, (counts.get(value) ?? 0) + 1);
    const entries = [...counts].map(([value, stories]) => ({
      value,
      stories,
      name: valueName(records, facet, value),
    }));
    return [facet, entries.sort((a, b) => rank(a) - rank(b) || b.stories - a.stories)];
  });
  return Object.fromEntries(found) as { readonly [F in Facet]: readonly Entry[] };
}

function initiativesOf(records: MapRecords, items: readonly BacklogItem[]): Entry[] {
  const counts = Map.groupBy(items, ({ initiative }) => initiative?.id ?? noValue);
  const live = liveInOrder(records.initiative);
  if (live.length === 0) return [];
  return [
    ...live.map(({ id, title }) => ({ value: id as string, name: title.trim() || words.noTitle })),
    { value: noValue, name: text.noInitiative },
  ].map((entry) => ({ ...entry, stories: counts.get(entry.value as typeof noValue)?.length ?? 0 }));
}

const rank = ({ value }: Entry): number => (value === noValue ? 1 : 0);
