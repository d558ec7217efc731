/** What a tracker shows of a story: its title, what is written about it, where it stands on the map, and the way back. */
import { createHash } from 'node:crypto';
import { longestTitle } from '../../shared/model/field.ts';
import type { MapRecords } from '../../shared/model/records.ts';
import type { Story, StoryId } from '../../shared/model/story.ts';
import type { IssueText } from '../../shared/protocol/trackers.ts';
import { criteriaOf } from '../../shared/views/criteria.ts';

/** `address`: where the map is reached, without a slash at its end. Markdown; a story without a title has a word for it. */
export function issueText(records: MapRecords, story: Story, address: string): IssueText {
  const criteria = criteriaOf(records, story.id).filter(({ title }) => title.trim() !== '');
  const parts = [
    story.details.trim(),
    criteria.map(({ title, done }) => `- [${done ? 'x' : ' '}] ${title.trim()}`).join('\n'),
    placeOf(records, story),
    `${address}#card=${story.id}`,
  ];
  return {
    // Two people who type at once may pass the longest title together.
    title: oneLine(story.title).slice(0, longestTitle).toWellFormed() || 'No title',
    body: parts
      .filter((part) => part !== '')
      .join('\n\n')
      .toWellFormed(),
    kind: story.kind === 'bug' ? 'bug' : 'other',
  };
}

/** A word by which the issue of a story is found again: one for each map, project and story (C7), and says nothing. */
export function markOf(mapId: string, target: string, storyId: StoryId): string {
  return createHash('sha256')
    .update(JSON.stringify([mapId, target, storyId]))
    .digest('hex')
    .slice(0, 32);
}

function placeOf(records: MapRecords, { stepId, releaseId, estimate }: Story): string {
  const step = stepId === null ? undefined : records.step.get(stepId);
  const activity = step?.activityId == null ? undefined : records.activity.get(step.activityId);
  const release = releaseId === null ? undefined : records.release.get(releaseId);
  const line = [activity?.title, step?.title].filter(isSaid).join(' › ');
  const said = [line, release?.name, estimate === null ? '' : `Estimate: ${estimate}`];
  return said.filter(isSaid).join(' · ');
}

function oneLine(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ').trim();
}

function isSaid(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== '';
}
