/** The product requirements: problem, success metrics, requirements with their criteria, technical considerations, and what is attached. */
import type { Initiative } from '../../model/initiative.ts';
import type { MapRecords } from '../../model/records.ts';
import type { Story } from '../../model/story.ts';
import { arrangeMap, storiesOfLane } from '../../views/arrangeMap.ts';
import { criteriaOf } from '../../views/criteria.ts';
import { liveInOrder, liveOrNull } from '../../views/liveRecords.ts';
import { roadmapOf } from '../../views/roadmap.ts';
import { attachmentsOf } from './attachments.ts';
import { line, points, quote, section, table } from './markdownParts.ts';
import type { Paper, PaperSource } from './paper.ts';

/** About an initiative or a release; about neither, the whole map. */
export const requirementsPaper: Paper = (source) => {
  const { records } = source;
  const stories = storiesOf(source);
  const initiatives = initiativesOf(source, stories);
  return [
    ...section(
      'Problem',
      problemOf(initiatives, source),
      'No initiative says yet which problem this solves.',
    ),
    ...section('Success metrics', metricsOf(initiatives, records), 'No goal and no outcome is linked yet.'),
    ...section(
      'Requirements',
      stories.filter(({ kind }) => kind !== 'technical').flatMap((story) => requirement(story, records)),
      'No story belongs to this yet.',
    ),
    ...section(
      'Technical considerations',
      [
        ...initiatives.flatMap(({ justification }) => quote(justification)),
        ...stories.filter(({ kind }) => kind === 'technical').flatMap((story) => requirement(story, records)),
        ...waitsOf(stories, records),
      ],
      'Nothing technical is noted yet.',
    ),
    ...section('Attached', attachmentsOf(source), 'No competitive analysis and no design is attached yet.'),
  ];
};

function storiesOf({ records, artifact }: PaperSource): Story[] {
  const { initiativeId, releaseId } = artifact;
  const grid = arrangeMap(records);
  return grid.lanes
    .flatMap((lane) => storiesOfLane(grid, lane))
    .filter((story) => story.stage !== 'declined')
    .filter((story) => initiativeId === null || story.initiativeId === initiativeId)
    .filter((story) => releaseId === null || story.releaseId === releaseId);
}

function initiativesOf({ records, artifact }: PaperSource, stories: readonly Story[]): Initiative[] {
  const named = new Set(
    artifact.initiativeId === null
      ? stories.map(({ initiativeId }) => initiativeId)
      : [artifact.initiativeId],
  );
  return liveInOrder(records.initiative).filter(({ id }) => named.has(id));
}

function problemOf(initiatives: readonly Initiative[], { records, artifact }: PaperSource): string[] {
  const release = liveOrNull(records.release, artifact.releaseId);
  return [
    ...(release === null || release.outcome.trim() === ''
      ? []
      : [`Outcome of the release: ${line(release.outcome)}`, '']),
    ...initiatives.flatMap((initiative) => {
      const theme = liveOrNull(records.theme, initiative.themeId);
      return [
        `**${line(initiative.title)}**${theme === null ? '' : `, for ${line(theme.title)}`}`,
        '',
        ...quote(theme?.details ?? ''),
        ...quote(initiative.details),
      ];
    }),
  ];
}

function metricsOf(initiatives: readonly Initiative[], records: MapRecords): string[] {
  const outcomes = initiatives
    .filter(({ outcome }) => outcome.trim() !== '')
    .map(({ title, outcome }) => `- ${line(title)}: ${line(outcome)}`);
  const goals = new Set(initiatives.flatMap(({ id }) => roadmapOf(records).item(id)?.goals ?? []));
  const results = liveInOrder(records.keyResult).filter(({ goalId }) =>
    [...goals].some(({ id }) => id === goalId),
  );
  const rows = results.map(({ title, start, current, target, unit }) => [
    line(title),
    ...[start, current, target].map((value) =>
      value === null ? '–' : `${value}${unit === '' ? '' : ` ${line(unit)}`}`,
    ),
  ]);
  const measured = table(['Key result', 'Start', 'Now', 'Target'], rows);
  return [...outcomes, ...(outcomes.length > 0 && measured.length > 0 ? [''] : []), ...measured];
}

function requirement(story: Story, records: MapRecords): string[] {
  const must = story.moscow === null ? '' : `, ${story.moscow}`;
  const written = criteriaOf(records, story.id).filter(({ title }) => title.trim() !== '');
  return [
    `- **${line(story.title, 'Untitled')}** (${points(story.estimate)}${must})`,
    ...written.map(({ title, done }) => `  - [${done ? 'x' : ' '}] ${line(title)}`),
  ];
}

function waitsOf(stories: readonly Story[], records: MapRecords): string[] {
  const ids = new Set(stories.map(({ id }) => id));
  return [...records.dependency.values()]
    .filter(({ archivedAt, storyId }) => archivedAt === null && storyId !== null && ids.has(storyId))
    .map(({ storyId, needsId, external, note }) => {
      const needed = liveOrNull(records.story, needsId)?.title ?? external;
      const said = note.trim() === '' ? '' : ` (${line(note)})`;
      return `- ${line(records.story.get(storyId!)?.title ?? '')} waits for ${line(needed)}${said}`;
    });
}
