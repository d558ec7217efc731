/** A line under the bar about what the server tells: many cards were removed, or part of the history is damaged. */
import { History, TriangleAlert, Undo2, X } from 'lucide';
import { useState } from 'react';
import type { RoomNews as News } from '../../../shared/protocol/notice.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { formatMoment } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import styles from '../../ui/Strip.module.css';
import { openStorage } from '../../ui/theme.ts';
import { historyWords } from '../../ui/words/history.ts';
import { useCanEdit } from '../live/useRecords.ts';
import { goBack } from './goBack.ts';
import { isSeen, noteSeen } from './newsSeen.ts';

/** The newest of each kind is shown until it was answered; a reload does not ask again. */
export default function RoomNews({
  session,
  view,
  news,
}: {
  readonly session: MapSession;
  readonly view: ViewStore;
  readonly news: readonly News[];
}) {
  const [, setAnswered] = useState(0);
  const storage = openStorage();
  const dismiss = (notice: News): void => {
    noteSeen(storage, session.mapId, notice);
    setAnswered((count) => count + 1);
  };
  return news
    .filter((notice) => !isSeen(storage, session.mapId, notice))
    .map((notice) =>
      notice.kind === 'removal' ? (
        <Removal key={notice.kind} session={session} notice={notice} onDone={() => dismiss(notice)} />
      ) : (
        <Damage key={notice.kind} view={view} times={notice.times} onDone={() => dismiss(notice)} />
      ),
    );
}

function Removal({
  session,
  notice,
  onDone,
}: {
  readonly session: MapSession;
  readonly notice: Extract<News, { kind: 'removal' }>;
  readonly onDone: () => void;
}) {
  const text = historyWords.removal;
  const canEdit = useCanEdit(session);
  const [busy, setBusy] = useState(false);
  const bringBack = async (): Promise<void> => {
    setBusy(true);
    const isBack = await goBack(session, notice.seq, 'missing');
    setBusy(false);
    if (isBack) onDone();
  };
  return (
    <section className={classes(styles['strip'], styles['warning'])} aria-label={text.label}>
      <Icon node={TriangleAlert} />
      <p className={styles['text']} role="status">
        <strong>{text.told(notice.by || historyWords.somebody, notice.cards)}</strong> {text.safe}
      </p>
      {canEdit && (
        <Button size="s" icon={Undo2} busy={busy} onClick={() => void bringBack()}>
          {text.bringBack}
        </Button>
      )}
      <Button look="quiet" size="s" icon={X} onClick={onDone}>
        {text.dismiss}
      </Button>
    </section>
  );
}

function Damage({
  view,
  times,
  onDone,
}: {
  readonly view: ViewStore;
  readonly times: readonly number[];
  readonly onDone: () => void;
}) {
  const text = historyWords.damage;
  return (
    <section className={classes(styles['strip'], styles['warning'])} aria-label={text.label}>
      <Icon node={TriangleAlert} />
      <p className={styles['text']} role="alert">
        <strong>{text.told(times.map(formatMoment))}</strong> {text.todo}
      </p>
      <Button size="s" icon={History} onClick={() => view.setState({ surface: 'map', panel: 'history' })}>
        {text.look}
      </Button>
      <Button look="quiet" size="s" icon={X} onClick={onDone}>
        {text.dismiss}
      </Button>
    </section>
  );
}
