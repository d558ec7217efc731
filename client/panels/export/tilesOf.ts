/** How a picture becomes bitmaps no canvas is too small for. */
import type { Rect } from '../../layout/geometry.ts';
import type { Size } from '../../layout/viewport.ts';

/** Browsers answer larger canvases with blank ones, and do not say so. */
export const mostPixels = 8192;

/** Twice the size where that fits on one canvas, never less than the size on the screen. */
export function pixelScale({ width, height }: Size, most = mostPixels): number {
  return Math.min(2, Math.max(1, Math.floor((100 * most) / Math.max(width, height)) / 100));
}

export interface Tile {
  readonly row: number;
  readonly column: number;
  /** In pixels of the whole bitmap. */
  readonly rect: Rect;
}

/** Tiles of at most this many pixels per side that cover the bitmap without overlap, row by row. */
export function tilesOf({ width, height }: Size, most = mostPixels): Tile[] {
  const tiles: Tile[] = [];
  for (let y = 0, row = 1; y < height; y += most, row++) {
    for (let x = 0, column = 1; x < width; x += most, column++) {
      tiles.push({
        row,
        column,
        rect: { x, y, width: Math.min(most, width - x), height: Math.min(most, height - y) },
      });
    }
  }
  return tiles;
}
