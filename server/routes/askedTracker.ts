/** The connection to a tracker that a path names, when it is of the map that the path names and the asker may do this. */
import type { Context } from 'hono';
import { authorize, type Action } from '../access/authorize.ts';
import type { AppDependencies } from '../appDependencies.ts';
import { Problem } from '../problem.ts';
import type { MapRow } from '../storage/mapTable.ts';
import { targetOf, type TrackerRow } from '../storage/trackerStore.ts';
import { parameter } from './api.ts';
import type { Environment } from './environment.ts';

type Dependencies = Pick<AppDependencies, 'storage' | 'clock'>;

export interface AskedTracker {
  readonly map: MapRow;
  readonly tracker: TrackerRow;
  readonly target: string;
}

/** S4. Throws {@link Problem}: 401, 403, 404. */
export async function askedTracker(
  given: Dependencies,
  context: Context<Environment>,
  action: Action,
): Promise<AskedTracker> {
  const map = await mapForTrackers(given, context, action);
  const id = parameter(context, 'trackerId');
  const tracker = (await given.storage.trackers.list(map.id)).find((each) => each.id === id);
  if (tracker === undefined) throw notConnected();
  return { map, tracker, target: targetOf(tracker) };
}

/** The map alone. */
export async function mapForTrackers(
  { storage, clock }: Dependencies,
  context: Context<Environment>,
  action: Action,
): Promise<MapRow> {
  const principal = context.get('principal');
  return (await authorize(storage, principal, action, parameter(context, 'id'), clock.now())).map;
}

export function notConnected(): Problem {
  return new Problem(404, 'noSuchTracker', 'This map has no such connection to a tracker.');
}
