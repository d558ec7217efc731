/** Lens, gaps, search and the outline in the corner of the map, and what the filters keep bright while they are on. */
import { FunnelX, ListTree, Map as MapIcon, Palette, Search, Slice, TriangleAlert } from 'lucide';
import { useStore } from 'zustand';
import { isFiltering } from '../../../shared/views/lens.ts';
import type { MapStore } from '../../store/mapStore.ts';
import { clearFilters, startSearch, togglePanel, wishOnMap } from '../../store/viewMoves.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { words } from '../../ui/words.ts';
import { sliceWords } from '../../ui/words/slice.ts';
import styles from './LensControls.module.css';
import { useMatching } from './useMatching.ts';

/** The buttons say whether their panel is open, or a lens is on. */
export default function LensControls({
  store,
  view,
  canEdit,
}: {
  readonly store: MapStore;
  readonly view: ViewStore;
  readonly canEdit: boolean;
}) {
  const isSlicing = useStore(view, (state) => state.slicing !== null);
  const lens = useStore(view, (state) => state.lens);
  const panel = useStore(view, (state) => state.panel);
  const showsOutline = useStore(view, (state) => state.showsOutline);
  return (
    <div className={styles['controls']} data-alone={showsOutline || undefined}>
      {isFiltering(lens) && <Matching store={store} view={view} />}
      {canEdit && !showsOutline && (
        <div className={styles['buttons']} role="group" aria-label={sliceWords.group}>
          <IconButton
            icon={Slice}
            size="s"
            label={sliceWords.label}
            shortcut="K"
            aria-pressed={isSlicing}
            className={isSlicing ? styles['on'] : undefined}
            onClick={() => wishOnMap(view, 'slice')}
          />
        </div>
      )}
      <div className={styles['buttons']} role="group" aria-label={words.lens.group}>
        <IconButton
          icon={Search}
          size="s"
          label={words.lens.search.title}
          shortcut="/"
          onClick={() => startSearch(view)}
        />
        <IconButton
          icon={Palette}
          size="s"
          label={words.lens.open}
          aria-expanded={panel === 'lens'}
          className={lens.colouring === 'none' && panel !== 'lens' ? undefined : styles['on']}
          onClick={() => togglePanel(view, 'lens')}
        />
        <IconButton
          icon={TriangleAlert}
          size="s"
          label={words.gaps.open}
          aria-expanded={panel === 'gaps'}
          className={panel === 'gaps' ? styles['on'] : undefined}
          onClick={() => togglePanel(view, 'gaps')}
        />
        <IconButton
          icon={showsOutline ? MapIcon : ListTree}
          size="s"
          label={showsOutline ? words.map.showAs.toMap : words.map.showAs.toOutline}
          onClick={() => view.setState({ showsOutline: !showsOutline })}
        />
      </div>
    </div>
  );
}

function Matching({ store, view }: { readonly store: MapStore; readonly view: ViewStore }) {
  const { matching, all } = useMatching(
    store,
    useStore(view, (state) => state.lens),
  );
  return (
    <div className={styles['matching']}>
      <span className={styles['count']}>{words.lens.matching(matching, all)}</span>
      <Button look="quiet" size="s" icon={FunnelX} onClick={() => clearFilters(view)}>
        {words.lens.clear}
      </Button>
    </div>
  );
}
