/**
 * Writes a map as Markdown that reads well anywhere and can be imported again.
 *
 * Read back, it keeps: title, releases with outcomes and their order, activities and steps with personas, stories with
 * title, cell, rank, estimate, kind, personas, labels, details and acceptance criteria, and the legend of personas and labels. Not kept:
 * archived records, dependencies, free things around the grid, stages, owners, backlog ranks, capacity and window of releases, colours, and line breaks and white
 * space around a title. Releases, personas and labels of the same name become one.
 */
import type { MapRecords } from '../model/records.ts';
import { escapeText, writeMarks } from './marks.ts';
import { readableMap, type ReadableActivity, type ReadableStory } from './readableMap.ts';

/** Tells our own Markdown from anybody else's; it does not show when the file is rendered. */
export const markdownSignature = '<!-- Throughline story map 1 -->';
/** The heading over stories without a release; a release of that name has no asterisks around it. */
export const unscheduledHeading = '*Unscheduled*';

/** The live map as Markdown text. */
export function writeMarkdown(records: MapRecords): string {
  const map = readableMap(records);
  const lines = [`# ${escapeText(map.title)}`, '', markdownSignature, '', '## Releases', ''];
  map.releases.forEach(({ name, outcome }, i) => {
    const result = outcome.trim() === '' ? '' : `: ${escapeText(outcome)}`;
    lines.push(`${i + 1}. **${escapeText(name)}**${result}`);
  });
  lines.push('', '## Legend', '');
  lines.push(`- Personas:${writeMarks({ personas: map.personas, labels: [] })}`);
  lines.push(`- Labels:${writeMarks({ personas: [], labels: map.labels })}`);
  for (const activity of map.activities) lines.push(...activityLines(activity));
  return `${lines.join('\n').toWellFormed()}\n`.replaceAll('\0', '');
}

function activityLines({ title, personas, steps }: ReadableActivity): string[] {
  const lines = ['', `## ${escapeText(title)}${writeMarks({ personas, labels: [] })}`];
  for (const step of steps) {
    lines.push('', `### ${escapeText(step.title)}${writeMarks({ personas: step.personas, labels: [] })}`);
    for (const { release, stories } of step.lanes) {
      lines.push('', `#### ${release === null ? unscheduledHeading : escapeText(release)}`, '');
      lines.push(...stories.flatMap(storyLines));
    }
  }
  return lines;
}

function storyLines({ title, story, personas, labels, criteria }: ReadableStory): string[] {
  const marks = writeMarks({ estimate: story.estimate ?? undefined, kind: story.kind, personas, labels });
  const details = story.details === '' ? [] : story.details.split(/\r\n?|\n/);
  const checklist = criteria.map((each) => `  - [${each.done ? 'x' : ' '}] ${escapeText(each.title)}`);
  return [
    `- ${escapeText(title)}${marks}`,
    ...details.map((line) => (line === '' ? '  >' : `  > ${line}`)),
    ...checklist,
  ];
}
