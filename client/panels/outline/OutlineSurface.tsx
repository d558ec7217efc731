/**
 * The map as an outline to read, touch and type in: the main view on a phone, a choice anywhere else. The same records,
 * commands and tools as on the drawn map; only the rows in sight are in the page.
 */
import { Plus } from 'lucide';
import { useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { MapSession } from '../../session/mapSession.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { addActivity, addStep } from '../../tools/addRecords.ts';
import { Button } from '../../ui/Button.tsx';
import { words } from '../../ui/words.ts';
import { outlineWords as text } from '../../ui/words/outline.ts';
import { useCanEdit, useGrid, useRecords } from '../live/useRecords.ts';
import { aroundRows } from './aroundRows.ts';
import { EmptyOutline } from './EmptyOutline.tsx';
import { LaneBar } from './LaneBar.tsx';
import { OutlineRow } from './OutlineRow.tsx';
import { handleRowKey } from './outlineKeys.ts';
import { outlineRows, recordOf, type LaneFilter } from './outlineRows.ts';
import styles from './OutlineSurface.module.css';
import { createRowHands } from './rowHands.ts';
import { RowMenu, type OpenRowMenu } from './RowMenu.tsx';
import { rowTitle } from './rowTitle.ts';
import { useLens } from './useLens.ts';
import { useOutlineTools } from './useOutlineTools.ts';
import { usePeopleMarks } from './usePeopleMarks.ts';
import { useRowFocus } from './useRowFocus.ts';
import { useRowList } from './useRowList.ts';

/** Fills its parent. */
export default function OutlineSurface({
  session,
  view,
  dialogs,
}: {
  readonly session: MapSession;
  readonly view: ViewStore;
  readonly dialogs: MapDialogs;
}) {
  const { store } = session;
  const records = useRecords(store);
  const grid = useGrid(store);
  const canEdit = useCanEdit(session);
  const collapsed = useStore(view, (state) => state.collapsed);
  const selection = useStore(view, (state) => state.selection);
  const editing = useStore(view, (state) => state.editing);
  const [chosenLane, showLane] = useState<LaneFilter>('all');
  const [menu, setMenu] = useState<OpenRowMenu | null>(null);
  const { tools, told } = useOutlineTools(session, view, dialogs);
  const people = usePeopleMarks(session.people);
  const { isDimmed, bandsOf } = useLens(view, records, grid);

  // A release whose name is being typed is the one that is shown.
  const namedLane = grid.releases.find(({ id }) => id === editing?.id)?.id;
  const wantedLane = namedLane ?? chosenLane;
  const lane = wantedLane === 'all' || grid.lanes.includes(wantedLane) ? wantedLane : 'all';
  const inGrid = useMemo(() => outlineRows(grid, collapsed, lane), [grid, collapsed, lane]);
  const around = useMemo(() => (lane === 'all' ? aroundRows(records) : []), [records, lane]);
  const rows = useMemo(() => [...inGrid, ...around], [inGrid, around]);
  const list = useRef<HTMLDivElement>(null);
  const { items, height, measure, pinned, onScroll, scrollTo } = useRowList(rows, list);
  const { active, activate, focusRow } = useRowFocus({
    list,
    rows,
    view,
    tools,
    scrollTo,
    onHidden: () => showLane('all'),
    onCell: showLane,
  });
  const hands = useMemo(
    () => createRowHands({ tools, lane, onMenu: setMenu, onActive: activate }),
    [tools, lane, activate],
  );
  const isEmpty = grid.backbone.length === 0 && grid.columns.length === 0;

  return (
    <section className={styles['surface']} aria-label={words.canvas.map}>
      {(grid.releases.length > 0 || !isEmpty) && (
        <LaneBar
          session={session}
          tools={tools}
          grid={grid}
          shown={lane}
          canEdit={canEdit}
          editing={editing}
          onShow={(next) => {
            showLane(next);
            list.current?.scrollTo({ top: 0 });
          }}
          onMenu={setMenu}
        />
      )}
      <div ref={list} className={styles['scroller']} onScroll={onScroll}>
        <div
          role="treegrid"
          tabIndex={-1}
          onKeyDown={(event) => handleRowKey(event, { tools, rows, active, hands, focusRow })}
          aria-label={words.canvas.map}
          aria-multiselectable
          aria-rowcount={rows.length}
          className={styles['rows']}
          style={{ height }}
        >
          {items.map(({ index, top }) => {
            const row = rows[index]!;
            const id = recordOf(row);
            return (
              <OutlineRow
                key={row.key}
                row={row}
                index={index}
                top={top}
                pinnedAt={pinned.get(index) ?? null}
                title={rowTitle(row, grid)}
                records={records}
                session={session}
                tools={tools}
                hands={hands}
                measure={measure}
                canEdit={canEdit}
                isSelected={id !== null && selection.has(id)}
                isActive={row.key === active}
                isEditing={id !== null && editing?.id === id}
                isDimmed={row.kind === 'story' && isDimmed(row.story)}
                bands={row.kind === 'story' ? bandsOf(row.story) : null}
                people={id === null ? undefined : people.get(id)}
              />
            );
          })}
        </div>
        {isEmpty ? (
          <EmptyOutline tools={tools} canEdit={canEdit} />
        ) : (
          canEdit && (
            <Button
              className={styles['more']}
              icon={Plus}
              onClick={() => {
                if (grid.hidesActivities) addStep(tools, grid.backbone[0]?.activity.id ?? null);
                else addActivity(tools);
              }}
            >
              {grid.hidesActivities ? text.menu.addStep : text.addActivity}
            </Button>
          )
        )}
      </div>
      {menu !== null && (
        <RowMenu
          session={session}
          tools={tools}
          menu={menu}
          canEdit={canEdit}
          onClose={() => setMenu(null)}
        />
      )}
      <p className="visually-hidden" role="status">
        {told}
      </p>
    </section>
  );
}
