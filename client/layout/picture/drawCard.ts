/** One story card of a picture: what the map shows of it at 100 %. */
import type { MapRecords } from '../../../shared/model/records.ts';
import type { Story } from '../../../shared/model/story.ts';
import { progressOf } from '../../../shared/views/criteria.ts';
import { dependenciesOf } from '../../../shared/views/dependencies.ts';
import { sizes } from '../sizes.ts';
import { drawBands } from './drawLegend.ts';
import { plainText } from './plainText.ts';
import { types, type Sheet } from './sheet.ts';
import type { PictureLens, PictureLook, PictureWords } from './shapes.ts';

export interface CardInput {
  readonly records: MapRecords;
  readonly look: PictureLook;
  readonly words: PictureWords;
  readonly showsEstimates: boolean;
  readonly lens: PictureLens | null;
}

const title = { x: 19, y: 10, width: 168, lines: 3 } as const;
const labelRow = 18;
const footer = sizes.cardHeight - 18;

export function drawCard(sheet: Sheet, input: CardInput, story: Story, x: number, y: number): void {
  const { look, words } = input;
  const { palette, hues, kindHues } = look;
  const { cardWidth: width, cardHeight: height } = sizes;
  sheet.box(
    { x, y, width, height },
    { radius: 9, fill: palette.surface, stroke: palette.line, of: story.id },
  );
  if (input.lens !== null) drawBands(sheet, look, input.lens.of(story), x, y);
  else {
    const bar = { x: x + 8, y: y + 11, width: 3, height: height - 22 };
    sheet.box(bar, { radius: 1.5, fill: hues[kindHues[story.kind]].strong });
  }
  const hasLabels = drawLabels(sheet, input, story, x, y);
  const isUntitled = plainText(story.title) === '';
  const isQuiet = isUntitled || story.stage === 'done' || story.stage === 'declined';
  sheet.text(
    isUntitled ? words.untitled : story.title,
    types.card,
    isQuiet ? palette.textMuted : palette.text,
    {
      x: x + title.x,
      top: y + title.y + (hasLabels ? labelRow : 0),
      width: title.width,
      lines: hasLabels ? title.lines - 1 : title.lines,
    },
  );
  const left = x + title.x;
  const marks = drawFooterRight(sheet, input, story, x + width - 9, y + footer);
  const right = drawIssueKey(sheet, input, story, left, marks, y + footer);
  drawFooterLeft(sheet, input, story, left, right - 6, y + footer);
}

/** Whole or not at all: it goes before the stage's word, not before its sign. Answers where it begins. */
function drawIssueKey(
  sheet: Sheet,
  { look, words }: CardInput,
  { issue, kind, stage }: Story,
  left: number,
  right: number,
  middle: number,
): number {
  if (issue === null) return right;
  const width = sheet.width(issue.key, types.mark);
  const begin = right - width;
  const word = stage === 'idea' ? sheet.width(words.kinds[kind], types.mark) : 20;
  if (begin < left + (kind === 'story' ? 0 : 18) + word + 6) return right;
  const place = { x: begin, top: middle - 7, width: width + 1, lines: 1 };
  sheet.text(issue.key, types.mark, look.palette.textMuted, place);
  return begin - 3;
}

function drawLabels(sheet: Sheet, { records, look }: CardInput, story: Story, x: number, y: number): boolean {
  let left = x + title.x;
  for (const id of story.labels) {
    const label = records.label.get(id);
    if (label === undefined || label.archivedAt !== null) continue;
    const name = sheet.short(label.name, types.label, 84);
    const width = sheet.width(name, types.label) + 10;
    if (left + width > x + sizes.cardWidth - 10) break;
    const { soft, text } = look.hues[label.hue];
    sheet.box({ x: left, y: y + 9, width, height: 15 }, { radius: 4, fill: soft });
    sheet.text(name, types.label, text, { x: left + 5, top: y + 9.5, width: width, lines: 1 });
    left += width + 4;
  }
  return left > x + title.x;
}

function drawFooterLeft(
  sheet: Sheet,
  { look, words }: CardInput,
  { kind, stage, issue }: Story,
  from: number,
  to: number,
  middle: number,
): void {
  let left = from;
  if (kind !== 'story') {
    const { strong, text } = look.hues[look.kindHues[kind]];
    sheet.mark(look.marks[kind], left, middle - 7, 14, strong, 2.1);
    left += 18;
    const room = Math.max(0, to - left);
    if (stage === 'idea')
      sheet.text(words.kinds[kind], types.mark, text, { x: left, top: middle - 7, width: room, lines: 1 });
  }
  if (stage === 'idea') return;
  const { soft, text } = look.hues[look.stageHues[stage]];
  const cut = sheet.short(words.stages[stage], types.mark, Math.max(0, to - left - 24));
  const name = issue === null || cut === words.stages[stage] ? cut : '';
  const named = name === '' ? 0 : sheet.width(name, types.mark) + 7;
  sheet.box({ x: left, y: middle - 9, width: 20 + named, height: 18 }, { radius: 9, fill: soft });
  sheet.mark(look.marks[stage], left + 5, middle - 5.5, 11, text, 2.4);
  if (named > 0)
    sheet.text(name, types.mark, text, { x: left + 19, top: middle - 7, width: named + 1, lines: 1 });
}

/** Estimate, owner, personas, from the right; returns where they begin. */
function drawFooterRight(
  sheet: Sheet,
  { records, look, words, showsEstimates }: CardInput,
  story: Story,
  from: number,
  middle: number,
): number {
  const { palette, hues } = look;
  let right = from;
  if (story.estimate !== null && showsEstimates) {
    const value = words.estimate(story.estimate, records.meta.settings.estimateScale);
    const width = Math.max(22, sheet.width(value, types.mark) + 12);
    const pill = { x: right - width, y: middle - 9, width, height: 18 };
    sheet.box(pill, { radius: 6, fill: palette.sunken });
    sheet.text(value, types.mark, palette.text, {
      ...pill,
      top: middle - 7,
      lines: 1,
      align: 'center',
    });
    right -= width + 5;
  }
  if (story.owner !== '') {
    drawDisc(sheet, right - 9, middle, words.initials(story.owner), palette.activity, palette.activityText);
    right -= 23;
  }
  const personas = story.personas
    .map((id) => records.persona.get(id))
    .filter((persona) => persona !== undefined && persona.archivedAt === null)
    .slice(0, 3);
  for (const persona of personas) {
    const { soft, text, strong } = hues[persona!.hue];
    const letter = [...words.initials(persona!.name)][0] ?? '';
    drawDisc(sheet, right - 9, middle, letter, soft, text, strong);
    right -= 20;
  }
  right = drawCriteria(sheet, { records, look, words }, story, right, middle);
  return drawDependencyMark(sheet, { records, look, words }, story, right, middle);
}

type MarkInput = Pick<CardInput, 'records' | 'look' | 'words'>;

/** How many acceptance criteria are met, of how many. */
function drawCriteria(
  sheet: Sheet,
  { records, look, words }: MarkInput,
  story: Story,
  right: number,
  middle: number,
): number {
  const progress = progressOf(records, story.id);
  if (progress === null) return right;
  const { textMuted } = look.palette;
  const label = words.progress(progress.done, progress.all);
  const width = sheet.width(label, types.mark);
  const left = right - width - 17;
  sheet.mark(look.marks.criteria, left, middle - 6.5, 13, textMuted, 2.2);
  sheet.text(label, types.mark, textMuted, { x: left + 16, top: middle - 7, width: width + 1, lines: 1 });
  return left - 6;
}

/** How many stories it needs or is needed by; a red ground with a light sign when what it needs comes too late. */
function drawDependencyMark(
  sheet: Sheet,
  { records, look, words }: MarkInput,
  story: Story,
  right: number,
  middle: number,
): number {
  const { needs, neededBy } = dependenciesOf(records);
  const number = needs(story.id).length + neededBy(story.id).length;
  if (number === 0) return right;
  const isBroken = needs(story.id).some((line) => line.trouble !== null);
  const { palette } = look;
  const ink = isBroken ? palette.surface : palette.textMuted;
  const label = number === 1 ? '' : words.number(number);
  const room = label === '' ? 0 : sheet.width(label, types.mark) + 1;
  const width = 18 + (label === '' ? 0 : room + 4);
  const box = { x: right - width, y: middle - 9, width, height: 18 };
  if (isBroken) sheet.box(box, { radius: 6, fill: palette.danger });
  sheet.mark(look.marks.dependency, box.x + 3, middle - 6, 12, ink, 2.4);
  if (label !== '')
    sheet.text(label, types.mark, ink, { x: box.x + 17, top: middle - 7, width: room, lines: 1 });
  return box.x - 5;
}

function drawDisc(
  sheet: Sheet,
  x: number,
  y: number,
  letters: string,
  fill: string,
  ink: string,
  stroke?: string,
): void {
  const disc = { x: x - 9, y: y - 9, width: 18, height: 18 };
  sheet.box(disc, { radius: 9, fill, ...(stroke === undefined ? {} : { stroke }) });
  const type = letters.length > 1 ? types.initials : types.label;
  sheet.text(letters, type, ink, {
    x: x - 20,
    top: y - type.line / 2,
    width: 40,
    lines: 1,
    align: 'center',
  });
}
