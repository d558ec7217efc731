/** An issue and its connection out of the one row in which SQL finds both. */
import type { ClaimedIssue, IssueRow, TrackerRow } from './trackerStore.ts';

/** Both are of the same map. */
export type ClaimRow = IssueRow & TrackerRow;

export function claimedIssue(row: ClaimRow): ClaimedIssue {
  const { id, kind, site, project, account, sealed, createdAt, ...issue } = row;
  const { mapId } = issue;
  return { issue, tracker: { id, mapId, kind, site, project, account, sealed, createdAt } };
}
