/** A slice at a tracker: what a push would change, and how far pushes have come; asked again while something waits. */
import { useCallback, useEffect } from 'react';
import type { ReleaseId } from '../../../shared/model/release.ts';
import type { TrackerPreviewAnswer, TrackerPushAnswer } from '../../../shared/protocol/trackers.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { useLoaded, type Loaded } from '../../ui/useLoaded.ts';
import { pushToTracker, readTrackerPreview, readTrackerPush, retryTracker } from '../api/trackersApi.ts';
import { askWhileSeen } from '../live/askWhileSeen.ts';

/** How often it is asked while something waits, in milliseconds. */
const pace = 2000;

export interface SliceAtTracker {
  readonly trackerId: string;
  readonly preview: TrackerPreviewAnswer;
  readonly push: TrackerPushAnswer;
}

interface UseTrackerPush {
  readonly state: Loaded<SliceAtTracker>;
  readonly reload: () => void;
  /** Throws ApiError. */
  readonly push: () => Promise<void>;
  /** Throws ApiError. */
  readonly retry: () => Promise<void>;
}

/** `trackerId` null: none is chosen yet. */
export function useTrackerPush(
  { mapId, saving }: Pick<MapSession, 'mapId' | 'saving'>,
  trackerId: string | null,
  releaseId: ReleaseId,
): UseTrackerPush {
  const load = useCallback(async (): Promise<SliceAtTracker> => {
    const id = trackerId ?? '';
    // One after the other: when nothing waits any more, what would change is looked at after that. Else the last story
    // could arrive in between and stand there as changed for good.
    const push = await readTrackerPush(mapId, id, releaseId);
    const preview = await readTrackerPreview(mapId, id, releaseId);
    return { trackerId: id, preview, push };
  }, [mapId, trackerId, releaseId]);
  const { state, reload, replace } = useLoaded(trackerId, load);
  // What is still here of another connection is not this one's.
  const isOwn = state.kind !== 'ready' || state.value.trackerId === trackerId;
  const own: Loaded<SliceAtTracker> = isOwn ? state : { kind: 'loading' };

  // The server compares what it has: what I have just written here must have reached it.
  useEffect(
    () =>
      saving.subscribe((now, before) => {
        if (now.kind === 'saved' && before.kind !== 'saved' && trackerId !== null) reload();
      }),
    [saving, trackerId, reload],
  );

  const isWaiting = own.kind === 'ready' && own.value.push.waiting > 0;
  useEffect(() => {
    if (!isWaiting || trackerId === null) return undefined;
    return askWhileSeen(
      () => readTrackerPush(mapId, trackerId, releaseId),
      pace,
      (push) => {
        replace((now) => (now.trackerId === trackerId ? { ...now, push } : now));
        // The last one is there, or what is left needs a person: what would change now?
        if (push.waiting === 0) reload();
      },
    );
  }, [isWaiting, mapId, trackerId, releaseId, replace, reload]);

  const push = async (): Promise<void> => {
    if (trackerId === null) return;
    const answer = await pushToTracker(mapId, trackerId, releaseId);
    replace((now) => (now.trackerId === trackerId ? { ...now, push: answer } : now));
    reload();
  };
  const retry = async (): Promise<void> => {
    if (trackerId === null) return;
    await retryTracker(mapId, trackerId);
    reload();
  };
  return { state: own, reload, push, retry };
}
