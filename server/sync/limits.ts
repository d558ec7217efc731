/** What one socket and one room may do; tests pass smaller numbers. */
import { limits as wire } from '../../shared/protocol/frame.ts';
import type { Rate } from './tokenBucket.ts';

export interface SyncLimits {
  /** Largest frame, and largest while the first SyncStep2 is awaited. Bytes. */
  readonly frame: number;
  readonly firstSync: number;
  readonly presence: number;
  /** Presence of a whole room. Bytes. */
  readonly roomPresence: number;
  readonly updates: Rate;
  /** What the updates consist of; an added card is about 11. */
  readonly structs: Rate;
  readonly bytes: Rate;
  /** How often a socket asks whether all is on disk, and what all of a document is. */
  readonly barriers: Rate;
  readonly questions: Rate;
  readonly presenceFrames: Rate;
  /** How often a room tells what changed in its presence, in milliseconds; 0: every turn of the event loop. */
  readonly presenceEvery: number;
  /** Up to so many people; more are told less often by as much, or their cursors would cost the square of them. */
  readonly presenceCrowd: number;
  /** Frames without meaning (empty, unknown type, bad presence). */
  readonly oddFrames: Rate;
  /** Above this many unsent bytes a socket gets no presence, above the second it is closed. */
  readonly slowSocket: number;
  readonly stuckSocket: number;
  /** Frames kept while a room loads, per socket. Bytes. */
  readonly held: number;
  /** Updates applied but not on disk, per room. Bytes. */
  readonly uncommitted: number;
  /** Sockets in one room. */
  readonly sockets: number;
  /** Of these, of one person: all their tabs and devices. */
  readonly socketsPerPerson: number;
  /** Of these, by the token of one share link: in all, and from one address. People who join by it count for themselves. */
  readonly socketsPerLink: number;
  readonly socketsPerLinkAddress: number;
  /** Sockets of one address in all rooms; a tab has three. A large workshop may stand behind one address. */
  readonly socketsPerAddress: number;
  /** Log rows after which a snapshot is taken. */
  readonly compactAfter: number;
}

export const syncLimits: SyncLimits = {
  frame: wire.frame,
  firstSync: wire.firstSync,
  presence: wire.presence,
  roomPresence: 256 * 1024,
  updates: { burst: 300, perSecond: 60 },
  structs: { burst: 256 * 1024, perSecond: 10_000 },
  bytes: { burst: 8 * 1024 * 1024, perSecond: 1024 * 1024 },
  barriers: { burst: 600, perSecond: 120 },
  questions: { burst: 20, perSecond: 1 },
  presenceFrames: { burst: 80, perSecond: 40 }, // a drag is shown 30 times a second, and two may fall together
  presenceEvery: 40,
  presenceCrowd: 40,
  oddFrames: { burst: 20, perSecond: 1 / 3 },
  slowSocket: 256 * 1024,
  stuckSocket: 8 * 1024 * 1024,
  held: 8 * 1024 * 1024,
  uncommitted: 8 * 1024 * 1024,
  sockets: 400,
  socketsPerPerson: 24,
  socketsPerLink: 200,
  socketsPerLinkAddress: 60,
  socketsPerAddress: 3000,
  compactAfter: 2000,
};
