/** Release notes: what is done of a release, by what people do with it, and what did not make it. */
import type { ReleaseId } from '../../model/release.ts';
import type { Story } from '../../model/story.ts';
import { arrangeMap, storiesOfLane } from '../../views/arrangeMap.ts';
import { liveOrNull } from '../../views/liveRecords.ts';
import { line, section } from './markdownParts.ts';
import type { Paper, PaperSource } from './paper.ts';

/** Of the release it is about, or the first one on the map. */
export const releaseNotesPaper: Paper = (source) => {
  const { records } = source;
  const grid = arrangeMap(records);
  const releaseId = releaseOf(source, grid.releases[0]?.id ?? null);
  const release = liveOrNull(records.release, releaseId);
  if (release === null) return ['*There is no release yet: add one on the map.*', ''];
  const stories = storiesOfLane(grid, release.id);
  const done = stories.filter(({ stage }) => stage === 'done');
  const open = stories.filter(({ stage }) => stage !== 'done' && stage !== 'declined');
  const under = (story: Story): string => {
    const step = liveOrNull(records.step, story.stepId);
    return liveOrNull(records.activity, step?.activityId ?? null)?.title ?? '';
  };
  const fixes = done.filter(({ kind }) => kind === 'bug');
  const news = [
    ...Map.groupBy(
      done.filter(({ kind }) => kind === 'story'),
      under,
    ),
  ];
  const inside = done.filter(({ kind }) => kind !== 'bug' && kind !== 'story');
  return [
    `**${line(release.name, 'Release without a name')}**`,
    '',
    ...(release.outcome.trim() === '' ? [] : [line(release.outcome), '']),
    ...section(
      'New',
      news.flatMap(([title, group]) => [`**${line(title, 'On the map')}**`, '', ...group.map(entry), '']),
      'Nothing new is done yet.',
    ),
    ...section('Fixed', fixes.map(entry), 'No bug was fixed.'),
    ...section('Under the hood', inside.map(entry), 'Nothing to tell.'),
    ...section('Not in it yet', open.map(entry), 'Everything planned for it is done.'),
  ];
};

function releaseOf({ artifact }: PaperSource, first: ReleaseId | null): ReleaseId | null {
  return artifact.releaseId ?? first;
}

function entry({ title }: Story): string {
  return `- ${line(title, 'Untitled')}`;
}
