/** Pushes a slice to a tracker: connects one, shows what would change there, pushes, and says how far it has come. */
import { useCallback, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { ReleaseId } from '../../../shared/model/release.ts';
import { atLeast } from '../../../shared/protocol/role.ts';
import type { TrackerEntry } from '../../../shared/protocol/trackers.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { serverNow } from '../../session/serverNow.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { showToast } from '../../ui/toasts.ts';
import { useLoaded } from '../../ui/useLoaded.ts';
import { words } from '../../ui/words.ts';
import { trackerWords as text } from '../../ui/words/trackers.ts';
import { sentenceOf } from '../api/request.ts';
import { readTrackers } from '../api/trackersApi.ts';
import { LoadedSection } from '../dialogs/LoadedSection.tsx';
import { useRecords } from '../live/useRecords.ts';
import { ConnectFirst } from './ConnectFirst.tsx';
import { ConnectMore } from './ConnectMore.tsx';
import { Connections } from './Connections.tsx';
import { Journal } from './Journal.tsx';
import { PushState } from './PushState.tsx';
import { SliceStories } from './SliceStories.tsx';
import { countToPush } from './countToPush.ts';
import styles from './Trackers.module.css';
import { trackerName } from './trackerName.ts';
import { useTrackerPush } from './useTrackerPush.ts';

/** The connection that was chosen last, by map, for as long as the page is open. */
const lastChosen = new Map<string, string>();

/** Open as long as it is rendered. `onPushSlice` leads to the push into the backlog, which comes first. */
export default function TrackerDialog({
  session,
  releaseId,
  onClose,
  onPushSlice,
}: {
  readonly session: MapSession;
  readonly releaseId: ReleaseId;
  readonly onClose: () => void;
  readonly onPushSlice: () => void;
}) {
  const { mapId, me, store } = session;
  const mayConnect = atLeast(
    useStore(me, ({ role }) => role),
    'facilitator',
  );
  const release = useRecords(store).release.get(releaseId);
  const isLive = release !== undefined && release.archivedAt === null;
  const load = useCallback(() => readTrackers(mapId), [mapId]);
  const known = useLoaded(mapId, load);
  const [chosenId, setChosenId] = useState(lastChosen.get(mapId) ?? '');
  const { trackers, canConnect } =
    known.state.kind === 'ready' ? known.state.value : { trackers: [], canConnect: false };
  const tracker = trackers.find(({ id }) => id === chosenId) ?? trackers[0] ?? null;
  const slice = useTrackerPush(session, isLive ? (tracker?.id ?? null) : null, releaseId);
  const ready = slice.state.kind === 'ready' ? slice.state.value : null;
  const number = ready === null ? 0 : countToPush(ready.preview, ready.push);
  const [isPushing, setPushing] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const stateOfPush = useRef<HTMLDivElement>(null);

  const choose = (id: string): void => {
    lastChosen.set(mapId, id);
    setChosenId(id);
  };
  const onConnected = (made: TrackerEntry): void => {
    // It takes the place of a connection to the same project.
    known.replace((now) => ({
      ...now,
      trackers: [...now.trackers.filter((each) => trackerName(each) !== trackerName(made)), made],
    }));
    known.reload();
    choose(made.id);
    place.current?.focus();
  };
  const onDisconnected = (gone: TrackerEntry): void => {
    known.replace((now) => ({ ...now, trackers: now.trackers.filter(({ id }) => id !== gone.id) }));
    showToast(text.disconnected(trackerName(gone)));
    place.current?.focus();
  };
  const push = async (): Promise<void> => {
    setPushing(true);
    try {
      await slice.push();
      stateOfPush.current?.focus();
    } catch (cause) {
      showToast(text.failed(sentenceOf(cause)), { tone: 'bad' });
      known.reload(); // somebody may have disconnected it
    }
    setPushing(false);
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={text.title(release?.name || words.noTitle)}
      description={text.intro}
      footer={
        <>
          <Button onClick={onClose}>{words.close}</Button>
          {tracker !== null && (
            <Button
              look="primary"
              busy={isPushing}
              disabled={!isLive || number === 0}
              onClick={() => void push()}
            >
              {text.push(number)}
            </Button>
          )}
        </>
      }
    >
      {!isLive && <p className={styles['gone']}>{text.gone}</p>}
      <div ref={place} className={styles['place']} tabIndex={-1} role="group" aria-label={text.tracker}>
        <LoadedSection
          title={tracker === null ? text.connect.title : text.tracker}
          hidesTitle={known.state.kind === 'ready' && tracker === null && !(mayConnect && canConnect)}
          loading={text.loading}
          failed={text.listFailed}
          state={known.state}
          onAgain={known.reload}
        >
          {() =>
            tracker === null ? (
              <ConnectFirst
                mapId={mapId}
                mayConnect={mayConnect}
                canConnect={canConnect}
                onConnected={onConnected}
              />
            ) : (
              <Connections
                mapId={mapId}
                trackers={trackers}
                chosen={tracker}
                mayDisconnect={mayConnect}
                onChoose={choose}
                onDisconnected={onDisconnected}
              />
            )
          }
        </LoadedSection>
      </div>
      {tracker !== null && isLive && (
        <>
          <PushState ref={stateOfPush} tracker={tracker} push={ready?.push ?? null} onRetry={slice.retry} />
          <LoadedSection
            title={text.changes}
            hidesTitle={ready !== null}
            loading={text.loadingPush}
            failed={text.pushFailed}
            state={slice.state}
            onAgain={slice.reload}
          >
            {(value) => (
              <SliceStories
                slice={value}
                tracker={tracker}
                now={serverNow(me.getState())}
                onPushSlice={onPushSlice}
              />
            )}
          </LoadedSection>
          <Journal session={session} trackerId={tracker.id} push={ready?.push ?? null} />
        </>
      )}
      {tracker !== null && mayConnect && canConnect && (
        <ConnectMore key={tracker.id} mapId={mapId} starts={tracker} onConnected={onConnected} />
      )}
    </Dialog>
  );
}
