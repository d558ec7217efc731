/** The rows of the backlog: only those in sight are drawn; drag, keys and menus move them. */
import {
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';
import { useStore } from 'zustand';
import type { StoryId } from '../../../shared/model/story.ts';
import type { BacklogGroup } from '../../../shared/views/backlogGroups.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { words } from '../../ui/words.ts';
import { backlogToolWords as toolText } from '../../ui/words/backlogTools.ts';
import { BacklogRow, type RowCell, type RowHands } from './BacklogRow.tsx';
import { DragGhost } from '../live/DragGhost.tsx';
import styles from './BacklogList.module.css';
import { keyOfGroup, keyOfLine, placeAtLine, type LinePlace } from './backlogLines.ts';
import { optionalColumns, toggled, type BacklogViewStore } from './backlogView.ts';
import { columnWidths } from './columnValue.ts';
import { GroupRow } from './GroupRow.tsx';
import { groupName } from './groupName.ts';
import { ListHead } from './ListHead.tsx';
import { listKey } from './listKeys.ts';
import { RowSlots } from './rowSlots.ts';
import { createTold, Told } from './Told.tsx';
import type { Backlog } from './useBacklog.ts';
import { useListFocus } from './useListFocus.ts';
import { useRowDrag } from './useRowDrag.ts';
import { useRowHeight } from './useRowHeight.ts';
import { useRowWindow } from './useRowWindow.ts';
import { useSelection } from './useSelection.ts';

const text = words.backlog;

interface BacklogListProps {
  readonly backlog: Backlog;
  readonly view: BacklogViewStore;
  readonly canEdit: boolean;
  readonly session: MapSession;
  /** Whether they went there. */
  readonly onMove: (ids: readonly StoryId[], to: LinePlace) => boolean;
  readonly onMoveTo: (id: StoryId, edge: 'top' | 'bottom') => void;
  readonly onAdd: (group: BacklogGroup) => void;
  readonly onDetails: (id: StoryId) => void;
  readonly onRank: (id: StoryId) => void;
  readonly onMoveOnMap: (id: StoryId) => void;
  readonly onShowOnMap: (id: StoryId) => void;
}

/** A grid for screen readers; the arrow keys go from row to row, Tab into a row's controls. */
export function BacklogList(props: BacklogListProps) {
  const { backlog, view, canEdit, session, onMove, onDetails } = props;
  const { lines, records } = backlog;
  const { estimateScale: scale, scoreFormula: formula } = records.meta.settings;
  const groupBy = useStore(view, (state) => state.groupBy);
  const canMove = useStore(view, (state) => state.sortBy === null) && canEdit;
  const chosen = useStore(view, (state) => state.columns);
  const columns = useMemo(
    () => optionalColumns.filter((column) => chosen.has(column) && column !== groupBy),
    [chosen, groupBy],
  );
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = useRowHeight();
  const listId = useId();
  const [slots] = useState(() => new RowSlots());
  const [told] = useState(createTold);
  const tell = (what: string): void => told.setState({ text: what });
  const [opened, setOpened] = useState<{ readonly id: StoryId; readonly cell: RowCell } | null>(null);
  const tellNext = useRef<readonly StoryId[]>([]);
  const selection = useSelection(lines, view);
  const { first: top, end, show } = useRowWindow(scroller, lines.length, rowHeight);
  const focus = useListFocus(lines, scroller, show);

  /** What moves when this row does: all that is selected, if it is among them. */
  const movingWith = (id: StoryId): StoryId[] =>
    !selection.ids.has(id)
      ? [id]
      : backlog.shown.flatMap(({ item }) => (selection.ids.has(item.story.id) ? [item.story.id] : []));
  const moveTo = (id: StoryId, gap: number): boolean => {
    const ids = movingWith(id);
    const to = placeAtLine(lines, new Set(ids), gap);
    if (to === null || !onMove(ids, to)) return false;
    tellNext.current = ids;
    return true;
  };
  const { drag, start } = useRowDrag({
    scroller,
    rowHeight,
    rows: lines.length,
    onDrop: ({ id, gap }) => moveTo(id as StoryId, gap),
  });

  /** Says where a moved story stands now, once the list is in its new order. */
  useLayoutEffect(() => {
    const [first, ...rest] = tellNext.current;
    if (first === undefined) return;
    tellNext.current = [];
    const found = backlog.shown.find(({ item }) => item.story.id === first);
    if (found === undefined) return;
    const title = found.item.story.title || words.noTitle;
    told.setState({
      text: rest.length > 0 ? toolText.movedMany(rest.length + 1, found.rank) : text.moved(title, found.rank),
    });
  }, [backlog.shown, told]);

  const step = (index: number, by: -1 | 1): void => {
    const line = lines.at(index);
    if (line?.kind !== 'story') return;
    if (!canMove) {
      if (canEdit) tell(toolText.sortedNoMove);
      return;
    }
    const { id } = line.item.story;
    const moving = new Set(movingWith(id));
    let edge = index;
    const isMoving = (at: number): boolean => {
      const other = lines.at(at);
      return other?.kind === 'story' && moving.has(other.item.story.id);
    };
    while (isMoving(edge + by)) edge += by;
    const next = lines.at(edge + by);
    if (next?.kind !== 'story') {
      tell(by < 0 ? toolText.firstOfGroup : toolText.lastOfGroup);
      return;
    }
    if (!moveTo(id, by < 0 ? edge - 1 : edge + 2)) return;
    focus.keep(index);
    show(Math.min(Math.max(index + by, 0), lines.length - 1));
  };
  const toggleGroup = useCallback(
    (key: string, isOpen?: boolean): void =>
      view.setState(({ collapsed }) => ({
        collapsed: toggled(collapsed, key, isOpen === undefined ? undefined : !isOpen),
      })),
    [view],
  );

  const onKeyDown = (event: KeyboardEvent<HTMLElement>, index: number): void => {
    if (event.target !== event.currentTarget) return;
    const pressed = listKey(event);
    const line = lines.at(index);
    if (pressed === null || line === undefined) return;
    if (pressed.does === 'clear' && selection.ids.size === 0) return;
    event.preventDefault();
    const groupKey = line.group.key;
    switch (pressed.does) {
      case 'go':
        focus.goTo(index + pressed.by);
        break;
      case 'extend':
        selection.anchorAt(index);
        selection.rangeTo(Math.min(Math.max(index + pressed.by, 0), lines.length - 1));
        focus.goTo(index + pressed.by);
        break;
      case 'move':
        step(index, pressed.by);
        break;
      case 'goToEdge':
        focus.goTo(pressed.edge === 'first' ? 0 : lines.length - 1);
        break;
      case 'all':
        selection.all();
        break;
      case 'clear':
        selection.clear();
        break;
      case 'toggle':
      case 'open':
        if (line.kind === 'group') toggleGroup(groupKey);
        else if (pressed.does === 'open') onDetails(line.item.story.id);
        else if (canEdit) selection.toggle(index);
        break;
      case 'expand':
        if (line.kind === 'group') toggleGroup(groupKey, true);
        break;
      case 'collapse':
        if (groupBy === 'none') break;
        if (line.kind === 'group') toggleGroup(groupKey, false);
        else focus.goTo(lines.indexOf(keyOfGroup(line.group)));
        break;
    }
  };

  const latest = useRef({ onKeyDown, start, focus, selection, opened, props });
  latest.current = { onKeyDown, start, focus, selection, opened, props };
  const [hands] = useState<RowHands>(() => ({
    onGrip: (event, index) => {
      const line = latest.current.props.backlog.lines.at(index);
      if (line?.kind === 'story') latest.current.start(event, line.item.story.id, index);
    },
    onKeyDown: (event, index) => latest.current.onKeyDown(event, index),
    onFocus: (index) => {
      latest.current.focus.note(index);
      const line = latest.current.props.backlog.lines.at(index);
      const id = line?.kind === 'story' ? line.item.story.id : null;
      if (latest.current.opened !== null && latest.current.opened.id !== id) setOpened(null);
    },
    onSelect: (index, how) =>
      how === 'one' ? latest.current.selection.toggle(index) : latest.current.selection.rangeTo(index),
    onOpenCell: (id, cell) => setOpened({ id, cell }),
    onDetails: (id) => latest.current.props.onDetails(id),
    onRank: (id) => latest.current.props.onRank(id),
    onMoveOnMap: (id) => latest.current.props.onMoveOnMap(id),
    onMoveTo: (id, edge) => latest.current.props.onMoveTo(id, edge),
    onShowOnMap: (id) => latest.current.props.onShowOnMap(id),
  }));
  const onAdd = useCallback((group: BacklogGroup) => latest.current.props.onAdd(group), []);
  // What is selected and gone meanwhile is not selected any more.
  useEffect(() => {
    const gone = [...selection.ids].filter((id) => records.story.get(id)?.archivedAt !== null);
    if (gone.length > 0)
      view.setState({ selection: new Set([...selection.ids].filter((id) => !gone.includes(id))) });
  }, [records, selection.ids, view]);

  const width = `6.5rem minmax(10rem, 2fr) ${columns.map((column) => columnWidths[column]).join(' ')} 4.5rem 9rem 2.5rem`;
  // The line that has the focus keeps it, however far the list is scrolled away from it.
  const drawn = Array.from({ length: end - top }, (_, i) => top + i);
  if (focus.active >= 0 && focus.active < top) drawn.unshift(focus.active);
  else if (focus.active >= end) drawn.push(focus.active);
  const keys = drawn.map((index) => keyOfLine(lines.at(index)!));
  const slotOf = slots.assign(keys);
  const elementId = (slot: number): string => `${listId}-${slot}`;
  const rows = drawn.map((index, i) => ({ index, slot: slotOf.get(keys[i]!)! }));
  const target = drag === null ? null : placeAtLine(lines, new Set(movingWith(drag.id as StoryId)), drag.gap);
  return (
    <div className={styles['frame']}>
      <div
        role={groupBy === 'none' ? 'grid' : 'treegrid'}
        aria-label={text.title}
        aria-rowcount={lines.length + 1}
        aria-colcount={columns.length + 5}
        aria-multiselectable={canEdit}
        className={styles['grid']}
        data-selecting={selection.ids.size > 0 || undefined}
        style={{ '--columns': width } as React.CSSProperties}
      >
        <ListHead columns={columns} />
        <div
          ref={scroller}
          role="rowgroup"
          // The rows do not stand in the page in the order in which they are seen.
          aria-owns={rows.map(({ slot }) => elementId(slot)).join(' ')}
          className={styles['scroller']}
        >
          <div role="presentation" className={styles['rows']} style={{ height: lines.length * rowHeight }}>
            {rows
              .sort((a, b) => a.slot - b.slot)
              .map(({ index, slot }) => {
                const line = lines.at(index)!;
                const common = {
                  elementId: elementId(slot),
                  index,
                  top: index * rowHeight,
                  height: rowHeight,
                  isActive: index === focus.active,
                };
                if (line.kind === 'group') {
                  return (
                    <GroupRow
                      key={slot}
                      {...common}
                      group={line.group}
                      name={groupName(line.group, groupBy)}
                      isOpen={line.isOpen}
                      columns={columns.length + 5}
                      canAdd={canEdit}
                      onToggle={toggleGroup}
                      onAdd={onAdd}
                      onKeyDown={hands.onKeyDown}
                      onFocus={hands.onFocus}
                    />
                  );
                }
                const { id } = line.item.story;
                return (
                  <BacklogRow
                    key={slot}
                    {...common}
                    item={line.item}
                    rank={line.rank}
                    canEdit={canEdit}
                    canMove={canMove}
                    columns={columns}
                    scale={scale}
                    formula={formula}
                    isSelected={selection.ids.has(id)}
                    isDragged={drag?.id === id}
                    opened={opened?.id === id ? opened.cell : null}
                    session={session}
                    hands={hands}
                  />
                );
              })}
            {drag !== null && target !== null && (
              <div
                className={styles['line']}
                style={{ transform: `translateY(${drag.gap * rowHeight}px)` }}
              />
            )}
          </div>
        </div>
      </div>
      {drag !== null && (
        <DragGhost at={drag}>
          {ghostOf(movingWith(drag.id as StoryId).length, records.story.get(drag.id as StoryId)?.title)}
        </DragGhost>
      )}
      <Told told={told} />
    </div>
  );
}

function ghostOf(moving: number, title: string | undefined): string {
  return moving > 1 ? words.stories(moving) : title || words.noTitle;
}
