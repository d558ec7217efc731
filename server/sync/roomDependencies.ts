/** What every room works with. */
import type { Clock } from '../clock.ts';
import type { Counters } from '../counters.ts';
import type { Fanout } from '../fanout/fanout.ts';
import type { Log } from '../log.ts';
import type { DocumentStore } from '../storage/documentStore.ts';
import type { Traffic } from '../traffic.ts';
import type { CommitQueue } from './commitQueue.ts';
import type { SyncLimits } from './limits.ts';
import type { LoadQueue } from './loadQueue.ts';

export interface RoomDependencies {
  /** null: no other node writes to the store. */
  readonly shared: object | null;
  readonly documents: DocumentStore;
  readonly queue: CommitQueue;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: SyncLimits;
  readonly fanout: Fanout;
  /** Another node says that who may be on this map, or as what, has changed. */
  readonly onPeople: (mapId: string) => void;
  /** Another node says that the door of this map, or who waits before it, has changed. */
  readonly onDoor: (mapId: string) => void;
  /** Documents are opened in turn. */
  readonly loads: LoadQueue;
  readonly counters: Counters;
  readonly traffic: Traffic;
}
