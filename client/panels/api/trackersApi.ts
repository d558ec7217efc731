/** Trackers of a map over HTTP: their connections, what a push of a slice would change there, and pushing. */
import * as z from 'zod/mini';
import type { ReleaseId } from '../../../shared/model/release.ts';
import {
  trackerEntry,
  trackerJournalAnswer,
  trackerPreviewAnswer,
  trackerPushAnswer,
  trackersAnswer,
  type ConnectTracker,
  type TrackerEntry,
  type TrackerJournalAnswer,
  type TrackerPreviewAnswer,
  type TrackerPushAnswer,
  type TrackersAnswer,
} from '../../../shared/protocol/trackers.ts';
import { request } from './request.ts';

const nothing = z.unknown();
const trackersPath = (mapId: string): string => `/api/maps/${encodeURIComponent(mapId)}/trackers`;
const trackerPath = (mapId: string, id: string): string => `${trackersPath(mapId)}/${encodeURIComponent(id)}`;

export function readTrackers(mapId: string): Promise<TrackersAnswer> {
  return request(trackersPath(mapId), trackersAnswer);
}

/** Connects a project, which the server looks at first; the key is never answered. */
export function connectTracker(mapId: string, body: ConnectTracker): Promise<TrackerEntry> {
  return request(trackersPath(mapId), trackerEntry, { method: 'POST', body });
}

/** Forgets a connection with its key; what was pushed by it stays known. */
export async function disconnectTracker(mapId: string, id: string): Promise<void> {
  await request(trackerPath(mapId, id), nothing, { method: 'DELETE' });
}

/** What a push of the slice would change, nothing written. */
export function readTrackerPreview(
  mapId: string,
  id: string,
  releaseId: ReleaseId,
): Promise<TrackerPreviewAnswer> {
  const query = new URLSearchParams({ releaseId });
  return request(`${trackerPath(mapId, id)}/preview?${query}`, trackerPreviewAnswer);
}

/** How far the pushes of the slice have come. */
export function readTrackerPush(mapId: string, id: string, releaseId: ReleaseId): Promise<TrackerPushAnswer> {
  const query = new URLSearchParams({ releaseId });
  return request(`${trackerPath(mapId, id)}/pushes?${query}`, trackerPushAnswer);
}

/** Asks for the slice to be pushed; the server goes on with it by itself. */
export function pushToTracker(mapId: string, id: string, releaseId: ReleaseId): Promise<TrackerPushAnswer> {
  return request(`${trackerPath(mapId, id)}/pushes`, trackerPushAnswer, {
    method: 'POST',
    body: { releaseId },
  });
}

/** Lets all that waits or was refused be tried at once. */
export async function retryTracker(mapId: string, id: string): Promise<void> {
  await request(`${trackerPath(mapId, id)}/retry`, nothing, { method: 'POST' });
}

export function readTrackerJournal(mapId: string, id: string): Promise<TrackerJournalAnswer> {
  return request(`${trackerPath(mapId, id)}/journal`, trackerJournalAnswer);
}
