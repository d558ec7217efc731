/** The backlog: one ordered list of every story past the idea stage, groomed live. */
import { Plus, SearchX } from 'lucide';
import { useCallback, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { StoryId } from '../../../shared/model/story.ts';
import { noBacklogFilter } from '../../../shared/views/backlogFilter.ts';
import { totalsOf } from '../../../shared/views/laneTotals.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import { select } from '../../store/viewMoves.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { Button } from '../../ui/Button.tsx';
import { latePart } from '../../ui/latePart.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { words } from '../../ui/words.ts';
import { backlogToolWords as toolText } from '../../ui/words/backlogTools.ts';
import { FormulaDialog } from '../scores/FormulaDialog.tsx';
import { useCanEdit } from '../live/useRecords.ts';
import { BacklogList } from './BacklogList.tsx';
import { backlogMoves } from './backlogMoves.ts';
import styles from './BacklogSurface.module.css';
import { BacklogToolbar } from './BacklogToolbar.tsx';
import { backlogViewOf } from './backlogView.ts';
import { BulkBar } from './BulkBar.tsx';
import { EmptyBacklog } from './EmptyBacklog.tsx';
import { ModeSwitch } from './ModeSwitch.tsx';
import { QuickAdd, type AddInto } from './QuickAdd.tsx';
import { RankDialog } from './RankDialog.tsx';
import { SortNotice } from './SortNotice.tsx';
import { useBacklog } from './useBacklog.ts';

const loading = <Loading text={words.loading} />;
const GroomingView = latePart(() => import('../grooming/GroomingView.tsx'), loading);
const MatrixView = latePart(() => import('../matrix/MatrixView.tsx'), loading);
const text = words.backlog;

/** Fills its parent. */
export default function BacklogSurface({
  session,
  view,
  dialogs,
}: {
  readonly session: MapSession;
  readonly view: ViewStore;
  readonly dialogs: MapDialogs;
}) {
  const backlogView = backlogViewOf(view);
  const { actions } = session;
  const backlog = useBacklog(session.store, backlogView);
  const canEdit = useCanEdit(session);
  const { mode, groupBy, sortBy, selection } = useStore(backlogView);
  const [ranking, setRanking] = useState<readonly StoryId[]>([]);
  const [adding, setAdding] = useState<{ readonly into: AddInto | null } | null>(null);
  const [isFormula, setFormula] = useState(false);
  const openFormula = useCallback(() => setFormula(true), []);
  const { items, records } = backlog;
  const totals = useMemo(() => totalsOf(items.map((item) => item.story)), [items]);
  const moves = backlogMoves(backlog, groupBy, actions);
  const selected = backlog.shown.flatMap(({ item }) => (selection.has(item.story.id) ? [item.story.id] : []));

  return (
    <section className={styles['surface']} aria-labelledby="backlog-title">
      <header className={styles['header']}>
        <h2 id="backlog-title" className={styles['title']}>
          {text.title}
        </h2>
        {items.length > 0 && (
          <p className={styles['summary']}>{text.summary(totals.stories, totals.points)}</p>
        )}
        {items.length > 0 && <ModeSwitch view={backlogView} />}
        {items.length > 0 && mode === 'list' && (
          <p className={styles['hint']}>{canEdit ? toolText.hint : toolText.readOnly}</p>
        )}
        {canEdit && items.length > 0 && mode === 'list' && adding === null && (
          <Button look="primary" icon={Plus} onClick={() => setAdding({ into: null })}>
            {toolText.add.open}
          </Button>
        )}
      </header>
      {items.length === 0 ? (
        <EmptyBacklog
          grid={backlog.grid}
          canEdit={canEdit}
          onPush={dialogs.openPush}
          onMap={() => view.setState({ surface: 'map' })}
        />
      ) : (
        <>
          {adding !== null && canEdit && mode === 'list' && (
            <QuickAdd
              key={adding.into?.name ?? ''}
              backlog={backlog}
              into={adding.into}
              actions={actions}
              onClose={() => setAdding(null)}
            />
          )}
          {mode !== 'grooming' && (
            <BacklogToolbar
              store={session.store}
              view={backlogView}
              shown={backlog.shown.length}
              all={items.length}
              onFormula={openFormula}
            />
          )}
          {mode === 'grooming' && (
            <GroomingView
              session={session}
              dialogs={dialogs}
              records={records}
              items={items}
              canEdit={canEdit}
            />
          )}
          {mode === 'matrix' && backlog.shown.length > 0 && (
            <MatrixView
              shown={backlog.shown}
              canEdit={canEdit}
              actions={actions}
              onDetails={dialogs.openDetails}
            />
          )}
          {mode === 'list' && sortBy !== null && (
            <SortNotice
              sortBy={sortBy}
              view={backlogView}
              canEdit={canEdit}
              actions={actions}
              dialogs={dialogs}
            />
          )}
          {mode === 'grooming' ? null : backlog.shown.length === 0 ? (
            <Notice icon={SearchX} {...toolText.nothing}>
              <Button onClick={() => backlogView.setState({ filter: noBacklogFilter })}>
                {toolText.clear}
              </Button>
            </Notice>
          ) : mode === 'matrix' ? null : (
            <BacklogList
              backlog={backlog}
              view={backlogView}
              canEdit={canEdit}
              session={session}
              onMove={moves.move}
              onMoveTo={(id, edge) => moves.moveToRank([id], edge === 'top' ? 1 : items.length)}
              onAdd={(group) => setAdding({ into: moves.addInto(group) })}
              onDetails={dialogs.openDetails}
              onRank={(id) => setRanking([id])}
              onMoveOnMap={(id) => dialogs.openMove([id])}
              onShowOnMap={(id) => {
                select(view, [id]);
                view.setState({ surface: 'map' });
              }}
            />
          )}
          {canEdit && mode === 'list' && selection.size > 0 && (
            <BulkBar
              backlog={backlog}
              ids={selection}
              view={backlogView}
              session={session}
              onRank={() => setRanking(selected)}
            />
          )}
        </>
      )}
      {isFormula && <FormulaDialog session={session} onClose={() => setFormula(false)} />}
      {ranking.length > 0 && (
        <RankDialog
          title={
            ranking.length === 1
              ? records.story.get(ranking[0]!)?.title || words.noTitle
              : words.stories(ranking.length)
          }
          rank={items.findIndex(({ story }) => story.id === ranking[0]) + 1}
          last={items.length}
          onClose={() => setRanking([])}
          onMove={(rank) => {
            moves.moveToRank(ranking, rank);
            setRanking([]);
          }}
        />
      )}
    </section>
  );
}
