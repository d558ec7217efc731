/** The search over the map: dims what does not match and goes from hit to hit. */
import { ChevronDown, ChevronUp, Search, X } from 'lucide';
import { useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { searchHits } from '../../../shared/views/lens.ts';
import type { MapStore } from '../../store/mapStore.ts';
import { jumpTo, wish } from '../../store/viewMoves.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { words } from '../../ui/words.ts';
import { useGrid } from '../live/useRecords.ts';
import { nextHit } from './nextHit.ts';
import styles from './SearchBar.module.css';

const text = words.lens.search;

/** Enter and Shift+Enter jump, Esc ends the search and gives the map the focus back. */
export default function SearchBar({ store, view }: { readonly store: MapStore; readonly view: ViewStore }) {
  const sought = useStore(view, (state) => state.search?.text ?? '');
  const asked = useStore(view, (state) => state.search?.asked ?? 0);
  const focus = useStore(view, (state) => state.focus);
  const grid = useGrid(store);
  const hits = useMemo(() => searchHits(grid, sought), [grid, sought]);
  const field = useRef<HTMLInputElement>(null);
  const at = focus === null ? -1 : hits.indexOf(focus);

  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [asked]);

  const jump = (by: 1 | -1): void => {
    const hit = nextHit(hits, focus, by);
    if (hit !== null) jumpTo(view, hit);
  };
  const end = (): void => {
    view.setState({ search: null });
    wish(view, 'takeFocus');
  };
  return (
    <search className={styles['bar']} aria-label={text.title}>
      <Icon node={Search} size={16} />
      <input
        ref={field}
        type="text"
        enterKeyHint="search"
        autoComplete="off"
        className={styles['field']}
        aria-label={text.title}
        placeholder={text.placeholder}
        maxLength={200}
        value={sought}
        onChange={(event) => {
          const next = event.currentTarget.value;
          view.setState(({ search }) => ({ search: { asked: search?.asked ?? 0, text: next } }));
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') jump(event.shiftKey ? -1 : 1);
          else if (event.key === 'Escape') end();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <p className={styles['found']} role="status">
        {sought.trim() === '' ? '' : hits.length === 0 ? text.nothing : text.found(at + 1, hits.length)}
      </p>
      <IconButton
        icon={ChevronUp}
        size="s"
        label={text.previous}
        shortcut="Shift+Enter"
        disabled={hits.length === 0}
        onClick={() => jump(-1)}
      />
      <IconButton
        icon={ChevronDown}
        size="s"
        label={text.next}
        shortcut="Enter"
        disabled={hits.length === 0}
        onClick={() => jump(1)}
      />
      <IconButton icon={X} size="s" label={text.close} shortcut="Esc" onClick={end} />
    </search>
  );
}
