/** What the HTTP side works with; each route file takes the part it needs. */
import type { IdentityProvider } from './access/identityProvider.ts';
import type { RateLimits } from './access/rateLimits.ts';
import type { Tickets } from './access/tickets.ts';
import type { Clock } from './clock.ts';
import type { Counters } from './counters.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Storage } from './storage/storage.ts';
import type { CommitQueue } from './sync/commitQueue.ts';
import type { SyncLimits } from './sync/limits.ts';
import type { Rooms } from './sync/rooms.ts';
import type { Trackers } from './trackers/openTrackers.ts';

export interface AppDependencies {
  readonly storage: Storage;
  readonly rooms: Rooms;
  readonly queue: CommitQueue;
  readonly tickets: Tickets;
  readonly rateLimits: RateLimits;
  readonly syncLimits: SyncLimits;
  /** How late the event loop is, in milliseconds. */
  readonly loopLag: () => number;
  readonly counters: Counters;
  readonly trackers: Trackers;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Who has it may read the metrics from anywhere; undefined: only this machine may. */
  readonly metricsToken: string | undefined;
  /** How long history is kept row by row where a map's owner says nothing else; undefined: for ever. */
  readonly historyDays?: number | undefined;
  /** Where people with an account sign in; undefined: guests only. */
  readonly identityProvider?: IdentityProvider | undefined;
  /** Proxies whose X-Forwarded-For counts. */
  readonly trustedProxies?: readonly string[] | undefined;
  readonly publicUrl: URL | undefined;
  /** People reach us by https: cookies are `__Host-`, HSTS is sent. */
  readonly isSecure: boolean;
  /** Where the built client is. */
  readonly clientFolder: string;
}
