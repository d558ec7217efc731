/** An open map on the screen: the bar, the map or the backlog, details, dialogs, and what to say when it breaks off. */
import { Tabs } from '@base-ui/react/tabs';
import { Unlink, CloudOff, MapPinOff } from 'lucide';
import { Suspense, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { MapCanvas } from '../canvas/MapCanvas.tsx';
import type { RoomNews as News } from '../../shared/protocol/notice.ts';
import { guestStore } from '../panels/api/guest.ts';
import { rememberView, windowAddress } from '../panels/lens/viewMemory.ts';
import { useCanEdit, useRecord } from '../panels/live/useRecords.ts';
import { MapBar } from '../panels/map/MapBar.tsx';
import { tellTaken } from '../panels/map/tellTaken.ts';
import { TroubleBanner } from '../panels/map/TroubleBanner.tsx';
import { FollowFrame } from '../panels/people/FollowFrame.tsx';
import { ZoomControls } from '../panels/map/ZoomControls.tsx';
import { StatePage } from '../panels/states/StatePage.tsx';
import type { MapSession, MergedNotice } from '../session/mapSession.ts';
import type { SavingState } from '../session/savingState.ts';
import type { Surface } from '../store/viewStore.ts';
import { appTheme } from '../ui/appTheme.ts';
import { afterOpening, latePart } from '../ui/latePart.tsx';
import { Loading } from '../ui/Loading.tsx';
import { showToast } from '../ui/toasts.ts';
import { openStorage } from '../ui/theme.ts';
import { words } from '../ui/words.ts';
import { LateSurfaces } from './LateSurfaces.tsx';
import { createMapDialogs } from './mapDialogs.ts';
import { MapDialogHost } from './MapDialogHost.tsx';
import styles from './OpenMap.module.css';
import { keepView, openRememberedView } from './rememberedView.ts';
import { useCardLink } from './useCardLink.ts';
import { useInUse } from './useInUse.ts';
import { usePageKeys } from './usePageKeys.ts';

const AddCard = latePart(() => import('../panels/contribute/AddCard.tsx'));
const FreeBar = latePart(() => import('../panels/free/FreeBar.tsx'));
const LateStrips = latePart(() => import('./LateStrips.tsx'), null, afterOpening);
const LensControls = latePart(() => import('../panels/lens/LensControls.tsx'), null, afterOpening);
const OutlineSurface = latePart(
  () => import('../panels/outline/OutlineSurface.tsx'),
  <Loading text={words.loading} />,
);
const SearchBar = latePart(() => import('../panels/lens/SearchBar.tsx'));
const SidePanels = latePart(() => import('./SidePanels.tsx'));
const SliceBar = latePart(() => import('../panels/slice/SliceBar.tsx'));
const DetailsPanel = latePart(() => import('../panels/details/DetailsPanel.tsx'));
const VersionPreview = latePart(() => import('./VersionPreview.tsx'), <Loading text={words.loading} />);

/** Whether this map can be shown, and if not, why. */
function whyNotShown(saving: SavingState, isLoaded: boolean): 'gone' | 'signedOut' | 'unreachable' | null {
  if (saving.kind === 'opening' && !isLoaded && !saving.reachable) return 'unreachable';
  if (saving.kind !== 'readOnly' || (isLoaded && saving.changes > 0)) return null;
  return saving.reason === 'gone' || saving.reason === 'signedOut' ? saving.reason : null;
}

/** The session is the page's; it is disposed by who opened it. */
export function OpenMap({ session }: { readonly session: MapSession }) {
  const { store, saving } = session;
  const [view] = useState(() => openRememberedView(openStorage(), session.mapId, location.hash));
  const control = useMemo(() => createMapDialogs(session, view), [session, view]);
  const { dialogs } = control;
  const { theme } = useStore(appTheme.store);
  const surface = useStore(view, (state) => state.surface);
  const hasDetails = useStore(view, (state) => state.detailsOf !== null);
  const hasPanel = useStore(view, (state) => state.surface === 'map' && state.panel !== null);
  const version = useStore(view, (state) => state.version);
  const isSlicing = useStore(view, (state) => state.slicing !== null);
  const canEdit = useCanEdit(session);
  const isContributor = useStore(session.me, (me) => me.role === 'contributor');
  const isInUse = useInUse();
  const showsOutline = useStore(view, (state) => state.showsOutline);
  const isSearching = useStore(view, (state) => state.surface === 'map' && state.search !== null);
  // Everything below reads the names of the levels anew when the team changes them.
  const { title } = useRecord(store, (records) => records.meta);
  // The server writes the schema before anyone sees a map, so a map without one is not here yet.
  const isLoaded = useRecord(store, (records) => records.meta.schema > 0);
  const missing = whyNotShown(useStore(saving), isLoaded);

  usePageKeys(session, dialogs);
  const { merged, news } = useNotices(session);
  useCardLink(session, view, isLoaded);
  useEffect(
    () => (isLoaded ? keepView(view, openStorage(), session.mapId, store.getRecords()) : undefined),
    [view, session, store, isLoaded],
  );
  useOwnName(session);
  useEffect(() => rememberView(session.mapId, view, openStorage(), windowAddress), [session.mapId, view]);
  useEffect(() => {
    document.title = title === '' ? words.product : `${title} – ${words.product}`;
  }, [title]);

  if (missing === 'gone') return <StatePage icon={MapPinOff} {...words.states.gone} />;
  if (missing === 'signedOut') return <StatePage icon={Unlink} {...words.states.signedOut} />;
  if (missing === 'unreachable') {
    return <StatePage icon={CloudOff} {...words.states.offlineFirst} onRetry={session.reconnect} />;
  }
  if (!isLoaded) return <Loading page text={words.states.opening} slow={words.states.slow} />;
  return (
    <Tabs.Root
      className={styles['page']}
      value={surface}
      onValueChange={(next: Surface) => view.setState({ surface: next })}
    >
      <MapBar
        session={session}
        view={view}
        dialogs={dialogs}
        onShare={() => control.open({ kind: 'share' })}
        onName={() => control.open({ kind: 'name' })}
        onExport={() => control.open({ kind: 'export' })}
      />
      <TroubleBanner session={session} />
      <LateStrips session={session} view={view} merged={merged} news={news} />
      <Suspense fallback={null}>{isSearching && <SearchBar store={store} view={view} />}</Suspense>
      <div className={styles['stage']}>
        <main className={styles['surface']}>
          <Tabs.Panel value="map" className={styles['panel']} tabIndex={-1}>
            {version === null ? (
              <>
                {showsOutline ? (
                  <Suspense fallback={<Loading text={words.loading} />}>
                    <OutlineSurface session={session} view={view} dialogs={dialogs} />
                  </Suspense>
                ) : (
                  <MapCanvas
                    store={store}
                    view={view}
                    actions={session.actions}
                    people={session.people}
                    counts={session.counts}
                    dialogs={dialogs}
                    theme={theme}
                    mapId={session.mapId}
                  />
                )}
                <Suspense fallback={null}>
                  <LensControls store={store} view={view} canEdit={canEdit} />
                  {isContributor && <AddCard dialogs={dialogs} />}
                  {isSlicing && <SliceBar view={view} />}
                  {canEdit && !showsOutline && isInUse && (
                    <FreeBar session={session} view={view} dialogs={dialogs} />
                  )}
                </Suspense>
                {!showsOutline && <ZoomControls view={view} />}
              </>
            ) : (
              <Suspense fallback={null}>
                <VersionPreview session={session} view={view} version={version} dialogs={dialogs} />
              </Suspense>
            )}
            <FollowFrame session={session} view={view} />
          </Tabs.Panel>
          <LateSurfaces className={styles['panel']} session={session} view={view} dialogs={dialogs} />
        </main>
        <Suspense fallback={null}>
          {hasPanel && <SidePanels session={session} view={view} dialogs={dialogs} />}
        </Suspense>
        <Suspense fallback={null}>
          {hasDetails && <DetailsPanel session={session} view={view} dialogs={dialogs} />}
        </Suspense>
      </div>
      <MapDialogHost session={session} view={view} control={control} />
    </Tabs.Root>
  );
}

/** Refusals and merges are told as they happen; answers what stays to be told: of the last merge, and by the server. */
function useNotices(session: MapSession): {
  readonly merged: MergedNotice | null;
  readonly news: readonly News[];
} {
  const [merged, setMerged] = useState<MergedNotice | null>(null);
  const [news, setNews] = useState<readonly News[]>([]);
  useEffect(
    () =>
      session.onNotice((notice) => {
        if (notice.kind === 'refused') showToast(words.saving.refused(notice.reason), { tone: 'bad' });
        else if (notice.kind === 'taken') {
          void tellTaken(notice).then((told) => showToast(told, { replaces: 'taken' }));
        } else if (notice.kind === 'merged') {
          showToast(words.saving.merged(notice.changes, notice.others), { tone: 'good' });
          if (notice.unplaced.length + notice.archived.length > 0) setMerged(notice);
        } else if (notice.news.kind !== 'door') {
          const told = notice.news;
          setNews((known) => [...known.filter(({ kind }) => kind !== told.kind), told]);
        }
      }),
    [session],
  );
  return { merged, news };
}

/** A new name shows at once in my own bar too; the server tells the others. */
function useOwnName({ me }: MapSession): void {
  useEffect(
    () =>
      guestStore.subscribe((guest) => {
        if (guest.kind === 'guest') me.setState({ name: guest.session.name, colour: guest.session.colour });
      }),
    [me],
  );
}
