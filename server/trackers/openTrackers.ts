/** All that knows trackers, put together: the adapters, the keys, the way out and the queue. */
import type { TrackerKind } from '../../shared/protocol/trackers.ts';
import type { Outgoing } from '../outgoing/outgoing.ts';
import { SecretBox } from './secretBox.ts';
import type { OpenTracker } from './tracker.ts';
import { TrackerQueue, type QueueDependencies } from './trackerQueue.ts';

export interface Trackers {
  readonly open: Readonly<Record<TrackerKind, OpenTracker>>;
  readonly outgoing: Outgoing;
  /** null: no key of a tracker can be kept here. */
  readonly secrets: SecretBox | null;
  readonly queue: TrackerQueue;
}

/** `key`: the server's own; null: it has none. The queue works from now on, until it is stopped. */
export function openTrackers(key: Uint8Array | null, given: Omit<QueueDependencies, 'secrets'>): Trackers {
  const secrets = key === null ? null : new SecretBox(key);
  const { open, outgoing } = given;
  return { open, outgoing, secrets, queue: new TrackerQueue({ ...given, secrets }) };
}
