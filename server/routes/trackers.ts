/** /api/maps/:id/trackers: connections to trackers, the dry run of a push there, the push, how far it is, the journal. */
import type { Context } from 'hono';
import { isId } from '../../shared/model/id.ts';
import { readMap } from '../../shared/model/readMap.ts';
import {
  connectTrackerRequest,
  mostTrackers,
  pushToTrackerRequest,
  trackerEntry,
  trackerJournalAnswer,
  trackerPreviewAnswer,
  trackerPushAnswer,
  trackersAnswer,
  type ConnectTracker,
  type TrackerEntry,
} from '../../shared/protocol/trackers.ts';
import { authorize, type Action } from '../access/authorize.ts';
import { ownerOf } from '../access/principal.ts';
import { newRowId } from '../access/tokens.ts';
import type { AppDependencies } from '../appDependencies.ts';
import { Problem } from '../problem.ts';
import type { MapRow } from '../storage/storage.ts';
import { targetOf, type TrackerRow } from '../storage/trackerStore.ts';
import { TrackerError } from '../trackers/tracker.ts';
import { noteIssues } from '../trackers/noteIssues.ts';
import { sliceIssues, trackerPreview, wantedIssues, type SliceIssues } from '../trackers/trackerPreview.ts';
import { pushAnswer } from '../trackers/pushAnswer.ts';
import { whyRefused } from '../trackers/whyRefused.ts';
import { baseUrl } from './address.ts';
import { parameter, type Api } from './api.ts';
import type { Environment } from './environment.ts';

type Dependencies = Pick<
  AppDependencies,
  'storage' | 'rooms' | 'clock' | 'publicUrl' | 'rateLimits' | 'trackers'
>;

/** So many lines of the journal are told. */
const toldJournal = 200;

interface Asked {
  readonly map: MapRow;
  readonly tracker: TrackerRow;
  readonly target: string;
}

const path = '/api/maps/:id/trackers';
const one = `${path}/:trackerId`;
const query = { releaseId: 'The slice.' };

export function trackerRoutes(api: Api, given: Dependencies): void {
  const { storage, rooms, clock, publicUrl, rateLimits, trackers } = given;

  const mapOf = async (context: Context<Environment>, action: Action): Promise<MapRow> => {
    const principal = context.get('principal');
    return (await authorize(storage, principal, action, parameter(context, 'id'), clock.now())).map;
  };
  /** S4: the connection that the path names, when it is of the map that the path names. */
  const asked = async (context: Context<Environment>, action: Action): Promise<Asked> => {
    const map = await mapOf(context, action);
    const id = parameter(context, 'trackerId');
    const tracker = (await storage.trackers.list(map.id)).find((each) => each.id === id);
    if (tracker === undefined) throw notConnected();
    return { map, tracker, target: targetOf(tracker) };
  };
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
      path,
      name: 'listTrackers',
      summary: 'The trackers a map is connected to, without their keys.',
      answers: { 200: { description: 'The connections.', schema: trackersAnswer } },
      problems: [401, 403, 404],
    },
    async (context) => {
      const map = await mapOf(context, 'pushToTracker');
      const all = await storage.trackers.list(map.id);
      return context.json({ trackers: all.map(entryOf), canConnect: trackers.secrets !== null });
    },
  );

  api.add(
    {
      method: 'post',
      path,
      name: 'connectTracker',
      summary:
        'Connects the map to a project of a tracker, after asking there; its key is kept encrypted and never shown again.',
      body: connectTrackerRequest,
      answers: { 201: { description: 'The connection.', schema: trackerEntry } },
      problems: [400, 401, 403, 404, 409, 429],
    },
    async (context, body) => {
      const map = await mapOf(context, 'manageTrackers');
      await rateLimits.count('trackersPerPerson', ownerOf(context.get('principal')!));
      if (trackers.secrets === null)
        throw new Problem(
          409,
          'noSecretKey',
          'This server cannot keep the key of a tracker. Whoever runs it has to set SECRET_KEY.',
        );
      const target = targetOf(body);
      const others = (await storage.trackers.list(map.id)).filter((each) => targetOf(each) !== target);
      if (others.length >= mostTrackers)
        throw new Problem(
          409,
          'tooManyTrackers',
          `This map is connected to ${mostTrackers} trackers. Disconnect one first.`,
        );
      await checked(given, body);
      const { kind, site, project, account, secret } = body;
      const id = newRowId();
      const sealed = trackers.secrets.seal(secret, id);
      const row = { id, mapId: map.id, kind, site, project, account, sealed, createdAt: clock.now() };
      await storage.trackers.connect(row);
      void trackers.queue.wake();
      return context.json(entryOf(row), 201);
    },
  );

  api.add(
    {
      method: 'delete',
      path: one,
      name: 'disconnectTracker',
      summary: 'Forgets a connection and its key. Issues that are there stay as they are.',
      answers: { 204: { description: 'Disconnected.' } },
      problems: [401, 403, 404],
    },
    async (context) => {
      const { map, tracker } = await asked(context, 'manageTrackers');
      await storage.trackers.disconnect(map.id, tracker.id);
      return context.body(null, 204);
    },
  );

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
      const at = await asked(context, 'pushToTracker');
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
      const at = await asked(context, 'pushToTracker');
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
      const { map, target } = await asked(context, 'pushToTracker');
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
      const { map, target } = await asked(context, 'pushToTracker');
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
      const { map, target } = await asked(context, 'pushToTracker');
      const lines = await storage.trackers.journal(map.id, target, toldJournal);
      const entries = lines.map(({ at, storyId, what, key, reason }) => ({ at, storyId, what, key, reason }));
      return context.json({ entries });
    },
  );
}

function notConnected(): Problem {
  return new Problem(404, 'noSuchTracker', 'This map has no such connection to a tracker.');
}

/** C6: what is told of a connection; its key is not among it, in no form. */
function entryOf({ id, kind, site, project, account, createdAt }: TrackerRow): TrackerEntry {
  return { id, kind, site, project, account, createdAt };
}

/** Asks the tracker whether the key opens the project. Throws {@link Problem} 409 with what the person can do. */
async function checked({ trackers }: Dependencies, place: ConnectTracker): Promise<void> {
  try {
    await trackers.open[place.kind](place, trackers.outgoing).check();
  } catch (error) {
    if (!(error instanceof TrackerError)) throw error;
    throw new Problem(409, 'trackerRefused', whyRefused(error.reason, place));
  }
}
