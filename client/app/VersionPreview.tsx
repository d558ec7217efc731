/** The map as it was, or how it became so: the same surfaces, on a copy that nobody can change. */
import { ArrowLeft, ListTree, Map as MapIcon, Undo2 } from 'lucide';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { readVersionState } from '../panels/api/historyApi.ts';
import { sentenceOf } from '../panels/api/request.ts';
import { goBack } from '../panels/history/goBack.ts';
import { useCanEdit } from '../panels/live/useRecords.ts';
import type { MapSession } from '../session/mapSession.ts';
import { openState } from '../session/pastMap.ts';
import type { Version } from '../store/viewStore.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Loading } from '../ui/Loading.tsx';
import { useLoaded } from '../ui/useLoaded.ts';
import { words } from '../ui/words.ts';
import { historyWords } from '../ui/words/history.ts';
import { PastMap, type PastMapProps } from './PastMap.tsx';
import { ReplayedMap } from './ReplayedMap.tsx';
import styles from './VersionPreview.module.css';

const text = historyWords.preview;

interface VersionPreviewProps extends PastMapProps {
  readonly version: Version;
}

/** Esc goes back to today. Whoever goes back to the version does it on the map of today. */
export default function VersionPreview({ session, view, version, dialogs }: VersionPreviewProps) {
  const canEdit = useCanEdit(session);
  const showsOutline = useStore(view, (state) => state.showsOutline);
  const from = version.replayedFrom ?? null;
  /** The version that is to be seen now; 0: before there was any. */
  const [shown, setShown] = useState(version.seq);
  const leave = (): void => view.setState({ version: null });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) leave();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  });
  const restore = async (): Promise<void> => {
    if (await goBack(session, shown)) leave();
  };
  return (
    <section className={styles['preview']} aria-label={text.label}>
      <div className={styles['bar']}>
        <p className={styles['title']} role="status">
          <strong>{text.title(version.name)}</strong> <span>{text.note}</span>
        </p>
        {canEdit && shown > 0 && (
          <Button size="s" icon={Undo2} onClick={() => void restore()}>
            {historyWords.goBack}
          </Button>
        )}
        <IconButton
          size="s"
          icon={showsOutline ? MapIcon : ListTree}
          label={showsOutline ? words.map.showAs.toMap : words.map.showAs.toOutline}
          onClick={() => view.setState({ showsOutline: !showsOutline })}
        />
        <Button look="primary" size="s" icon={ArrowLeft} onClick={leave}>
          {text.back}
        </Button>
      </div>
      <div className={styles['map']}>
        {from === null ? (
          <MapAtVersion key={version.seq} {...{ session, view, dialogs, seq: version.seq }} />
        ) : (
          <ReplayedMap
            key={`${from} ${version.seq}`}
            {...{ session, view, dialogs, from, to: version.seq, onShow: setShown }}
          />
        )}
      </div>
    </section>
  );
}

function MapAtVersion({ session, view, dialogs, seq }: PastMapProps & { readonly seq: number }) {
  const { state } = useLoaded(`${session.mapId} ${seq}`, () => readVersionState(session.mapId, seq));
  const bytes = state.kind === 'ready' ? state.value : null;
  const [doc, setDoc] = useState<MapSession['doc'] | null>(null);
  useEffect(() => {
    if (bytes === null) return;
    const opened = openState(bytes);
    setDoc(opened);
    return () => opened.destroy();
  }, [bytes]);
  if (state.kind === 'failed') return <p role="alert">{text.failed(sentenceOf(state.error))}</p>;
  if (doc === null) return <Loading text={text.loading} />;
  return <PastMap {...{ session, view, dialogs, doc }} />;
}
