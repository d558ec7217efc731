/** The free things in a picture of the whole map: frames, stickies, texts, arrows and what was drawn by hand. */
import type { FreeText } from '../../../shared/model/freeText.ts';
import { isOfKind, type FreeThing } from '../../../shared/model/freeThing.ts';
import type { Hue } from '../../../shared/model/hue.ts';
import type { Sticky } from '../../../shared/model/sticky.ts';
import { lineHeight, strokePoints, typeSizes } from '../../../shared/views/freeThings.ts';
import type { ArrowLine, FreePlaces } from '../freePlaces.ts';
import { bowsOf } from '../freeStroke.ts';
import type { Point } from '../geometry.ts';
import { wrapText } from '../wrapText.ts';
import { plainText } from './plainText.ts';
import { createSheet, type Sheet, type Type } from './sheet.ts';
import type { MeasureLine, PictureLook } from './shapes.ts';

const padding = 12;
const stickySizes = [22, 19, 17, 15, 13, 12, 11] as const;
const frameType: Type = { size: 14, weight: 620, line: 20 };
const labelType: Type = { size: 14, weight: 560, line: 20 };
const headLength = 14;

/** How many lines a text takes in a picture. */
export function textLines(measure: MeasureLine): (thing: FreeText) => number {
  return (thing) => {
    const { size, weight } = textType(thing);
    return wrapText(plainText(thing.title), thing.width, 400, (part) => measure(part, size, weight)).length;
  };
}

/** `by` is what is added to a point of the map to get its point of the picture. */
export function drawFree(sheet: Sheet, look: PictureLook, places: FreePlaces, by: Point): void {
  for (const thing of places.things) drawThing(sheet, look, places, thing, by);
}

function drawThing(sheet: Sheet, look: PictureLook, places: FreePlaces, thing: FreeThing, by: Point): void {
  const { palette } = look;
  const rect = places.rectOf(thing.id);
  if (rect === null) return;
  const box = { ...rect, x: rect.x + by.x, y: rect.y + by.y };
  const moved = ({ x, y }: Point): Point => ({ x: x + by.x, y: y + by.y });
  if (isOfKind(thing, 'sticky')) drawSticky(sheet, look, thing, box);
  else if (isOfKind(thing, 'text')) {
    const ink = thing.hue === 'slate' ? palette.text : look.hues[thing.hue].text;
    sheet.text(thing.title, textType(thing), ink, { x: box.x, top: box.y, width: box.width, lines: 400 });
  } else if (isOfKind(thing, 'frame')) {
    sheet.box(box, { radius: 6, stroke: palette.textMuted });
    const place = { x: box.x + 2, top: box.y - 22, width: box.width - 4, lines: 1 };
    sheet.text(thing.name, frameType, palette.text, place);
  } else if (isOfKind(thing, 'arrow')) {
    const { from, to } = places.lineOf(thing);
    drawArrow(sheet, look, { from: moved(from), to: moved(to) }, thing.hue, thing.title);
  } else if (isOfKind(thing, 'stroke')) {
    const points = strokePoints(thing).map((point) => ({ ...point, ...moved(point) }));
    const bows = bowsOf(points);
    const path = bows.map((bow) => `Q${at(bow.over)} ${at(bow.to)}`).join('');
    const mean = bows.reduce((sum, bow) => sum + bow.thickness, 0) / Math.max(1, bows.length);
    const stroke = thing.hue === 'slate' ? palette.text : look.hues[thing.hue].strong;
    if (bows[0] !== undefined)
      sheet.path(`M${at(bows[0].from)}${path}`, { stroke, thickness: thing.width * mean });
  }
}

function drawSticky(
  sheet: Sheet,
  look: PictureLook,
  { title, hue }: Sticky,
  box: { x: number; y: number; width: number; height: number },
): void {
  const colours = look.stickies[hue];
  sheet.box(box, { radius: 4, fill: colours.paper, stroke: colours.edge });
  const room = { width: box.width - 2 * padding, height: box.height - 2 * padding };
  const longest = title.split(/\s+/u).reduce((most, word) => (word.length > most.length ? word : most), '');
  for (const size of stickySizes) {
    const type: Type = { size, weight: 500, line: Math.round(size * 1.3) };
    const most = Math.max(1, Math.floor(room.height / type.line));
    const isLast = size === stickySizes.at(-1);
    const trial = createSheet((part) => sheet.width(part, type));
    const lines = trial.text(title, type, '', { x: 0, top: 0, width: room.width, lines: most + 1 });
    const fits = lines <= most && sheet.width(longest, type) <= room.width;
    if (!fits && !isLast) continue;
    const place = { x: box.x + padding, top: box.y + padding, width: room.width, lines: most };
    sheet.text(title, type, colours.ink, place);
    return;
  }
}

function drawArrow(sheet: Sheet, look: PictureLook, { from, to }: ArrowLine, hue: Hue, title: string): void {
  const colour = hue === 'slate' ? look.palette.textMuted : look.hues[hue].strong;
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const head = Math.min(headLength, Math.hypot(to.x - from.x, to.y - from.y));
  const behind = (turn: number, far: number): Point => ({
    x: to.x - Math.cos(angle + turn) * far,
    y: to.y - Math.sin(angle + turn) * far,
  });
  sheet.path(`M${at(from)}L${at(behind(0, head * 0.8))}`, { stroke: colour, thickness: 2.5 });
  sheet.path(`M${at(to)}L${at(behind(0.42, head))}L${at(behind(-0.42, head))}Z`, { fill: colour });
  if (plainText(title) === '') return;
  const label = sheet.short(title, labelType, 220);
  const width = sheet.width(label, labelType) + 12;
  const box = { x: (from.x + to.x - width) / 2, y: (from.y + to.y) / 2 - 11, width, height: 22 };
  sheet.box(box, { radius: 6, fill: look.palette.ground });
  sheet.text(label, labelType, look.palette.text, { x: box.x + 6, top: box.y + 1, width, lines: 1 });
}

function textType({ scale }: Pick<FreeText, 'scale'>): Type {
  const size = typeSizes[scale];
  return { size, weight: scale === 'large' ? 640 : 540, line: size * lineHeight };
}

function at({ x, y }: Point): string {
  return `${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100}`;
}
