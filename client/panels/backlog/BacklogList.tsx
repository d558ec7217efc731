/** The rows of the backlog: only those in sight are drawn; drag, keys and menus move them. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { EstimateScale } from '../../../shared/model/settings.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import type { BacklogItem } from '../../../shared/views/backlog.ts';
import type { MapActions } from '../../store/mapActions.ts';
import { words } from '../../ui/words.ts';
import { BacklogRow } from './BacklogRow.tsx';
import styles from './BacklogList.module.css';
import { placeAtGap, placeAtRank, type BacklogPlace } from './dropPlace.ts';
import { useRowDrag } from './useRowDrag.ts';
import { useRowHeight } from './useRowHeight.ts';

const text = words.backlog;

interface BacklogListProps {
  readonly items: readonly BacklogItem[];
  readonly canEdit: boolean;
  readonly actions: MapActions;
  readonly scale: EstimateScale;
  /** Whether the story went there. */
  readonly onMove: (id: StoryId, place: BacklogPlace | null) => boolean;
  readonly onDetails: (id: StoryId) => void;
  readonly onRank: (id: StoryId) => void;
  readonly onShowOnMap: (id: StoryId) => void;
}

/** A grid for screen readers; the arrow keys go from row to row, Tab into a row's controls. */
export function BacklogList({
  items,
  canEdit,
  scale,
  actions,
  onMove,
  onDetails,
  onRank,
  onShowOnMap,
}: BacklogListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = useRowHeight();
  const [active, setActive] = useState<StoryId | null>(null);
  const [told, setTold] = useState('');
  const focusNext = useRef<StoryId | null>(null);
  const tellNext = useRef<StoryId | null>(null);
  const ids = items.map((item) => item.story.id);
  const activeId = active !== null && ids.includes(active) ? active : (ids[0] ?? null);

  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: useCallback((index: number) => items[index]!.story.id, [items]),
    overscan: 8,
  });
  useLayoutEffect(() => virtual.measure(), [rowHeight, virtual]);

  const { drag, start } = useRowDrag({
    scroller,
    rowHeight,
    rows: items.length,
    onDrop: ({ id, gap }) => {
      const from = ids.indexOf(id as StoryId);
      if (from >= 0) tellMove(id as StoryId, onMove(id as StoryId, placeAtGap(ids, from, gap)));
    },
  });

  /** Says where a moved story stands now, once the list is in its new order. */
  useLayoutEffect(() => {
    const index = items.findIndex((item) => item.story.id === tellNext.current);
    tellNext.current = null;
    if (index >= 0) setTold(text.moved(items[index]!.story.title || words.noTitle, index + 1));
  }, [items]);

  /** A row that moves in the page loses the focus; give it back once it stands in its new place. */
  useLayoutEffect(() => {
    const id = focusNext.current;
    if (id === null) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-story="${id}"]`);
    if (row === null || row === undefined) return;
    focusNext.current = null;
    row.focus({ preventScroll: true });
  });

  const tellMove = (id: StoryId, moved: boolean): void => {
    if (moved) tellNext.current = id;
  };

  const goTo = (index: number): void => {
    const id = ids[Math.min(Math.max(index, 0), ids.length - 1)];
    if (id === undefined) return;
    focusNext.current = id;
    setActive(id);
    virtual.scrollToIndex(ids.indexOf(id));
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>, index: number): void => {
    if (event.target !== event.currentTarget) return;
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    const id = ids[index]!;
    if (by !== 0 && event.altKey) {
      event.preventDefault();
      if (!canEdit) return;
      const moved = onMove(id, placeAtRank(ids, index, index + 1 + by));
      tellMove(id, moved);
      focusNext.current = id;
      setActive(id);
      virtual.scrollToIndex(Math.min(Math.max(index + by, 0), ids.length - 1));
    } else if (by !== 0) {
      event.preventDefault();
      goTo(index + by);
    } else if (event.key === 'Home' || event.key === 'End') {
      event.preventDefault();
      goTo(event.key === 'Home' ? 0 : ids.length - 1);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      onDetails(id);
    }
  };

  return (
    <div className={styles['frame']}>
      <div
        role="grid"
        aria-label={text.title}
        aria-rowcount={items.length + 1}
        aria-colcount={7}
        className={styles['grid']}
      >
        <div role="row" aria-rowindex={1} className={styles['head']}>
          <span role="columnheader" className={styles['rank']}>
            {text.columns.rank}
          </span>
          <span role="columnheader">{text.columns.title}</span>
          <span role="columnheader" className={styles['wide']}>
            {text.columns.place}
          </span>
          <span role="columnheader" className={styles['wide']}>
            {text.columns.release}
          </span>
          <span role="columnheader">{text.columns.estimate}</span>
          <span role="columnheader">{text.columns.stage}</span>
          <span role="columnheader">
            <span className="visually-hidden">{text.columns.actions}</span>
          </span>
        </div>
        <div ref={scroller} role="rowgroup" className={styles['scroller']}>
          <div role="presentation" className={styles['rows']} style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(({ index, start: top, key }) => (
              <BacklogRow
                scale={scale}
                key={key as string}
                item={items[index]!}
                index={index}
                last={items.length}
                top={top}
                height={rowHeight}
                canEdit={canEdit}
                isActive={items[index]!.story.id === activeId}
                isDragged={drag?.id === items[index]!.story.id}
                actions={actions}
                onGrip={(event) => start(event, items[index]!.story.id, index)}
                onKeyDown={(event) => onKeyDown(event, index)}
                onFocus={() => setActive(items[index]!.story.id)}
                onDetails={() => onDetails(items[index]!.story.id)}
                onRank={() => onRank(items[index]!.story.id)}
                onMoveTo={(rank) => {
                  const { id } = items[index]!.story;
                  tellMove(id, onMove(id, placeAtRank(ids, index, rank)));
                }}
                onShowOnMap={() => onShowOnMap(items[index]!.story.id)}
              />
            ))}
            {drag !== null && placeAtGap(ids, drag.from, drag.gap) !== null && (
              <div
                className={styles['line']}
                style={{ transform: `translateY(${drag.gap * rowHeight}px)` }}
              />
            )}
          </div>
        </div>
      </div>
      {drag !== null && (
        <div
          className={styles['ghost']}
          style={{ transform: `translate(${drag.x + 12}px, ${drag.y + 8}px)` }}
          aria-hidden
        >
          {items.find((item) => item.story.id === drag.id)?.story.title || words.noTitle}
        </div>
      )}
      <p className="visually-hidden" role="status">
        {told}
      </p>
    </div>
  );
}
