/** Paints one free thing in map units: a sticky, a text, a frame, an arrow, a stroke or an image. */
import type { Arrow } from '../../../shared/model/arrow.ts';
import type { Frame } from '../../../shared/model/frame.ts';
import type { FreeText } from '../../../shared/model/freeText.ts';
import { isOfKind, type FreeThing } from '../../../shared/model/freeThing.ts';
import type { Hue } from '../../../shared/model/hue.ts';
import type { Sticky } from '../../../shared/model/sticky.ts';
import type { Stroke } from '../../../shared/model/stroke.ts';
import type { StrokePoint } from '../../../shared/model/strokePath.ts';
import { strokePoints } from '../../../shared/views/freeThings.ts';
import { frameNameHeight } from '../../layout/freeHit.ts';
import type { ArrowLine } from '../../layout/freePlaces.ts';
import { bowsOf } from '../../layout/freeStroke.ts';
import type { Rect } from '../../layout/geometry.ts';
import { stickyColours } from '../../ui/stickyTokens.ts';
import { freeWords } from '../../ui/words/free.ts';
import type { ImageBook } from '../imageBook.ts';
import { paintImage } from './image.ts';
import { paintLock } from './lock.ts';
import { stickyPadding, writeSticky, writeText } from './freeText.ts';
import type { Look } from './look.ts';
import { baseline, drawLines, fillRound, setText, strokeRound, type Context } from './painting.ts';
import type { TextBook } from './textBook.ts';
import type { Font } from './text.ts';

export interface FreeBrush {
  readonly context: Context;
  readonly look: Look;
  readonly text: TextBook;
  /** Screen pixels per map unit. */
  readonly scale: number;
  readonly lineOf: (arrow: Arrow) => ArrowLine;
  readonly rectOf: (id: string) => Rect | null;
  readonly images: ImageBook;
}

/** Letters smaller than this on the screen, in pixels, are left out. */
const leastLetters = 4;
const stickyRadius = 4;

export function paintFreeThing(brush: FreeBrush, thing: FreeThing): void {
  if (isOfKind(thing, 'sticky')) paintSticky(brush, thing);
  else if (isOfKind(thing, 'text')) paintText(brush, thing);
  else if (isOfKind(thing, 'frame')) paintFrame(brush, thing);
  else if (isOfKind(thing, 'arrow')) paintArrow(brush, brush.lineOf(thing), thing);
  else if (isOfKind(thing, 'stroke')) paintStroke(brush, strokePoints(thing), thing);
  else if (isOfKind(thing, 'image')) paintImage(brush, thing);
  const rect = thing.locked ? brush.rectOf(thing.id) : null;
  if (rect === null) return;
  const size = Math.min(20 / Math.min(1, brush.scale), rect.width);
  paintLock(brush.context, brush.look, rect.x + rect.width - size - 3, rect.y + 3, size);
}

function paintSticky({ context, look, text, scale }: FreeBrush, sticky: Sticky): void {
  const colours = stickyColours[look.theme][sticky.hue];
  const box = { ...sticky.at, ...sticky.size };
  if (scale > 0.3) fillRound(context, { ...box, y: box.y + 2 }, stickyRadius, look.palette.shadow);
  fillRound(context, box, stickyRadius, colours.paper);
  strokeRound(context, box, stickyRadius, colours.edge, Math.min(1.5, 1 / scale));
  const { font, lines } = writeSticky(text, sticky);
  if (font.size * scale < leastLetters) return;
  setText(context, font, colours.ink);
  drawLines(
    context,
    lines,
    font,
    box.x + stickyPadding,
    box.y + stickyPadding,
    box.width - 2 * stickyPadding,
  );
}

function paintText({ context, look, text, scale }: FreeBrush, thing: FreeText): void {
  const { font, lines } = writeText(text, thing);
  if (font.size * scale < leastLetters) return;
  setText(context, font, inkOf(look, thing.hue));
  drawLines(context, lines, font, thing.at.x, thing.at.y, thing.width);
}

/** Words in a hue, readable on the ground. */
export function inkOf(look: Look, hue: Hue): string {
  return hue === 'slate' ? look.palette.text : look.hues[hue].text;
}

/** Lines in a hue. */
function lineColour(look: Look, hue: Hue): string {
  return hue === 'slate' ? look.palette.textMuted : look.hues[hue].strong;
}

/** The name keeps its size on the screen, so that frames can be told apart from far away. */
export const frameFont: Font = { weight: 620, size: 14, line: 20 };

function paintFrame({ context, look, text, scale }: FreeBrush, frame: Frame): void {
  const box = { ...frame.at, ...frame.size };
  context.globalAlpha *= 0.12;
  fillRound(context, box, 6, look.palette.surface);
  context.globalAlpha /= 0.12;
  strokeRound(context, box, 6, look.palette.textMuted, 1.5 / scale);
  const room = box.width * scale;
  if (room < 30) return;
  const name = frame.name.trim() || freeWords.unnamedFrame;
  const label = text.short(name, frameFont, room - 4);
  const font = { ...frameFont, size: frameFont.size / scale };
  setText(context, font, look.palette.text);
  const middle = box.y - frameNameHeight / 2 / scale;
  context.fillText(label, box.x + 2 / scale, middle + baseline(font));
}

const headLength = 14;

export function paintArrow(
  { context, look, text, scale }: FreeBrush,
  { from, to }: ArrowLine,
  { hue, title }: Pick<Arrow, 'hue' | 'title'>,
): void {
  const colour = lineColour(look, hue);
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const head = Math.min(headLength, length);
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineWidth = Math.max(2.5, 1 / scale);
  context.lineCap = 'round';
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x - Math.cos(angle) * head * 0.8, to.y - Math.sin(angle) * head * 0.8);
  context.stroke();
  context.beginPath();
  context.moveTo(to.x, to.y);
  for (const side of [0.42, -0.42]) {
    context.lineTo(to.x - Math.cos(angle + side) * head, to.y - Math.sin(angle + side) * head);
  }
  context.closePath();
  context.fill();
  if (title.trim() === '' || labelFont.size * scale < leastLetters) return;
  const label = text.short(title, labelFont, 220);
  const width = text.width(label, labelFont) + 12;
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  fillRound(
    context,
    { x: middle.x - width / 2, y: middle.y - 11, width, height: 22 },
    6,
    look.palette.ground,
  );
  setText(context, labelFont, look.palette.text, 'center');
  context.fillText(label, middle.x, middle.y + baseline(labelFont));
}

export const labelFont: Font = { weight: 560, size: 14, line: 20 };

/** A line of one thickness is one path; a pen's is bow by bow. */
export function paintStroke(
  { context, look, scale }: FreeBrush,
  points: readonly StrokePoint[],
  { hue, width }: Pick<Stroke, 'hue' | 'width'>,
): void {
  const bows = bowsOf(points);
  const [first] = bows;
  if (first === undefined) return;
  context.strokeStyle = hue === 'slate' ? look.palette.text : look.hues[hue].strong;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  const isEven = bows.every((bow) => bow.thickness === first.thickness);
  const least = 0.75 / scale;
  context.lineWidth = Math.max(least, width * first.thickness);
  context.beginPath();
  context.moveTo(first.from.x, first.from.y);
  for (const { from, over, to, thickness } of bows) {
    if (!isEven) {
      context.stroke();
      context.beginPath();
      context.lineWidth = Math.max(least, width * thickness);
      context.moveTo(from.x, from.y);
    }
    context.quadraticCurveTo(over.x, over.y, to.x, to.y);
  }
  if (points.length === 1) context.lineTo(first.from.x + 0.01, first.from.y);
  context.stroke();
}
