/** Cards as text: what copying puts on the clipboard, and what a pasted text means. */
import * as z from 'zod/mini';
import { longestDetails, longestTitle } from '../../shared/model/field.ts';
import { idSchema } from '../../shared/model/id.ts';
import { estimateSchema, storyKinds, type Story } from '../../shared/model/story.ts';
import type { ReleaseId } from '../../shared/model/release.ts';
import type { Lane, MapGrid } from '../../shared/views/arrangeMap.ts';

/** The clipboard's own type for cards; other programs read the plain text next to it. */
export const cardsType = 'application/x-throughline-cards';

const title = z.string().check(z.maxLength(longestTitle));
const copiedStory = z.object({
  title,
  details: z.string().check(z.maxLength(longestDetails)),
  kind: z.enum(storyKinds),
  estimate: estimateSchema,
});
const copiedStep = z.object({
  title,
  /** Lane by lane; a release of another map is found again by its name. */
  lanes: z.array(
    z.object({
      releaseId: z.nullable(idSchema('release')),
      name: title,
      stories: z.array(copiedStory),
    }),
  ),
});
const copiedActivity = z.object({ title, steps: z.array(copiedStep) });
const cardsSchema = z.object({
  activities: z.array(copiedActivity).check(z.maxLength(200)),
  steps: z.array(copiedStep).check(z.maxLength(1000)),
  stories: z.array(copiedStory).check(z.maxLength(1000)),
});

export type CopiedStory = z.infer<typeof copiedStory>;
export type CopiedStep = z.infer<typeof copiedStep>;
export type Cards = z.infer<typeof cardsSchema>;

/** The chosen records with what they contain; what is inside a chosen container is not copied twice. */
export function copyCards(grid: MapGrid, chosen: ReadonlySet<string>): Cards {
  const cards: Cards = { activities: [], steps: [], stories: [] };
  for (const { activity, steps } of grid.backbone) {
    if (chosen.has(activity.id)) {
      cards.activities.push({ title: activity.title, steps: steps.map((step) => copyStep(grid, step)) });
    } else {
      for (const step of steps) if (chosen.has(step.id)) cards.steps.push(copyStep(grid, step));
    }
  }
  const copied = new Set<string>(
    grid.backbone.flatMap(({ activity, steps }) =>
      steps.filter((step) => chosen.has(activity.id) || chosen.has(step.id)).map((step) => step.id),
    ),
  );
  for (const column of grid.columns) {
    if (column !== null && copied.has(column)) continue;
    for (const lane of grid.lanes) {
      for (const story of grid.cell(column, lane))
        if (chosen.has(story.id)) cards.stories.push(copyStory(story));
    }
  }
  return cards;
}

export function isEmpty({ activities, steps, stories }: Cards): boolean {
  return activities.length + steps.length + stories.length === 0;
}

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
  return lines.join('\n');
}

/** Reads what {@link cardsType} holds; null when it is not ours or broken. */
export function readCards(json: string): Cards | null {
  try {
    const parsed = cardsSchema.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : null;
  } catch {
    return null; // another program's idea of this type
  }
}

/**
 * What a pasted text is: lines (one story each), a range of a spreadsheet (cells row by row), or an outline whose
 * indents mean levels.
 */
export type PastedText =
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  | { readonly kind: 'range'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'outline'; readonly text: string };

/** Empty lines count for nothing. */
export function readText(text: string): PastedText {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .filter((line) => line.trim() !== '');
  if (lines.some((line) => line.trim().includes('\t'))) {
    const rows = lines.map((line) => line.split('\t').map(oneLine));
    return { kind: 'range', rows };
  }
  const indents = new Set(lines.map((line) => /^\s*/.exec(line)![0].length));
  if (indents.size > 1) return { kind: 'outline', text: lines.join('\n') };
  return { kind: 'lines', lines: lines.map((line) => oneLine(line.replace(bullet, ''))) };
}

const bullet = /^\s*(?:[-*+•‣–]|\d{1,4}[.)])\s+/;

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, longestTitle);
}

function copyStep(
  grid: MapGrid,
  step: { readonly id: `step:${string}`; readonly title: string },
): CopiedStep {
  const nameOf = (lane: Lane): string => grid.releases.find((release) => release.id === lane)?.name ?? '';
  return {
    title: step.title,
    lanes: grid.lanes.flatMap((lane) => {
      const stories = grid.cell(step.id, lane).map(copyStory);
      return stories.length === 0 ? [] : [{ releaseId: lane, name: nameOf(lane), stories }];
    }),
  };
}

function copyStory({ title: own, details, kind, estimate }: Story): CopiedStory {
  return { title: own, details, kind, estimate };
}

/** The lane a copied one means on this map: the release itself, else one of its name, else unscheduled. */
export function laneFor(grid: MapGrid, lane: { releaseId: ReleaseId | null; name: string }): Lane {
  if (lane.releaseId === null) return null;
  const same = grid.releases.find((release) => release.id === lane.releaseId);
  const named = grid.releases.find((release) => release.name !== '' && release.name === lane.name);
  return (same ?? named)?.id ?? null;
}
