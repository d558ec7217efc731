/** The lens: what cards are coloured by, the legend of it, and the filters that dim the rest. */
import { FunnelX, Link } from 'lucide';
import { useId, useMemo } from 'react';
import { useStore } from 'zustand';
import { colourings, facets, type Facet } from '../../../shared/views/facets.ts';
import { legendOf } from '../../../shared/views/legend.ts';
import { isFiltering, toggleValue, type MapLens } from '../../../shared/views/lens.ts';
import type { MapActions } from '../../store/mapActions.ts';
import type { MapStore } from '../../store/mapStore.ts';
import { clearFilters, togglePanel, wish } from '../../store/viewMoves.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { words } from '../../ui/words.ts';
import { useGrid, useRecords } from '../live/useRecords.ts';
import { EntryList } from './EntryList.tsx';
import { PersonaEntries } from './PersonaEntries.tsx';
import styles from './LensPanel.module.css';
import { SideFrame } from './SideFrame.tsx';
import { useMatching } from './useMatching.ts';

const text = words.lens;

/** Changes only this person's view; it is remembered for this map. */
export default function LensPanel({
  store,
  view,
  actions,
  canEdit,
  onCopyLink,
}: {
  readonly store: MapStore;
  readonly view: ViewStore;
  readonly actions: MapActions;
  readonly canEdit: boolean;
  readonly onCopyLink: () => void;
}) {
  const lens = useStore(view, (state) => state.lens);
  const legendId = useId();
  const change = (next: MapLens): void => view.setState({ lens: next });
  const close = (): void => {
    togglePanel(view, 'lens');
    wish(view, 'takeFocus');
  };
  const facetProps = { store, view, actions, canEdit, lens, onChange: change };
  const shown: Facet = lens.colouring === 'none' ? 'kind' : lens.colouring;

  return (
    <SideFrame title={text.open} close={text.close} onClose={close}>
      <fieldset className={styles['group']}>
        <legend className={styles['heading']}>{text.colourBy}</legend>
        <div className={styles['chips']}>
          {colourings.map((colouring) => (
            <label key={colouring} className={styles['chip']}>
              <input
                type="radio"
                name={`${legendId}-colouring`}
                className={styles['radio']}
                checked={lens.colouring === colouring}
                onChange={() => change({ ...lens, colouring })}
              />
              <span>{text.colourings[colouring]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <section className={styles['group']} aria-labelledby={legendId}>
        <h3 id={legendId} className={styles['heading']}>
          {text.legend}
        </h3>
        <p className={styles['hint']}>{lens.colouring === 'none' ? text.legendPlain : text.legendHint}</p>
        <FacetEntries {...facetProps} facet={shown} coloured />
      </section>
      <section className={styles['group']} aria-labelledby={`${legendId}-filters`}>
        <h3 id={`${legendId}-filters`} className={styles['heading']}>
          {text.filters}
        </h3>
        <TextField
          label={text.text}
          type="search"
          maxLength={200}
          value={lens.text}
          onChange={(event) => change({ ...lens, text: event.currentTarget.value })}
        />
        {facets
          .filter((facet) => facet !== shown)
          .map((facet) => (
            <details key={facet} className={styles['facet']}>
              <summary className={styles['summary']}>
                {text.facets[facet]}
                {lens.filter[facet].length > 0 && (
                  <span className={styles['chosen']}>{text.chosen(lens.filter[facet].length)}</span>
                )}
              </summary>
              <FacetEntries {...facetProps} facet={facet} coloured={false} />
            </details>
          ))}
      </section>
      <Foot store={store} view={view} lens={lens} onCopyLink={onCopyLink} />
    </SideFrame>
  );
}

function FacetEntries({
  store,
  view,
  actions,
  canEdit,
  lens,
  facet,
  coloured,
  onChange,
}: {
  readonly store: MapStore;
  readonly view: ViewStore;
  readonly actions: MapActions;
  readonly canEdit: boolean;
  readonly lens: MapLens;
  readonly facet: Facet;
  readonly coloured: boolean;
  readonly onChange: (lens: MapLens) => void;
}) {
  const records = useRecords(store);
  const grid = useGrid(store);
  const entries = useMemo(() => legendOf(records, grid, facet, text.valueName), [records, grid, facet]);
  const list = {
    entries,
    chosen: lens.filter[facet],
    coloured,
    onToggle: (value: string) => onChange(toggleValue(lens, facet, value)),
  };
  return facet === 'persona' && canEdit ? (
    <PersonaEntries store={store} view={view} actions={actions} {...list} />
  ) : (
    <EntryList facet={facet} {...list} />
  );
}

function Foot({
  store,
  view,
  lens,
  onCopyLink,
}: {
  readonly store: MapStore;
  readonly view: ViewStore;
  readonly lens: MapLens;
  readonly onCopyLink: () => void;
}) {
  const { matching, all } = useMatching(store, lens);
  return (
    <div className={styles['foot']}>
      <p className={styles['hint']} role="status">
        {isFiltering(lens) ? text.matching(matching, all) : ''}
      </p>
      <div className={styles['buttons']}>
        <Button size="s" icon={FunnelX} disabled={!isFiltering(lens)} onClick={() => clearFilters(view)}>
          {text.clear}
        </Button>
        <Button size="s" icon={Link} onClick={onCopyLink}>
          {text.copyLink}
        </Button>
      </div>
    </div>
  );
}
