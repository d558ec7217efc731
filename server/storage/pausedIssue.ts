/** An issue as its tracker lets it be: what waits cannot be tried before the end of a pause. */
import type { TrackerReason } from '../../shared/protocol/trackers.ts';
import type { IssueProgress } from './trackerStore.ts';

export interface TrackerPause {
  readonly pausedUntil: number;
  readonly pausedFor: TrackerReason | null;
}

export function pausedIssue<I extends IssueProgress>(issue: I, { pausedUntil, pausedFor }: TrackerPause): I {
  if (issue.state !== 'waiting' || issue.nextAt >= pausedUntil) return issue;
  return { ...issue, nextAt: pausedUntil, reason: pausedFor };
}
