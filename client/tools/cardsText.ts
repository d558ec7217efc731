/** Cards as text for other programs: an outline for documents, a range for spreadsheets. */
import { longestTitle } from '../../shared/model/field.ts';
import { freeListNames } from '../../shared/formats/freeLists.ts';
import type { MapPoint } from '../../shared/model/freePlace.ts';
import { escapeFormula } from '../../shared/formats/formula.ts';
import type { MapGrid } from '../../shared/views/arrangeMap.ts';
import type { Cards, CopiedFree, CopiedStep } from './cards.ts';

/** As an indented outline: the same text, pasted into a document, reads well. */
export function cardsAsText(cards: Cards): string {
  const lines: string[] = [];
  const addStep = (step: CopiedStep, indent: string): void => {
    lines.push(indent + oneLine(step.title));
    for (const lane of step.lanes)
      for (const story of lane.stories) lines.push(`${indent}\t${oneLine(story.title)}`);
  };
  for (const activity of cards.activities) {
    lines.push(oneLine(activity.title));
    for (const step of activity.steps) addStep(step, '\t');
  }
  for (const step of cards.steps) addStep(step, '');
  for (const story of cards.stories) lines.push(oneLine(story.title));
  return [...lines, ...textsOf(cards.free)].join('\n');
}

/** What is written on things around the map, from top to bottom; a frame comes before what is inside it. */
function textsOf(free: CopiedFree | undefined): string[] {
  return freeListNames
    .flatMap((list) => free?.[list] ?? [])
    .map((thing) => ({
      at: (thing['at'] ?? thing['from'] ?? { x: 0, y: 0 }) as MapPoint,
      text: String(thing['title'] ?? thing['name'] ?? '').trim(),
    }))
    .filter(({ text }) => text !== '')
    .sort((a, b) => a.at.y - b.at.y || a.at.x - b.at.x)
    .map(({ text }) => text);
}

/** Stories of several steps as a range for spreadsheets: the steps in the first row; null: they are of one step. */
export function storiesAsRange(grid: MapGrid, chosen: ReadonlySet<string>): string | null {
  const titles = new Map(
    grid.backbone.flatMap(({ steps }) => steps.map((step): [string, string] => [step.id, step.title])),
  );
  const columns = grid.columns.flatMap((column) => {
    const stories = grid.lanes
      .flatMap((lane) => grid.cell(column, lane))
      .filter((story) => chosen.has(story.id))
      .map((story) => story.title);
    return stories.length === 0 ? [] : [[titles.get(column ?? '') ?? '', ...stories]];
  });
  if (columns.length < 2) return null;
  const height = Math.max(...columns.map((column) => column.length));
  return Array.from({ length: height }, (_, row) =>
    columns.map((column) => asCell(column[row] ?? '')).join('\t'),
  ).join('\n');
}

/** A spreadsheet must not take a title for a formula, nor a quote for the start of a quoted cell. */
function asCell(cell: string): string {
  const line = escapeFormula(oneLine(cell));
  return line.startsWith('"') ? `"${line.replaceAll('"', '""')}"` : line;
}

/** A title as one line of a text or one cell. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, longestTitle);
}
