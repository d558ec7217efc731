/** Finding one's way in the backlog: search, filters, groups, the order, and which columns are shown. */
import { Columns3, Funnel, Search, X } from 'lucide';
import { memo, useId } from 'react';
import { useStore } from 'zustand';
import { isBacklogFiltered, noBacklogFilter } from '../../../shared/views/backlogFilter.ts';
import { backlogGroupings } from '../../../shared/views/backlogGroups.ts';
import { facets } from '../../../shared/views/facets.ts';
import { scoreNames } from '../../../shared/views/scoring.ts';
import type { MapStore } from '../../store/mapStore.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { Select } from '../../ui/Select.tsx';
import { Tick } from '../../ui/Tick.tsx';
import { backlogToolWords as text, scoreWords } from '../../ui/words/backlogTools.ts';
import { scoresWords } from '../../ui/words/scores.ts';
import { useRecord, useRecords } from '../live/useRecords.ts';
import { FilterPanel } from './FilterPanel.tsx';
import styles from './BacklogToolbar.module.css';
import { filterChips } from './filterChips.ts';
import { optionalColumns, toggled, type BacklogViewStore } from './backlogView.ts';

/** `shown` of `all` stories pass the filters. A story that only moves is nothing to it. */
export const BacklogToolbar = memo(function BacklogToolbar({
  store,
  view,
  shown,
  all,
  onFormula,
}: {
  readonly store: MapStore;
  readonly view: BacklogViewStore;
  readonly shown: number;
  readonly all: number;
  readonly onFormula: () => void;
}) {
  const mode = useStore(view, (state) => state.mode);
  const filter = useStore(view, (state) => state.filter);
  const groupBy = useStore(view, (state) => state.groupBy);
  const sortBy = useStore(view, (state) => state.sortBy);
  const columns = useStore(view, (state) => state.columns);
  const searchId = useId();
  const { criteria } = useRecord(store, ({ meta }) => meta.settings.scoreFormula);
  const on =
    facets.filter((facet) => filter.facets[facet].length > 0).length + Number(filter.initiatives.length > 0);
  const offered = scoreNames.filter((score) => score !== 'own' || criteria.length > 0 || sortBy === 'own');
  return (
    <div className={styles['toolbar']}>
      <div className={styles['tools']}>
        <label className={styles['search']} htmlFor={searchId}>
          <Icon node={Search} size={16} />
          <span className="visually-hidden">{text.search}</span>
          <input
            id={searchId}
            type="search"
            maxLength={200}
            placeholder={text.search}
            value={filter.text}
            onChange={(event) => view.setState({ filter: { ...filter, text: event.currentTarget.value } })}
          />
        </label>
        <Popover
          title={text.filter}
          trigger={<Button icon={Funnel}>{on === 0 ? text.filter : text.filterOn(on)}</Button>}
        >
          <FilterPanel store={store} view={view} />
        </Popover>
        {mode === 'list' && (
          <>
            <div className={styles['select']}>
              <Select
                label={text.groupBy}
                value={groupBy}
                choices={backlogGroupings.map((grouping) => ({
                  value: grouping,
                  label: text.groupings[grouping],
                }))}
                onChoose={(next) => view.setState({ groupBy: next, collapsed: new Set() })}
              />
            </div>
            <div className={styles['select']}>
              <Select
                label={text.sortBy}
                value={sortBy}
                choices={[
                  { value: null, label: text.ownOrder },
                  ...offered.map((score) => ({ value: score, label: scoreWords[score] })),
                ]}
                onChoose={(next) =>
                  view.setState({
                    sortBy: next,
                    columns: next === null ? columns : toggled(columns, next, true),
                  })
                }
              />
            </div>
            <Popover title={text.columns} trigger={<Button icon={Columns3}>{text.columns}</Button>}>
              <div className={styles['columns']}>
                {optionalColumns.map((column) => (
                  <Tick
                    key={column}
                    label={text.column[column]}
                    isOn={columns.has(column)}
                    onChange={(isOn) => view.setState({ columns: toggled(columns, column, isOn) })}
                  />
                ))}
                <Button size="s" onClick={onFormula}>
                  {criteria.length > 0 ? scoresWords.own.change : scoresWords.own.setUp}
                </Button>
              </div>
            </Popover>
          </>
        )}
      </div>
      {isBacklogFiltered(filter) && <Chips store={store} view={view} shown={shown} all={all} />}
    </div>
  );
});

function Chips({
  store,
  view,
  shown,
  all,
}: {
  readonly store: MapStore;
  readonly view: BacklogViewStore;
  readonly shown: number;
  readonly all: number;
}) {
  const filter = useStore(view, (state) => state.filter);
  const records = useRecords(store);
  return (
    <div className={styles['chips']}>
      <p role="status" className={styles['showing']}>
        {text.showing(shown, all)}
      </p>
      {filterChips(records, filter).map(({ key, label, without }) => (
        <button
          key={key}
          type="button"
          className={styles['chip']}
          aria-label={text.remove(label)}
          onClick={() => view.setState({ filter: without })}
        >
          {label}
          <Icon node={X} size={13} />
        </button>
      ))}
      <Button look="quiet" size="s" onClick={() => view.setState({ filter: noBacklogFilter })}>
        {text.clear}
      </Button>
    </div>
  );
}
