/** What every painter gets: the map's geometry, its records, and how it all looks. */
import { isRightToLeft } from '../../layout/shownText.ts';
import type { Id } from '../../../shared/model/id.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { CardCounts } from '../../../shared/views/cardCounts.ts';
import type { Rect } from '../../layout/geometry.ts';
import type { HeaderFrame } from '../../layout/headers.ts';
import type { Hit } from '../../layout/hitTest.ts';
import type { MapLayout } from '../../layout/mapLayout.ts';
import type { View } from '../../layout/viewport.ts';
import type { FreeDrag } from '../../store/freeDrag.ts';
import type { PersonHere } from '../../store/people.ts';
import type { Drag, ViewState } from '../../store/viewStore.ts';
import type { GapMarks } from './gapMarks.ts';
import type { LensPaint } from './lens.ts';
import type { Look } from './look.ts';
import type { TextBook } from './textBook.ts';
import type { Font } from './text.ts';
import { cssFont } from './text.ts';

export interface Painting {
  readonly layout: MapLayout;
  readonly view: View;
  readonly frame: HeaderFrame;
  readonly records: MapRecords;
  readonly counts: CardCounts;
  readonly look: Look;
  readonly text: TextBook;
  readonly state: ViewState;
  readonly lens: LensPaint;
  /** There once the slice tool has been taken up. */
  readonly paintSlice: PaintSlice | null;
  /** There once the map has free things, or one is made. */
  readonly free: FreePaint | null;
  /** null while nobody looks for gaps. */
  readonly gaps: GapMarks | null;
  readonly canEdit: boolean;
  readonly hover: Hit | null;
  readonly people: readonly PersonHere[];
  /** The focus came by keyboard and is shown. */
  readonly showsFocus: boolean;
  /** Device pixels per CSS pixel. */
  readonly pixelRatio: number;
}

export type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** How the free layer is painted; its code comes when it is needed. */
export interface FreePaint {
  /** The grid's layout with the places of the free things. */
  readonly lay: (layout: MapLayout, records: MapRecords) => MapLayout;
  /** Everything that lies around the grid, below the pinned headers. */
  readonly paint: (context: Context, painting: Painting) => void;
  /** Handles, and what others drag. */
  readonly paintMarks: (context: Context, painting: Painting) => void;
  readonly paintDrag: (context: Context, painting: Painting, drag: FreeDrag) => void;
  readonly editorPlace: (painting: Painting, id: Id) => EditorPlace | null;
}

/** Where the text area lies and how it looks, so that it coincides with what the canvas draws. */
export interface EditorPlace {
  /** The whole area on the screen. */
  readonly box: Rect;
  /** The text's first line within it, and how much is kept free below. */
  readonly text: { readonly x: number; readonly y: number; readonly width: number; readonly below: number };
  readonly font: Font & { readonly family: string };
  /** All of this is laid out at 100 % and shown at this scale: the browser sets lines on whole pixels, the map does not. */
  readonly scale: number;
  readonly ground: string;
  readonly ink: string;
  readonly radius: number;
}

export type PaintSlice = (
  context: Context,
  painting: Painting,
  drag: Extract<Drag, { kind: 'slice' }>,
) => void;

/** Whole device pixels, so that lines and text are crisp while the map stands still. */
export function snap(value: number, pixelRatio: number): number {
  return Math.round(value * pixelRatio) / pixelRatio;
}

export function fillRound(context: Context, rect: Rect, radius: number, colour: string): void {
  context.fillStyle = colour;
  context.beginPath();
  context.roundRect(
    rect.x,
    rect.y,
    rect.width,
    rect.height,
    Math.min(radius, rect.width / 2, rect.height / 2),
  );
  context.fill();
}

export function strokeRound(
  context: Context,
  rect: Rect,
  radius: number,
  colour: string,
  thickness: number,
): void {
  context.strokeStyle = colour;
  context.lineWidth = thickness;
  context.beginPath();
  context.roundRect(
    rect.x,
    rect.y,
    Math.max(0, rect.width),
    Math.max(0, rect.height),
    Math.max(0, Math.min(radius, rect.width / 2, rect.height / 2)),
  );
  context.stroke();
}

/** Sets font, colour and alignment for the texts that follow; text is placed by its middle line. */
export function setText(context: Context, font: Font, colour: string, align: CanvasTextAlign = 'left'): void {
  context.font = cssFont(font);
  context.fillStyle = colour;
  context.textAlign = align;
  context.textBaseline = 'alphabetic';
}

/** How far below the middle of a line its baseline is; Inter's capitals are 0.727 of its size. */
export function baseline(font: Font): number {
  return font.size * 0.36;
}

/** Lines from the top of a box down; a text that reads from right to left begins at the box' right edge. */
export function drawLines(
  context: Context,
  lines: readonly string[],
  font: Font,
  x: number,
  top: number,
  width: number,
): void {
  const turns = isRightToLeft(lines[0] ?? '');
  if (turns) {
    context.direction = 'rtl';
    context.textAlign = 'right';
  }
  for (let i = 0; i < lines.length; i++) {
    context.fillText(lines[i]!, turns ? x + width : x, top + i * font.line + font.line / 2 + baseline(font));
  }
  if (turns) {
    context.direction = 'ltr';
    context.textAlign = 'left';
  }
}

export function clipTo(context: Context, { x, y, width, height }: Rect): void {
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
}
