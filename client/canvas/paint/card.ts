/** One story card: title, kind, stage, estimate, owner, personas, labels, dots, key of its issue. Colour never says anything alone. */
import type { MapRecords } from '../../../shared/model/records.ts';
import type { Story } from '../../../shared/model/story.ts';
import { progressOf } from '../../../shared/views/criteria.ts';
import { dependenciesOf } from '../../../shared/views/dependencies.ts';
import { overlaps, type Rect } from '../../layout/geometry.ts';
import { blocksBelow, sizes } from '../../layout/sizes.ts';
import { formatEstimate, formatNumber, initialsOf } from '../../ui/format.ts';
import { words } from '../../ui/words.ts';
import { strokeIcon, type IconName } from './icons.ts';
import { paintBands, paintBlockBands, type LensPaint } from './lens.ts';
import { paintLock } from './lock.ts';
import { kindHues, stageHues, type Look } from './look.ts';
import {
  baseline,
  drawLines,
  fillRound,
  setText,
  strokeRound,
  type Context,
  type Painting,
} from './painting.ts';
import { paintPlate } from './shadow.ts';
import { fonts } from './text.ts';
import type { TextBook } from './textBook.ts';

/** How much of a card is drawn: everything, its title only, or a block of colour. */
export type Detail = 'full' | 'title' | 'block';

export interface CardPaint {
  readonly context: Context;
  readonly records: MapRecords;
  readonly counts: Painting['counts'];
  readonly look: Look;
  readonly text: TextBook;
  readonly detail: Detail;
  readonly lens: LensPaint;
  /** Map units per screen pixel: hairlines stay hairlines. */
  readonly hair: number;
  /** Words outside of this part of the map need not be written; all are when not given. */
  readonly seen?: Rect;
}

export const cardRadius = 9;
/** Where a card's title stands; the text editor lies exactly over it. */
export const cardTitle = { x: 19, y: 10, width: 160, lines: 3 } as const;
/** The same when only titles are shown: the further away, the larger, to be read from the back of a room. */
const farTitles = [
  { from: 0.5, slot: 'far', x: 20, y: 9, width: 173, lines: 3, font: fonts.cardFar },
  { from: 0, slot: 'farther', x: 20, y: 3, width: 176, lines: 3, font: fonts.cardFarther },
] as const;

/** Place and font of a title that stands alone on its card. */
export function farTitleAt(scale: number): (typeof farTitles)[number] {
  return farTitles.find(({ from }) => scale >= from) ?? farTitles[1];
}

const footer = sizes.cardHeight - 18;
const footerHeight = 20;
const labelRow = 18;

/** Below 14 % a card is a few pixels: a ground and a colour. */
const hairOfSpeck = 7;

/** Full cards from 77 % (titles of 10 px), titles alone and larger from 30 %, blocks below. */
export function detailAt(scale: number): Detail {
  return scale >= 0.77 ? 'full' : scale >= blocksBelow ? 'title' : 'block';
}

export function paintCard(paint: CardPaint, story: Story, x: number, y: number): void {
  switch (paint.detail) {
    case 'block':
      return paintBlock(paint, story, x, y);
    case 'title':
      paintBody(paint, story, x, y);
      if (isSeen(paint, x, y, 0, sizes.cardHeight)) paintTitle(paint, story, x, y, true);
      if (story.locked) {
        paintLock(paint.context, paint.look, x + sizes.cardWidth - 28, y + sizes.cardHeight - 28, 24);
      }
      return;
    case 'full':
      paintBody(paint, story, x, y);
      if (isSeen(paint, x, y, 0, footer - footerHeight / 2)) {
        if (story.labels.length > 0) paintLabels(paint, story, x, y);
        paintTitle(paint, story, x, y, false);
      }
      if (isSeen(paint, x, y, footer - footerHeight / 2, sizes.cardHeight)) paintFooter(paint, story, x, y);
  }
}

/** Whether anything of a card between two heights can be seen. */
function isSeen({ seen }: CardPaint, x: number, y: number, from: number, to: number): boolean {
  return seen === undefined || overlaps(seen, { x, y: y + from, width: sizes.cardWidth, height: to - from });
}

/** How far a story's title is pushed down by its labels. */
export function titleTop(story: Story): number {
  return cardTitle.y + (story.labels.length > 0 ? labelRow : 0);
}

function paintBlock(paint: CardPaint, story: Story, x: number, y: number): void {
  const { context, look, hair, lens } = paint;
  const bands = lens.bands(story);
  if (bands !== null && bands.length > 0) return paintBlockBands(paint, bands, x, y);
  const { strong, soft } = look.hues[kindHues[story.kind]];
  context.fillStyle = story.stage === 'done' ? look.hues.green.soft : look.palette.surface;
  context.fillRect(x, y, sizes.cardWidth, sizes.cardHeight);
  if (hair < hairOfSpeck) {
    context.fillStyle = soft;
    context.fillRect(x + 34, y + 20, sizes.cardWidth - 70, 22);
    context.fillRect(x + 34, y + 54, sizes.cardWidth - 110, 22);
  }
  context.fillStyle = strong;
  context.fillRect(x, y, 14, sizes.cardHeight);
}

function paintBody(paint: CardPaint, story: Story, x: number, y: number): void {
  const { context, look, hair, detail, lens } = paint;
  const { palette, hues } = look;
  const box = { x, y, width: sizes.cardWidth, height: sizes.cardHeight };
  if (detail === 'full') {
    paintPlate(context, look, x, y, hair);
  } else {
    fillRound(context, box, cardRadius, palette.surface);
    strokeRound(context, box, cardRadius, palette.line, hair);
  }
  const bands = lens.bands(story);
  if (bands !== null && bands.length > 0) return paintBands(paint, bands, x, y);
  const strip = detail === 'full' ? 3 : 6;
  const bar = { x: x + 8, y: y + 11, width: strip, height: box.height - 22 };
  fillRound(context, bar, strip / 2, hues[kindHues[story.kind]].strong);
}

function paintTitle(
  { context, look, text, hair }: CardPaint,
  story: Story,
  x: number,
  y: number,
  isFar: boolean,
): void {
  const { palette } = look;
  const isUntitled = story.title.trim() === '';
  const title = isUntitled ? words.canvas.untitled : story.title;
  const far = isFar ? farTitleAt(1 / hair) : null;
  const place = far ?? cardTitle;
  const font = far?.font ?? fonts.card;
  const most = far === null && story.labels.length > 0 ? place.lines - 1 : place.lines;
  const lines = text.lines(story, far?.slot ?? 'near', title, font, place.width, most);
  const isQuiet = isUntitled || story.stage === 'done' || story.stage === 'declined';
  setText(context, font, isQuiet ? palette.textMuted : palette.text);
  drawLines(context, lines, font, x + place.x, y + (far?.y ?? titleTop(story)), place.width);
}

function paintLabels({ context, look, records, text }: CardPaint, story: Story, x: number, y: number): void {
  let left = x + cardTitle.x;
  const right = x + sizes.cardWidth - 10;
  for (const id of story.labels) {
    const label = records.label.get(id);
    if (label === undefined || label.archivedAt !== null) continue;
    const name = text.short(label.name, fonts.label, 84);
    const width = text.width(name, fonts.label) + 10;
    if (left + width > right) break;
    const { soft, text: ink } = look.hues[label.hue];
    fillRound(context, { x: left, y: y + 9, width, height: 15 }, 4, soft);
    setText(context, fonts.label, ink);
    context.fillText(name, left + 5, y + 16.5 + baseline(fonts.label));
    left += width + 4;
  }
}

function paintFooter(paint: CardPaint, story: Story, x: number, y: number): void {
  const middle = y + footer;
  const left = x + cardTitle.x;
  const marks = paintFooterRight(paint, story, x + sizes.cardWidth - 9, middle);
  const put = paint.counts.dots.get(story.id) ?? 0;
  const dots = paintWhole(paint, story, put === 0 ? '' : `● ${formatNumber(put)}`, left, marks, middle);
  const between = dots === marks ? 0 : 4;
  const right = paintWhole(paint, story, story.issue?.key ?? '', left, dots - between, middle);
  paintFooterLeft(paint, story, left, right - 6, middle);
}

/** Quietly, whole or not at all: it goes before the stage's word, not before its sign. Answers where it begins. */
function paintWhole(
  { context, look, text }: CardPaint,
  { kind, stage }: Story,
  label: string,
  left: number,
  right: number,
  middle: number,
): number {
  if (label === '') return right;
  const begin = right - text.width(label, fonts.mark);
  const word = stage === 'idea' ? text.width(words.storyKinds[kind], fonts.mark) : 20;
  if (begin < left + (kind === 'story' ? 0 : 18) + word + 6) return right;
  setText(context, fonts.mark, look.palette.textMuted);
  context.fillText(label, begin, middle + baseline(fonts.mark));
  return begin - 3;
}

function paintFooterLeft(
  { context, look, text, counts }: CardPaint,
  story: Story,
  from: number,
  to: number,
  middle: number,
): void {
  let left = from;
  if (story.kind !== 'story') {
    const { strong, text: ink } = look.hues[kindHues[story.kind]];
    strokeIcon(context, story.kind, left, middle - 7, 14, strong, 2.1);
    left += 18;
    if (story.stage === 'idea') {
      setText(context, fonts.mark, ink);
      context.fillText(words.storyKinds[story.kind], left, middle + baseline(fonts.mark));
    }
  }
  if (story.stage === 'idea') return;
  const { soft, text: ink } = look.hues[stageHues[story.stage]];
  const room = to - left - 24;
  const whole = words.stages[story.stage];
  const cut = text.short(whole, fonts.mark, Math.max(0, room));
  const isAlone = story.issue === null && !counts.dots.has(story.id);
  const name = isAlone || cut === whole ? cut : '';
  const width = 20 + (name === '' ? 0 : text.width(name, fonts.mark) + 7);
  fillRound(context, { x: left, y: middle - 9, width, height: 18 }, 9, soft);
  strokeIcon(context, story.stage, left + 5, middle - 5.5, 11, ink, 2.4);
  setText(context, fonts.mark, ink);
  context.fillText(name, left + 19, middle + baseline(fonts.mark));
}

/** Estimate, owner, personas, from the right; returns where they begin. */
function paintFooterRight(
  { context, look, records, counts, text }: CardPaint,
  story: Story,
  from: number,
  middle: number,
): number {
  const { palette } = look;
  let right = from;
  if (story.estimate !== null) {
    const value = formatEstimate(story.estimate, records.meta.settings.estimateScale);
    const width = Math.max(22, text.width(value, fonts.mark) + 12);
    fillRound(context, { x: right - width, y: middle - 9, width, height: 18 }, 6, palette.sunken);
    setText(context, fonts.mark, palette.text, 'center');
    context.fillText(value, right - width / 2, middle + baseline(fonts.mark));
    right -= width + 5;
  }
  if (story.owner !== '') {
    paintDisc(context, right - 9, middle, initialsOf(story.owner), palette.activity, palette.activityText);
    right -= 23;
  }
  const personas = story.personas
    .map((id) => records.persona.get(id))
    .filter((persona) => persona !== undefined && persona.archivedAt === null)
    .slice(0, 3);
  for (const persona of personas) {
    const { soft, text: ink, strong } = look.hues[persona!.hue];
    paintDisc(context, right - 9, middle, initialsOf(persona!.name).slice(0, 1), soft, ink);
    strokeRound(context, { x: right - 17.5, y: middle - 8.5, width: 17, height: 17 }, 9, strong, 1);
    right -= 20;
  }
  const open = counts.comments.get(story.id) ?? 0;
  if (open > 0) right = paintSign({ context, look, text }, 'comments', formatNumber(open), right, middle);
  right = paintCriteriaMark({ context, look, records, text }, story, right, middle);
  right = paintDependencyMark({ context, look, records, text }, story, right, middle);
  if (!story.locked) return right;
  paintLock(context, look, right - 18, middle - 9, 18);
  return right - 23;
}

/** How many acceptance criteria are met, of how many. */
function paintCriteriaMark(
  { context, look, records, text }: Pick<CardPaint, 'context' | 'look' | 'records' | 'text'>,
  story: Story,
  right: number,
  middle: number,
): number {
  const progress = progressOf(records, story.id);
  if (progress === null) return right;
  const label = `${formatNumber(progress.done)}/${formatNumber(progress.all)}`;
  return paintSign({ context, look, text }, 'criteria', label, right, middle);
}

/** An icon and a few signs beside it, quietly; answers where it begins. */
function paintSign(
  { context, look, text }: Pick<CardPaint, 'context' | 'look' | 'text'>,
  icon: IconName,
  label: string,
  right: number,
  middle: number,
): number {
  const { textMuted } = look.palette;
  const left = right - text.width(label, fonts.mark) - 17;
  strokeIcon(context, icon, left, middle - 6.5, 13, textMuted, 2.2);
  setText(context, fonts.mark, textMuted);
  context.fillText(label, left + 16, middle + baseline(fonts.mark));
  return left - 6;
}

/** How many stories it needs or is needed by; a red ground with a white sign when what it needs comes too late. */
function paintDependencyMark(
  { context, look, records, text }: Pick<CardPaint, 'context' | 'look' | 'records' | 'text'>,
  story: Story,
  right: number,
  middle: number,
): number {
  if (records.dependency.size === 0) return right;
  const { needs, neededBy } = dependenciesOf(records);
  const number = needs(story.id).length + neededBy(story.id).length;
  if (number === 0) return right;
  const isBroken = needs(story.id).some((line) => line.trouble !== null);
  const { palette } = look;
  const ink = isBroken ? palette.surface : palette.textMuted;
  const label = number === 1 ? '' : formatNumber(number);
  const width = 18 + (label === '' ? 0 : text.width(label, fonts.mark) + 5);
  const box = { x: right - width, y: middle - 9, width, height: 18 };
  if (isBroken) fillRound(context, box, 6, palette.danger);
  strokeIcon(context, 'dependency', box.x + 3, middle - 6, 12, ink, 2.4);
  if (label !== '') {
    setText(context, fonts.mark, ink);
    context.fillText(label, box.x + 17, middle + baseline(fonts.mark));
  }
  return box.x - 5;
}

function paintDisc(
  context: Context,
  x: number,
  y: number,
  letters: string,
  ground: string,
  ink: string,
): void {
  context.fillStyle = ground;
  context.beginPath();
  context.arc(x, y, 9, 0, 2 * Math.PI);
  context.fill();
  const font = letters.length > 1 ? fonts.initials : fonts.label;
  setText(context, font, ink, 'center');
  context.fillText(letters, x, y + baseline(font));
}
