/** A map of the past, drawn or as an outline, on a document that nobody changes. */
import { Suspense, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { MapCanvas } from '../canvas/MapCanvas.tsx';
import { ZoomControls } from '../panels/map/ZoomControls.tsx';
import type { MapSession } from '../session/mapSession.ts';
import type { MapActions } from '../store/mapActions.ts';
import type { MapDialogs } from '../store/mapDialogs.ts';
import { createCardCounts } from '../store/cardCounts.ts';
import { createMapStore } from '../store/mapStore.ts';
import type { PersonHere } from '../store/people.ts';
import { createViewStore, type ViewStore } from '../store/viewStore.ts';
import { appTheme } from '../ui/appTheme.ts';
import { latePart } from '../ui/latePart.tsx';
import { Loading } from '../ui/Loading.tsx';
import { words } from '../ui/words.ts';

const OutlineSurface = latePart(
  () => import('../panels/outline/OutlineSurface.tsx'),
  <Loading text={words.loading} />,
);

/** The open map, and what its page offers. */
export interface PastMapProps {
  readonly session: MapSession;
  readonly view: ViewStore;
  readonly dialogs: MapDialogs;
}

const nobody = createStore<readonly PersonHere[]>(() => []);

/** `doc` stays whoever's it is; where one is looking stays when it is another one. */
export function PastMap({ doc, session, view, dialogs }: PastMapProps & { readonly doc: MapSession['doc'] }) {
  const { theme } = useStore(appTheme.store);
  const showsOutline = useStore(view, (state) => state.showsOutline);
  const [past, setPast] = useState<MapSession | null>(null);
  const [pastView] = useState(() => createViewStore({ collapsed: view.getState().collapsed }));
  useEffect(() => {
    const opened = openPast(session, doc);
    setPast(opened);
    return () => opened.store.dispose();
  }, [session, doc]);
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
        counts={past.counts}
        dialogs={looking}
        theme={theme}
        mapId={session.mapId}
      />
      <ZoomControls view={pastView} />
    </>
  );
}

/** The open map with another document in its place, and nothing that changes it or tells others. */
function openPast(session: MapSession, doc: MapSession['doc']): MapSession {
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
  const counts = createCardCounts(); // talk and votes are of today
  return { ...session, doc, store: createMapStore(doc), actions, people: nobody, counts };
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
