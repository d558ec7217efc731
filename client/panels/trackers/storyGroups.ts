/** The stories of a slice by what a push did and would do with them at a tracker: what needs a person comes first. */
import type {
  TrackerIssue,
  TrackerPreviewAnswer,
  TrackerPreviewItem,
  TrackerPushAnswer,
  TrackerReason,
} from '../../../shared/protocol/trackers.ts';

const order = ['refused', 'waiting', 'new', 'changed', 'unchanged', 'left'] as const;
export type StoryGroupName = (typeof order)[number];

export interface StoryLine extends Pick<TrackerIssue, 'storyId' | 'title' | 'key' | 'url'> {
  /** Why it waits or was refused. */
  readonly reason: TrackerReason | null;
  /** When it is tried next, in ms since epoch, while it waits. */
  readonly nextAt: number | null;
  readonly fields: TrackerPreviewItem['fields'];
}

export interface StoryGroup {
  readonly group: StoryGroupName;
  readonly lines: readonly StoryLine[];
}

/** Each story is in one group; groups without one are left out. `left` are issues whose story a push leaves alone now. */
export function storyGroups(
  preview: TrackerPreviewAnswer,
  { issues }: Pick<TrackerPushAnswer, 'issues'>,
): StoryGroup[] {
  const issueOf = new Map(issues.map((issue) => [issue.storyId, issue]));
  const inSlice = new Set(preview.items.map(({ storyId }) => storyId));
  const lines = [
    ...preview.items.map((item) => {
      const issue = issueOf.get(item.storyId);
      return { group: groupOf(issue) ?? item.change, line: lineOf(item, item.fields, issue) };
    }),
    ...issues
      .filter(({ storyId }) => !inSlice.has(storyId))
      .map((issue) => ({ group: groupOf(issue) ?? 'left', line: lineOf(issue, [], issue) })),
  ];
  return order
    .map((group) => ({ group, lines: lines.filter((each) => each.group === group).map(({ line }) => line) }))
    .filter((group) => group.lines.length > 0);
}

function groupOf(issue: TrackerIssue | undefined): 'waiting' | 'refused' | null {
  return issue === undefined || issue.state === 'pushed' ? null : issue.state;
}

/** The push knows best where the issue is: it is asked more often. */
function lineOf(
  { storyId, title, key, url }: Pick<TrackerIssue, 'storyId' | 'title' | 'key' | 'url'>,
  fields: StoryLine['fields'],
  issue: TrackerIssue | undefined,
): StoryLine {
  const place = issue === undefined || issue.key === '' ? { key, url } : { key: issue.key, url: issue.url };
  return {
    storyId,
    title,
    ...place,
    reason: issue?.reason ?? null,
    nextAt: issue?.nextAt ?? null,
    fields,
  };
}
