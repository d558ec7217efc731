/** The map as it was: the same surfaces, drawn or as an outline, on a copy that nobody can change. */
import { ArrowLeft, ListTree, Map as MapIcon, Undo2 } from 'lucide';
import { Suspense, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { MapCanvas } from '../canvas/MapCanvas.tsx';
import { readVersionState } from '../panels/api/historyApi.ts';
import { sentenceOf } from '../panels/api/request.ts';
import { goBack } from '../panels/history/goBack.ts';
import { useCanEdit } from '../panels/live/useRecords.ts';
import { ZoomControls } from '../panels/map/ZoomControls.tsx';
import type { MapSession } from '../session/mapSession.ts';
import { openState } from '../session/pastMap.ts';
import type { MapActions } from '../store/mapActions.ts';
import type { MapDialogs } from '../store/mapDialogs.ts';
import { createMapStore } from '../store/mapStore.ts';
import type { PersonHere } from '../store/people.ts';
import { createViewStore, type Version, type ViewStore } from '../store/viewStore.ts';
import { appTheme } from '../ui/appTheme.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { latePart } from '../ui/latePart.tsx';
import { Loading } from '../ui/Loading.tsx';
import { useLoaded } from '../ui/useLoaded.ts';
import { words } from '../ui/words.ts';
import { historyWords } from '../ui/words/history.ts';
import styles from './VersionPreview.module.css';

const OutlineSurface = latePart(
  () => import('../panels/outline/OutlineSurface.tsx'),
  <Loading text={words.loading} />,
);
const text = historyWords.preview;

interface VersionPreviewProps {
  readonly session: MapSession;
  readonly view: ViewStore;
  readonly version: Version;
  readonly dialogs: MapDialogs;
}

/** Esc goes back to today. Whoever goes back to the version does it on the map of today. */
export default function VersionPreview({ session, view, version, dialogs }: VersionPreviewProps) {
  const canEdit = useCanEdit(session);
  const showsOutline = useStore(view, (state) => state.showsOutline);
  const { state } = useLoaded(`${session.mapId} ${version.seq}`, () =>
    readVersionState(session.mapId, version.seq),
  );
  const leave = (): void => view.setState({ version: null });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) leave();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  });
  const restore = async (): Promise<void> => {
    if (await goBack(session, version.seq)) leave();
  };
  return (
    <section className={styles['preview']} aria-label={text.label}>
      <div className={styles['bar']}>
        <p className={styles['title']} role="status">
          <strong>{text.title(version.name)}</strong> <span>{text.note}</span>
        </p>
        {canEdit && state.kind === 'ready' && (
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
        {state.kind === 'loading' && <Loading text={text.loading} />}
        {state.kind === 'failed' && <p role="alert">{text.failed(sentenceOf(state.error))}</p>}
        {state.kind === 'ready' && (
          <PastMap key={version.seq} bytes={state.value} session={session} view={view} dialogs={dialogs} />
        )}
      </div>
    </section>
  );
}

const nobody = createStore<readonly PersonHere[]>(() => []);

function PastMap({
  bytes,
  session,
  view,
  dialogs,
}: Omit<VersionPreviewProps, 'version'> & { readonly bytes: Uint8Array }) {
  const { theme } = useStore(appTheme.store);
  const showsOutline = useStore(view, (state) => state.showsOutline);
  const [past, setPast] = useState<MapSession | null>(null);
  const [pastView] = useState(() => createViewStore({ collapsed: view.getState().collapsed }));
  useEffect(() => {
    const opened = openPast(session, bytes);
    setPast(opened);
    return () => {
      opened.store.dispose();
      opened.doc.destroy();
    };
  }, [session, bytes]);
  const looking = useMemo(() => lookOnly(dialogs), [dialogs]);
  if (past === null) return null;
  if (showsOutline) {
    return (
      <Suspense fallback={<Loading text={words.loading} />}>
        <OutlineSurface session={past} view={pastView} dialogs={looking} />
      </Suspense>
    );
  }
  return (
    <>
      <MapCanvas
        store={past.store}
        view={pastView}
        actions={past.actions}
        people={nobody}
        dialogs={looking}
        theme={theme}
        mapId={session.mapId}
      />
      <ZoomControls view={pastView} />
    </>
  );
}

/** The open map with another document in its place, and nothing that changes it or tells others. */
function openPast(session: MapSession, bytes: Uint8Array): MapSession {
  const doc = openState(bytes);
  const actions: MapActions = {
    canEdit: () => false,
    canChange: () => false,
    canLock: () => false,
    run: () => null,
    runLate: () => null,
    undo: () => undefined,
    redo: () => undefined,
    endUndoStep: () => undefined,
    showPresence: () => undefined,
  };
  return { ...session, doc, store: createMapStore(doc), actions, people: nobody };
}

/** What the surfaces ask of the page leads nowhere: it would be about the map of today. */
function lookOnly(dialogs: MapDialogs): MapDialogs {
  const nowhere = (): void => undefined;
  return {
    confirmArchive: () => Promise.resolve(false),
    toast: dialogs.toast,
    openPush: nowhere,
    openDetails: nowhere,
    openMove: nowhere,
    openShortcuts: dialogs.openShortcuts,
    openSearch: nowhere,
    openCommands: nowhere,
  };
}
