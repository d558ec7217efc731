/** /api/maps/:id/trackers: the trackers a map is connected to. */
import {
  connectTrackerRequest,
  mostTrackers,
  trackerEntry,
  trackersAnswer,
  type ConnectTracker,
  type TrackerEntry,
} from '../../shared/protocol/trackers.ts';
import { ownerOf } from '../access/principal.ts';
import { newRowId } from '../access/tokens.ts';
import type { AppDependencies } from '../appDependencies.ts';
import { Problem } from '../problem.ts';
import { targetOf, type TrackerRow } from '../storage/trackerStore.ts';
import { TrackerError } from '../trackers/tracker.ts';
import { whyRefused } from '../trackers/whyRefused.ts';
import type { Api } from './api.ts';
import { askedTracker, mapForTrackers } from './askedTracker.ts';

type Dependencies = Pick<AppDependencies, 'storage' | 'clock' | 'rateLimits' | 'trackers'>;

const path = '/api/maps/:id/trackers';

export function trackerRoutes(api: Api, given: Dependencies): void {
  const { storage, clock, rateLimits, trackers } = given;

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
      const map = await mapForTrackers(given, context, 'pushToTracker');
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
      const map = await mapForTrackers(given, context, 'manageTrackers');
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
      path: `${path}/:trackerId`,
      name: 'disconnectTracker',
      summary: 'Forgets a connection and its key. Issues that are there stay as they are.',
      answers: { 204: { description: 'Disconnected.' } },
      problems: [401, 403, 404],
    },
    async (context) => {
      const { map, tracker } = await askedTracker(given, context, 'manageTrackers');
      await storage.trackers.disconnect(map.id, tracker.id);
      return context.body(null, 204);
    },
  );
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
