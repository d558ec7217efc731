/** How far the push of a slice to a tracker is, as the page tells it. */
import type { TrackerIssue, TrackerPushAnswer } from '../../shared/protocol/trackers.ts';
import type { IssueProgress } from '../storage/trackerStore.ts';

export function pushAnswer(issues: readonly IssueProgress[]): TrackerPushAnswer {
  const count = (state: IssueProgress['state']): number =>
    issues.filter((issue) => issue.state === state).length;
  return {
    issues: issues.map(issueOf),
    pushed: count('pushed'),
    waiting: count('waiting'),
    refused: count('refused'),
  };
}

function issueOf({ storyId, title, state, key, url, reason, nextAt }: IssueProgress): TrackerIssue {
  return { storyId, title, state, key, url, reason, nextAt: state === 'waiting' ? nextAt : null };
}
