/** What an issue is after a try, whatever was asked for while it was tried. */
import type { IssueOutcome, IssueRow } from './trackerStore.ts';

/** `issue` as it is now; `tried`: what was wanted when the try began. */
export function settledIssue(issue: IssueRow, tried: string, outcome: IssueOutcome): IssueRow {
  const { state, reason, nextAt, unsureSince } = outcome;
  const isGone = outcome.issue?.issueId === '';
  const known = {
    ...issue,
    ...outcome.issue,
    written: isGone ? null : (outcome.written ?? issue.written),
    unsureSince,
  };
  const isOutdated = issue.wanted !== tried;
  const waits = state === 'waiting' || isOutdated;
  // Its connection went during the try: nobody would ever try it again.
  if (issue.state === 'refused' && waits) return known;
  if (isOutdated && state !== 'waiting') return { ...known, reason: null, attempts: 0 };
  return { ...known, state, reason, nextAt, attempts: state === 'pushed' ? 0 : issue.attempts + 1 };
}
