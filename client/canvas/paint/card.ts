/** One story card: title, labels, and its foot; from afar the title alone, or a block. Colour never says anything alone. */
import type { MapRecords } from '../../../shared/model/records.ts';
import type { Story } from '../../../shared/model/story.ts';
import { overlaps, type Rect } from '../../layout/geometry.ts';
import { blocksBelow, sizes } from '../../layout/sizes.ts';
import { words } from '../../ui/words.ts';
import { paintFooter } from './cardFooter.ts';
import { paintBands, paintBlockBands, type LensPaint } from './lens.ts';
import { paintLock } from './lock.ts';
import { kindHues, type Look } from './look.ts';
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
      if (isSeen(paint, x, y, footer - footerHeight / 2, sizes.cardHeight))
        paintFooter(paint, story, x + cardTitle.x, x + sizes.cardWidth - 9, y + footer);
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
