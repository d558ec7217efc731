/** Pushing a slice to a tracker: the dry run, the push, how far it is, trying again, the journal. */
import type { Context } from 'hono';
import { isId } from '../../shared/model/id.ts';
import { readMap } from '../../shared/model/readMap.ts';
import {
  pushToTrackerRequest,
  trackerJournalAnswer,
  trackerPreviewAnswer,
  trackerPushAnswer,
} from '../../shared/protocol/trackers.ts';
import type { AppDependencies } from '../appDependencies.ts';
import { Problem } from '../problem.ts';
import type { MapRow } from '../storage/mapTable.ts';
import { noteIssues } from '../trackers/noteIssues.ts';
import { pushAnswer } from '../trackers/pushAnswer.ts';
import { sliceIssues, trackerPreview, wantedIssues, type SliceIssues } from '../trackers/trackerPreview.ts';
import { baseUrl } from './address.ts';
import type { Api } from './api.ts';
import { askedTracker, notConnected } from './askedTracker.ts';
import type { Environment } from './environment.ts';

type Dependencies = Pick<AppDependencies, 'storage' | 'rooms' | 'clock' | 'publicUrl' | 'trackers'>;

/** So many lines of the journal are told. */
const toldJournal = 200;

const one = '/api/maps/:id/trackers/:trackerId';
const query = { releaseId: 'The slice.' };

export function trackerPushRoutes(api: Api, given: Dependencies): void {
  const { storage, rooms, clock, publicUrl, trackers } = given;

  const sliceOf = async (
    context: Context<Environment>,
    map: MapRow,
    releaseId: string,
  ): Promise<SliceIssues> => {
    const address = `${baseUrl(context, publicUrl)}/map/${encodeURIComponent(map.id)}`;
    const records = await rooms.with(map, (room) => room.read(readMap));
    const slice = isId('release', releaseId) ? sliceIssues(records, releaseId, address) : null;
    if (slice === null)
      throw new Problem(404, 'noSuchRecord', 'There is no such slice on this map any more.');
    return slice;
  };

  api.add(
    {
      method: 'get',
      path: `${one}/preview`,
      name: 'previewTrackerPush',
      summary: 'What pushing a slice would change at the tracker, story by story; nothing is written.',
      query,
      answers: { 200: { description: 'The dry run.', schema: trackerPreviewAnswer } },
      problems: [401, 403, 404],
    },
    async (context) => {
      const at = await askedTracker(given, context, 'pushToTracker');
      const slice = await sliceOf(context, at.map, context.req.query('releaseId') ?? '');
      const rows = await storage.trackers.issues(at.map.id, at.target);
      return context.json(trackerPreview(slice, new Map(rows.map((row) => [row.storyId, row]))));
    },
  );

  api.add(
    {
      method: 'post',
      path: `${one}/pushes`,
      name: 'pushToTracker',
      summary:
        'Pushes a slice to the tracker: each story has one issue there, however often it is pushed. It goes on by itself until all is there.',
      body: pushToTrackerRequest,
      answers: { 202: { description: 'How far it is.', schema: trackerPushAnswer } },
      problems: [400, 401, 403, 404],
    },
    async (context, { releaseId }) => {
      const at = await askedTracker(given, context, 'pushToTracker');
      const slice = await sliceOf(context, at.map, releaseId);
      const { map, target } = at;
      const wanted = wantedIssues(slice);
      if (!(await storage.trackers.want(map.id, target, releaseId, wanted, clock.now())))
        throw notConnected();
      void trackers.queue.wake();
      const issues = await storage.trackers.progress(map.id, target, releaseId);
      // Where somebody has taken it off the card, or it could not be written.
      await noteIssues(
        given,
        map,
        issues.filter(({ issueId }) => issueId !== ''),
      );
      return context.json(pushAnswer(issues), 202);
    },
  );

  api.add(
    {
      method: 'get',
      path: `${one}/pushes`,
      name: 'readTrackerPush',
      summary: 'How far the push of a slice to the tracker is.',
      query,
      answers: { 200: { description: 'How far it is.', schema: trackerPushAnswer } },
      problems: [401, 403, 404],
    },
    async (context) => {
      const { map, target } = await askedTracker(given, context, 'pushToTracker');
      const releaseId = context.req.query('releaseId') ?? '';
      return context.json(pushAnswer(await storage.trackers.progress(map.id, target, releaseId)));
    },
  );

  api.add(
    {
      method: 'post',
      path: `${one}/retry`,
      name: 'retryTrackerPush',
      summary: 'Tries what is not at the tracker yet now, also what it refused.',
      answers: { 204: { description: 'It is tried.' } },
      problems: [401, 403, 404],
    },
    async (context) => {
      const { map, target } = await askedTracker(given, context, 'pushToTracker');
      await storage.trackers.retry(map.id, target, clock.now());
      void trackers.queue.wake();
      return context.body(null, 204);
    },
  );

  api.add(
    {
      method: 'get',
      path: `${one}/journal`,
      name: 'readTrackerJournal',
      summary: `What happened at the tracker, the newest first; up to ${toldJournal} lines.`,
      answers: { 200: { description: 'The journal.', schema: trackerJournalAnswer } },
      problems: [401, 403, 404],
    },
    async (context) => {
      const { map, target } = await askedTracker(given, context, 'pushToTracker');
      const lines = await storage.trackers.journal(map.id, target, toldJournal);
      const entries = lines.map(({ at, storyId, what, key, reason }) => ({ at, storyId, what, key, reason }));
      return context.json({ entries });
    },
  );
}
