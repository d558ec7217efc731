/** Paints one tile of the field: on a canvas of its own that is used again and again, handed over as a picture. */
import { cardReach, type FieldPart, type ShownCard } from '../layout/fieldPart.ts';
import { grow, overlaps, type Rect } from '../layout/geometry.ts';
import { sizes } from '../layout/sizes.ts';
import { tileSize, type TilePlace } from '../layout/tiles.ts';
import { paintField } from './paint/field.ts';
import type { Painting } from './paint/painting.ts';

export interface TileBrush {
  /** `changed`: only what lies in this rectangle of the map, the rest stays as it is; null: all of the tile. */
  readonly paint: (
    canvas: HTMLCanvasElement,
    place: TilePlace,
    at: Painting,
    part: FieldPart,
    changed: Rect | null,
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
  /** Leaves the old picture outside of the rectangle; false when nothing of it is in the tile. */
  const keepAround = (canvas: HTMLCanvasElement, place: TilePlace, at: Painting, { x, y, ...size }: Rect) => {
    const pixels = at.view.scale * at.pixelRatio;
    const left = Math.max(0, Math.floor(x * pixels - place.column * width));
    const top = Math.max(0, Math.floor(y * pixels - place.row * height));
    const right = Math.min(width, Math.ceil((x + size.width) * pixels - place.column * width));
    const bottom = Math.min(height, Math.ceil((y + size.height) * pixels - place.row * height));
    if (right <= left || bottom <= top) return false;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(canvas, 0, 0);
    context.beginPath();
    context.rect(left, top, right - left, bottom - top);
    context.clip();
    return true;
  };
  return {
    paint: (canvas, place, at, part, changed) => {
      context.save();
      if (changed === null || keepAround(canvas, place, at, changed)) {
        enterTile(place, at);
        const cards = changed === null ? part.cards : part.cards.filter((card) => reaches(card, changed));
        paintField(context, at, { ...part, cards });
        handOver(canvas);
      }
      context.restore();
    },
  };
}

/** Whether a card, its shadow and its signs may show in a rectangle. */
function reaches({ x, y }: ShownCard, rect: Rect): boolean {
  return overlaps(grow({ x, y, width: sizes.cardWidth, height: sizes.cardHeight }, cardReach), rect);
}
