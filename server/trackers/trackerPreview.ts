/** What pushing a slice to a tracker would change there, story by story: the dry run, and what the push itself asks for. */
import type { ReleaseId } from '../../shared/model/release.ts';
import type { MapRecords } from '../../shared/model/records.ts';
import type { Story, StoryId } from '../../shared/model/story.ts';
import { issueText as issueTextSchema, type IssueText } from '../../shared/protocol/trackers.ts';
import type { TrackerPreviewAnswer, TrackerPreviewItem } from '../../shared/protocol/trackers.ts';
import { arrangeMap, placedStoriesOfLane } from '../../shared/views/arrangeMap.ts';
import { isInBacklog } from '../../shared/views/backlog.ts';
import type { IssueRow, WantedIssue } from '../storage/trackerStore.ts';
import { issueText } from './issueText.ts';

/** So much of what changes is shown, in UTF-16 units. */
const shown = 1000;

export interface SliceIssues {
  /** The stories of the slice in map order, each with how its issue shall look. */
  readonly stories: readonly { readonly story: Story; readonly text: IssueText }[];
  /** Its stories that are not in the backlog: a tracker holds what was pushed there. */
  readonly outside: number;
}

/** Null: there is no such release (any more). */
export function sliceIssues(records: MapRecords, releaseId: ReleaseId, address: string): SliceIssues | null {
  const release = records.release.get(releaseId);
  if (release === undefined || release.archivedAt !== null) return null;
  const all = placedStoriesOfLane(arrangeMap(records), releaseId).filter(({ stage }) => stage !== 'declined');
  const inside = all.filter(isInBacklog);
  return {
    stories: inside.map((story) => ({ story, text: issueText(records, story, address) })),
    outside: all.length - inside.length,
  };
}

/** Compares with what was last written there. */
export function trackerPreview(
  { stories, outside }: SliceIssues,
  rows: ReadonlyMap<StoryId, IssueRow>,
): TrackerPreviewAnswer {
  return { items: stories.map(({ story, text }) => compare(story, text, rows.get(story.id))), outside };
}

/** What the push asks the outbox for. */
export function wantedIssues({ stories }: SliceIssues): WantedIssue[] {
  return stories.map(({ story, text }) => ({
    storyId: story.id,
    title: text.title,
    wanted: writeText(text),
  }));
}

/** An issue's text as it is kept; the same text is always the same string. */
function writeText({ title, body, kind }: IssueText): string {
  return JSON.stringify({ title, body, kind });
}

/** Reads what {@link writeText} wrote. */
export function readText(kept: string): IssueText {
  return issueTextSchema.parse(JSON.parse(kept));
}

function compare(story: Story, text: IssueText, row: IssueRow | undefined): TrackerPreviewItem {
  const item = { storyId: story.id, title: text.title, key: row?.key ?? '', url: row?.url ?? '' };
  if (row === undefined || row.written === null || row.issueId === '')
    return { ...item, change: 'new', fields: [] };
  const there = readText(row.written);
  const fields = (['title', 'body', 'kind'] as const)
    .filter((field) => there[field] !== text[field])
    .map((field) => ({ field, from: beginning(there[field]), to: beginning(text[field]) }));
  return { ...item, change: fields.length === 0 ? 'unchanged' : 'changed', fields };
}

function beginning(text: string): string {
  return text.length <= shown ? text : `${text.slice(0, shown).toWellFormed()} …`;
}
