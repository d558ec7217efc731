/** The field as a picture in tiles: each is painted once and then only moved, until what it shows is another. */
import type { Rect } from './geometry.ts';
import { blocksBelow } from './sizes.ts';

/** In device pixels: small enough to be made and handed over without new memory, large enough to cut few cards. */
export const tileSize = { width: 640, height: 360 } as const;

/** What the tiles are painted at. Tile (0, 0) begins where the map does. */
export interface TileScale {
  /** CSS pixels per map unit. */
  readonly scale: number;
  /** Device pixels per CSS pixel. */
  readonly pixelRatio: number;
}

export interface TilePlace {
  readonly column: number;
  readonly row: number;
}

/** The tiles that a rectangle of the map touches, row by row. */
export function tilesOver({ scale, pixelRatio }: TileScale, { x, y, width, height }: Rect): TilePlace[] {
  const pixels = scale * pixelRatio;
  const places: TilePlace[] = [];
  if (width <= 0 || height <= 0) return places;
  const right = Math.ceil(((x + width) * pixels) / tileSize.width);
  const bottom = Math.ceil(((y + height) * pixels) / tileSize.height);
  for (let row = Math.floor((y * pixels) / tileSize.height); row < bottom; row++) {
    for (let column = Math.floor((x * pixels) / tileSize.width); column < right; column++) {
      places.push({ column, row });
    }
  }
  return places;
}

/** The part of the map that a tile shows. */
export function tileRect({ scale, pixelRatio }: TileScale, { column, row }: TilePlace): Rect {
  const [width, height] = [tileSize.width / scale / pixelRatio, tileSize.height / scale / pixelRatio];
  return { x: column * width, y: row * height, width, height };
}

/**
 * How far tiles are stretched or shrunk while somebody zooms, before they are painted at another scale. Blocks of
 * colour bear more than words do, and there are the most of them.
 */
export function mostStretch(scale: number): number {
  return scale < blocksBelow ? 2 : 1.4;
}

/** So long after the last step of zooming everything is painted at exactly its scale, in milliseconds. */
export const zoomRest = 140;

/**
 * The scale to paint at: the wanted one, unless zooming goes on (the last step was less than {@link zoomRest} ago)
 * and what is painted comes near to it.
 */
export function scaleToPaint(painted: number | null, wanted: number, sinceLastStep: number): number {
  if (painted === null || sinceLastStep >= zoomRest) return wanted;
  const stretch = wanted / painted;
  const most = mostStretch(wanted);
  return stretch <= most && stretch >= 1 / most ? painted : wanted;
}
