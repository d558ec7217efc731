/** The contract of a tracker: one adapter for each kind, all held to one suite. */
import type { IssueText, TrackerReason } from '../../shared/protocol/trackers.ts';
import type { Outgoing } from '../outgoing/outgoing.ts';

/** An issue as the tracker knows it. */
export interface TrackedIssue {
  /** What its API calls it. */
  readonly issueId: string;
  /** What people call it: `#12`, `SHOP-12`. */
  readonly key: string;
  /** Its page. */
  readonly url: string;
}

/** Where a connection leads, with its key in the clear: never stored, never logged. */
export interface TrackerPlace {
  readonly site: string;
  readonly project: string;
  readonly account: string;
  readonly secret: string;
}

/** What went wrong there. Holds nothing the tracker sent (C5). */
export class TrackerError extends Error {
  override readonly name = 'TrackerError';
  readonly reason: TrackerReason;
  /** Milliseconds the tracker asked to wait; null: it asked for none. */
  readonly retryAfter: number | null;
  /** It may have done it all the same: the request left, and no answer says no. */
  readonly isUnsure: boolean;
  constructor(reason: TrackerReason, retryAfter: number | null = null, isUnsure = false) {
    super(`The tracker: ${reason}.`);
    this.reason = reason;
    this.retryAfter = retryAfter;
    this.isUnsure = isUnsure;
  }
}

/** Every method throws {@link TrackerError}. */
export interface Tracker {
  /** Resolves when the key may read the project and the tracker keeps issues there. */
  check(): Promise<void>;
  /**
   * The issue that carries `mark` and was made since that moment (milliseconds since the epoch, some minutes earlier to be
   * safe against clocks that differ), or null. Asked before a second try to make it.
   */
  find(mark: string, since: number): Promise<TrackedIssue | null>;
  /** Makes an issue that can be found by `mark`, a word of letters and digits. */
  create(text: IssueText, mark: string): Promise<TrackedIssue>;
  /** Writes the issue anew. `issueGone` when there is none any more. */
  update(issueId: string, text: IssueText, mark: string): Promise<void>;
}

export type OpenTracker = (place: TrackerPlace, outgoing: Outgoing) => Tracker;
