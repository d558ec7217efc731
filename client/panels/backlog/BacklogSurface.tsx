/** The backlog: one ordered list of every story past the idea stage, groomed live. */
import { reorderBacklog } from '../../../shared/commands/reorderBacklog.ts';
import { useMemo, useState } from 'react';
import type { StoryId } from '../../../shared/model/story.ts';
import { backlog } from '../../../shared/views/backlog.ts';
import { totalsOf } from '../../../shared/views/laneTotals.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import { select } from '../../store/viewMoves.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { words } from '../../ui/words.ts';
import { useCanEdit, useGrid, useRecords } from '../live/useRecords.ts';
import { BacklogList } from './BacklogList.tsx';
import styles from './BacklogSurface.module.css';
import { EmptyBacklog } from './EmptyBacklog.tsx';
import { RankDialog } from './RankDialog.tsx';
import { placeAtRank, type BacklogPlace } from './dropPlace.ts';

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
  const records = useRecords(session.store);
  const grid = useGrid(session.store);
  const canEdit = useCanEdit(session);
  const items = useMemo(() => backlog(records, grid), [records, grid]);
  const [ranking, setRanking] = useState<StoryId | null>(null);
  const totals = totalsOf(items.map((item) => item.story));
  const ids = items.map((item) => item.story.id);
  const rankingIndex = ranking === null ? -1 : ids.indexOf(ranking);

  const move = (id: StoryId, place: BacklogPlace | null): boolean =>
    place !== null && session.actions.runLate(reorderBacklog, { ids: [id], ...place }) !== null;

  return (
    <section className={styles['surface']} aria-labelledby="backlog-title">
      <header className={styles['header']}>
        <h2 id="backlog-title" className={styles['title']}>
          {text.title}
        </h2>
        {items.length > 0 && (
          <>
            <p className={styles['summary']}>{text.summary(totals.stories, totals.points)}</p>
            {canEdit && <p className={styles['hint']}>{text.hint}</p>}
          </>
        )}
      </header>
      {items.length === 0 ? (
        <EmptyBacklog
          grid={grid}
          canEdit={canEdit}
          onPush={dialogs.openPush}
          onMap={() => view.setState({ surface: 'map' })}
        />
      ) : (
        <BacklogList
          items={items}
          scale={records.meta.settings.estimateScale}
          canEdit={canEdit}
          actions={session.actions}
          onMove={move}
          onDetails={dialogs.openDetails}
          onRank={setRanking}
          onShowOnMap={(id) => {
            select(view, [id]);
            view.setState({ surface: 'map' });
          }}
        />
      )}
      {ranking !== null && rankingIndex >= 0 && (
        <RankDialog
          title={items[rankingIndex]!.story.title || words.noTitle}
          rank={rankingIndex + 1}
          last={ids.length}
          onClose={() => setRanking(null)}
          onMove={(rank) => {
            move(ranking, placeAtRank(ids, rankingIndex, rank));
            setRanking(null);
          }}
        />
      )}
    </section>
  );
}
