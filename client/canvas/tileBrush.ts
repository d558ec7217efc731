/** Paints one tile of the field: on a canvas of its own that is used again and again, handed over as a picture. */
import { cardReach, type FieldPart, type ShownCard } from '../layout/fieldPart.ts';
import { grow, overlaps, type Rect } from '../layout/geometry.ts';
import { sizes } from '../layout/sizes.ts';
import { tileSize, type TilePlace } from '../layout/tiles.ts';
import { paintField } from './paint/field.ts';
import type { Painting } from './paint/painting.ts';

/** What a tile keeps. */
export interface Kept {
  /** What lies in this rectangle of the map is painted all the same; null: nothing has to be. */
  readonly changed: Rect | null;
  /** Together they show all of the tile but the rectangle. */
  readonly pictures: readonly Picture[];
}

/** A part of a tile's picture, as wide as the tile: where it is, and where it is to be, in device pixels. */
export interface Picture {
  readonly canvas: HTMLCanvasElement;
  readonly from: number;
  readonly to: number;
  readonly height: number;
}

export interface TileBrush {
  /** `kept`: null when all of the tile is painted. */
  readonly paint: (
    canvas: HTMLCanvasElement,
    place: TilePlace,
    at: Painting,
    part: FieldPart,
    kept: Kept | null,
  ) => void;
}

export function createTileBrush(): TileBrush {
  const { width, height } = tileSize;
  const easel = new OffscreenCanvas(width, height);
  const context = easel.getContext('2d');
  if (context === null) throw new Error('This browser has no canvas to draw the map on.');

  const enterTile = ({ column, row }: TilePlace, { view, pixelRatio }: Painting): void => {
    const pixels = view.scale * pixelRatio;
    context.setTransform(pixels, 0, 0, pixels, -column * width, -row * height);
  };
  const handOver = (canvas: HTMLCanvasElement): void => {
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(easel.transferToImageBitmap());
  };
  /** Lays old pictures over everything but the rectangle: a cut without a trace, which clipping is not. */
  const keepAround = ({ column, row }: TilePlace, at: Painting, { changed, pictures }: Kept): void => {
    const rect = changed ?? { x: 0, y: 0, width: 0, height: 0 };
    const pixels = at.view.scale * at.pixelRatio;
    const within = (value: number, most: number): number => Math.min(most, Math.max(0, value));
    const left = within(Math.floor(rect.x * pixels - column * width), width);
    const right = within(Math.ceil((rect.x + rect.width) * pixels - column * width), width);
    const top = within(Math.floor(rect.y * pixels - row * height), height);
    const bottom = within(Math.ceil((rect.y + rect.height) * pixels - row * height), height);
    context.setTransform(1, 0, 0, 1, 0, 0);
    const keep = (x: number, fromY: number, toX: number, toY: number): void => {
      for (const { canvas, from, to, height: most } of pictures) {
        const y = Math.max(fromY, to);
        const [across, down] = [toX - x, Math.min(toY, to + most) - y];
        if (across <= 0 || down <= 0) continue;
        context.drawImage(canvas, x, y - to + from, across, down, x, y, across, down);
      }
    };
    keep(0, 0, width, top);
    keep(0, top, left, bottom);
    keep(right, top, width, bottom);
    keep(0, bottom, width, height);
  };
  return {
    paint: (canvas, place, at, part, kept) => {
      context.save();
      enterTile(place, at);
      const changed = kept === null ? part.rect : kept.changed;
      if (changed !== null) {
        const cards = part.cards.filter((card) => kept === null || reaches(card, changed));
        paintField(context, at, { ...part, cards });
      }
      if (kept !== null) keepAround(place, at, kept);
      handOver(canvas);
      context.restore();
    },
  };
}

/** Whether a card, its shadow and its signs may show in a rectangle. */
function reaches({ x, y }: ShownCard, rect: Rect): boolean {
  return overlaps(grow({ x, y, width: sizes.cardWidth, height: sizes.cardHeight }, cardReach), rect);
}
