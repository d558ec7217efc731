/** Beside the map: what others did since one was here, versions by name, and who did what, sitting by sitting. */
import { History, RotateCw } from 'lucide';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { HistoryAnswer } from '../../../shared/protocol/history.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { serverNow } from '../../session/serverNow.ts';
import { togglePanel, wish } from '../../store/viewMoves.ts';
import type { ViewStore } from '../../store/viewStore.ts';
import { Button } from '../../ui/Button.tsx';
import { formatAgo, formatMoment } from '../../ui/format.ts';
import { Loading } from '../../ui/Loading.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useLoaded } from '../../ui/useLoaded.ts';
import { historyWords as text } from '../../ui/words/history.ts';
import { readHistory, readSince } from '../api/historyApi.ts';
import { sentenceOf } from '../api/request.ts';
import { SideFrame } from '../lens/SideFrame.tsx';
import { useCanEdit } from '../live/useRecords.ts';
import { DeedList } from './DeedList.tsx';
import styles from './HistoryPanel.module.css';
import { KeptFor } from './KeptFor.tsx';
import { NameVersion } from './NameVersion.tsx';
import { nameOfDoer, VersionEntry } from './VersionEntry.tsx';

interface HistoryPanelProps {
  readonly session: MapSession;
  readonly view: ViewStore;
}

/** Read when it is opened and when asked to; what is done meanwhile is on the map anyway. */
export default function HistoryPanel({ session, view }: HistoryPanelProps) {
  const { mapId } = session;
  const history = useLoaded(mapId, () => readHistory(mapId));
  const since = useLoaded(mapId, () => readSince(mapId));
  const reload = (): void => {
    history.reload();
    since.reload();
  };
  const close = (): void => {
    view.setState({ version: null });
    togglePanel(view, 'history');
    wish(view, 'takeFocus');
  };
  return (
    <SideFrame title={text.title} close={text.close} onClose={close}>
      {history.state.kind === 'loading' && <Loading text={text.loading} />}
      {history.state.kind === 'failed' && (
        <div className={styles['failed']} role="alert">
          <p>{text.failed(sentenceOf(history.state.error))}</p>
          <Button size="s" icon={RotateCw} onClick={reload}>
            {text.again}
          </Button>
        </div>
      )}
      {history.state.kind === 'ready' && (
        <>
          {since.state.kind === 'ready' && since.state.value.at !== null && (
            <section className={styles['since']} aria-labelledby="history-since">
              <h3 id="history-since" className={styles['heading']}>
                {text.since(formatAgo(since.state.value.at, serverNow(session.me.getState())))}
              </h3>
              {since.state.value.people.length === 0 ? (
                <p className={styles['note']}>{text.nothingSince}</p>
              ) : (
                <DeedList people={since.state.value.people} />
              )}
            </section>
          )}
          <Told
            key={history.state.value.sittings[0]?.seq}
            session={session}
            view={view}
            first={history.state.value}
            onChange={reload}
          />
          <KeptFor session={session} />
        </>
      )}
    </SideFrame>
  );
}

function Told({
  session,
  view,
  first,
  onChange,
}: HistoryPanelProps & { readonly first: HistoryAnswer; readonly onChange: () => void }) {
  const canEdit = useCanEdit(session);
  const [older, setOlder] = useState<HistoryAnswer | null>(null);
  const shown = useStore(view, (state) => state.version?.seq ?? null);
  const sittings = [...first.sittings, ...(older?.sittings ?? [])];
  const more = older === null ? first.more : older.more;
  const showMore = async (): Promise<void> => {
    const next = await readHistory(session.mapId, more).catch(() => null);
    if (next !== null) setOlder({ ...next, sittings: [...(older?.sittings ?? []), ...next.sittings] });
  };
  const entry = { session, view, canEdit, shown, onChange };
  return (
    <>
      <section className={styles['part']} aria-labelledby="history-versions">
        <div className={styles['row']}>
          <h3 id="history-versions" className={styles['heading']}>
            {text.versions}
          </h3>
          <Button look="quiet" size="s" icon={RotateCw} onClick={onChange}>
            {text.refresh}
          </Button>
        </div>
        {canEdit && <NameVersion mapId={session.mapId} label={text.nameNow} onKept={onChange} />}
        <ol className={styles['list']}>
          {first.versions.map(({ seq, kind, name, cards, by, at }) => (
            <VersionEntry
              key={`${kind} ${seq}`}
              {...entry}
              seq={seq}
              name={kind === 'removal' ? text.beforeRemoval(nameOfDoer(by), cards) : name || formatMoment(at)}
              note={kind === 'named' ? text.namedBy(nameOfDoer(by), formatMoment(at)) : text.kept[kind]}
            />
          ))}
        </ol>
      </section>
      <section className={styles['part']} aria-labelledby="history-sittings">
        <h3 id="history-sittings" className={styles['heading']}>
          {text.sittings}
        </h3>
        {sittings.length === 0 && <Notice icon={History} {...text.empty} />}
        <ol className={styles['list']}>
          {sittings.map(({ after, seq, from, to, people }) => (
            <VersionEntry key={seq} {...entry} {...{ seq, after }} name={text.stretch(from, to)} mayBeNamed>
              <DeedList people={people} />
            </VersionEntry>
          ))}
        </ol>
        {more !== null && (
          <Button look="quiet" size="s" onClick={() => void showMore()}>
            {text.more}
          </Button>
        )}
      </section>
    </>
  );
}
