/** Cards as text: what copying puts on the clipboard, and what a pasted text means. */
import * as z from 'zod/mini';
import { longestDetails, longestTitle } from '../../shared/model/field.ts';
import { escapeFormula, unescapeFormula } from '../../shared/formats/formula.ts';
import { hueSchema } from '../../shared/model/hue.ts';
import { idSchema } from '../../shared/model/id.ts';
import { shortNameSchema, type PersonaId } from '../../shared/model/persona.ts';
import type { MapRecords } from '../../shared/model/records.ts';
import { estimateSchema, storyKinds, type Story } from '../../shared/model/story.ts';
import type { Step } from '../../shared/model/step.ts';
import type { ReleaseId } from '../../shared/model/release.ts';
import type { Lane, MapGrid } from '../../shared/views/arrangeMap.ts';

/** The clipboard's own type for cards; other programs read the plain text next to it. */
export const cardsType = 'application/x-throughline-cards';

const title = z.string().check(z.maxLength(longestTitle));
/** A persona or label; another map's one of the same name is used for it. */
const copiedTag = z.object({ name: shortNameSchema, hue: hueSchema });
const copiedTags = z.optional(z.array(copiedTag).check(z.maxLength(200)));
const copiedStory = z.object({
  title,
  details: z.string().check(z.maxLength(longestDetails)),
  kind: z.enum(storyKinds),
  estimate: estimateSchema,
  owner: z.optional(shortNameSchema),
  personas: copiedTags,
  labels: copiedTags,
});
const copiedStep = z.object({
  title,
  personas: copiedTags,
  /** Lane by lane; a release of another map is found again by its name. */
  lanes: z.array(
    z.object({
      releaseId: z.nullable(idSchema('release')),
      name: title,
      stories: z.array(copiedStory),
    }),
  ),
});
const copiedActivity = z.object({ title, personas: copiedTags, steps: z.array(copiedStep) });
const cardsSchema = z.object({
  activities: z.array(copiedActivity).check(z.maxLength(1000)),
  steps: z.array(copiedStep).check(z.maxLength(1000)),
  stories: z.array(copiedStory).check(z.maxLength(20_000)),
});

type CopiedTag = z.infer<typeof copiedTag>;
export type CopiedStory = z.infer<typeof copiedStory>;
export type CopiedStep = z.infer<typeof copiedStep>;
export type Cards = z.infer<typeof cardsSchema>;

/** The chosen records with what they contain; what is inside a chosen container is not copied twice. */
export function copyCards(records: MapRecords, grid: MapGrid, chosen: ReadonlySet<string>): Cards {
  const cards: Cards = { activities: [], steps: [], stories: [] };
  const copied = new Set<string>();
  for (const { activity, steps } of grid.backbone) {
    const whole = chosen.has(activity.id);
    const inside = steps
      .filter((step) => whole || chosen.has(step.id))
      .map((step) => {
        copied.add(step.id);
        return copyStep(records, grid, step);
      });
    if (whole) cards.activities.push({ title: activity.title, ...wornBy(records, activity), steps: inside });
    else cards.steps.push(...inside);
  }
  for (const column of grid.columns) {
    if (column !== null && copied.has(column)) continue;
    for (const lane of grid.lanes) {
      for (const story of grid.cell(column, lane))
        if (chosen.has(story.id)) cards.stories.push(copyStory(records, story));
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

/**
 * What a pasted text is: lines (one card each), a range of a spreadsheet (cells row by row), or an outline whose
 * indents mean so many levels. `size` is how many lines or filled cells it has.
 */
export type PastedText = { readonly size: number } & (
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  | { readonly kind: 'range'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'outline'; readonly text: string; readonly depth: number }
);

/** Empty lines count for nothing. */
export function readText(text: string): PastedText {
  const clean = text.replace(/\r\n?/g, '\n');
  const lines = clean.split('\n').filter((line) => line.trim() !== '');
  if (lines.some((line) => line.trim().includes('\t'))) {
    const rows = readRange(clean);
    return { kind: 'range', rows, size: rows.flat().filter((cell) => cell !== '').length };
  }
  const size = lines.length;
  const depth = depthOf(lines);
  if (depth > 1) return { kind: 'outline', text: lines.join('\n'), depth, size };
  return { kind: 'lines', lines: lines.map((line) => oneLine(line.replace(bullet, ''))), size };
}

const bullet = /^\s*(?:[-*+•‣–]|\d{1,4}[.)])\s+/;

/** How many levels the indents make. */
function depthOf(lines: readonly string[]): number {
  const above: number[] = [];
  let depth = 0;
  for (const line of lines) {
    const indent = /^\s*/.exec(line)![0].replaceAll('\t', '    ').length;
    while (above.length > 0 && above.at(-1)! >= indent) above.pop();
    above.push(indent);
    depth = Math.max(depth, above.length);
  }
  return depth;
}

/** Cells as spreadsheets write them: quoted where they hold tabs or line breaks. Rows without any text are left out. */
function readRange(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    const quoted = /"((?:[^"]|"")*)"(?=[\t\n]|$)/y;
    quoted.lastIndex = at;
    const found = quoted.exec(text);
    const bare = /[^\t\n]*/y;
    bare.lastIndex = at;
    const raw = found === null ? bare.exec(text)![0] : found[0];
    const cell = found === null ? raw : found[1]!.replaceAll('""', '"');
    rows.at(-1)!.push(oneLine(unescapeFormula(cell.trim())));
    at += raw.length + 1;
    if (text[at - 1] === '\n') rows.push([]);
  }
  return rows.filter((row) => row.some((cell) => cell !== ''));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, longestTitle);
}

function copyStep(records: MapRecords, grid: MapGrid, step: Step): CopiedStep {
  const nameOf = (lane: Lane): string => grid.releases.find((release) => release.id === lane)?.name ?? '';
  return {
    title: step.title,
    ...wornBy(records, step),
    lanes: grid.lanes.flatMap((lane) => {
      const stories = grid.cell(step.id, lane).map((story) => copyStory(records, story));
      return stories.length === 0 ? [] : [{ releaseId: lane, name: nameOf(lane), stories }];
    }),
  };
}

function copyStory(records: MapRecords, story: Story): CopiedStory {
  const { title: own, details, kind, estimate, owner } = story;
  const labels = tagsOf(records.label, story.labels);
  return {
    ...{ title: own, details, kind, estimate },
    ...(owner === '' ? {} : { owner }),
    ...wornBy(records, story),
    ...(labels.length === 0 ? {} : { labels }),
  };
}

function wornBy(
  records: MapRecords,
  { personas: ids }: { readonly personas: readonly PersonaId[] },
): { personas?: CopiedTag[] } {
  const personas = tagsOf(records.persona, ids);
  return personas.length === 0 ? {} : { personas };
}

/** The live ones that have a name, by which they are found again. */
function tagsOf<I>(
  all: ReadonlyMap<I, CopiedTag & { readonly archivedAt: number | null }>,
  ids: readonly I[],
): CopiedTag[] {
  return ids.flatMap((id) => {
    const tag = all.get(id);
    return tag === undefined || tag.archivedAt !== null || tag.name.trim() === ''
      ? []
      : [{ name: tag.name, hue: tag.hue }];
  });
}

/** The lane a copied one means on this map: the release itself, else one of its name, else unscheduled. */
export function laneFor(grid: MapGrid, lane: { releaseId: ReleaseId | null; name: string }): Lane {
  if (lane.releaseId === null) return null;
  const same = grid.releases.find((release) => release.id === lane.releaseId);
  const named = grid.releases.find((release) => release.name !== '' && release.name === lane.name);
  return (same ?? named)?.id ?? null;
}
