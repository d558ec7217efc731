/** Writes a picture as PNG: one file where it fits on a canvas, else a zip of tiles; never a blank one. */
import type { Picture } from '../../layout/picture/shapes.ts';
import { drawPicture } from './drawPicture.ts';
import { mostPixels, pixelScale, tilesOf, type Tile } from './tilesOf.ts';

/** A tile smaller than this that still comes out blank means that there is no memory left. */
const leastPixels = 1024;

export interface PngFile {
  readonly ending: 'png' | 'zip';
  readonly data: Blob;
}

/** Throws when the browser has no room for even a small canvas. */
export async function writePng(picture: Picture, most = mostPixels): Promise<PngFile> {
  const scale = pixelScale(picture, most);
  const size = { width: Math.ceil(picture.width * scale), height: Math.ceil(picture.height * scale) };
  const tiles = tilesOf(size, most);
  const canvas = document.createElement('canvas');
  const drawn: { readonly name: string; readonly data: Blob }[] = [];
  for (const tile of tiles) {
    const data = await drawTile(canvas, picture, scale, tile);
    if (data === null) {
      if (most <= leastPixels) throw new Error('The canvas stays blank.');
      return writePng(picture, most / 2);
    }
    drawn.push({ name: `row ${tile.row} column ${tile.column}.png`, data });
  }
  canvas.width = 0;
  if (drawn.length === 1) return { ending: 'png', data: drawn[0]!.data };
  const { zipSync } = await import('fflate');
  const files: Record<string, Uint8Array> = {};
  for (const { name, data } of drawn) files[name] = new Uint8Array(await data.arrayBuffer());
  return { ending: 'zip', data: new Blob([zipSync(files, { level: 0 })], { type: 'application/zip' }) };
}

/** null when the canvas did not take what was drawn on it. */
async function drawTile(
  canvas: HTMLCanvasElement,
  picture: Picture,
  scale: number,
  { rect }: Tile,
): Promise<Blob | null> {
  canvas.width = rect.width;
  canvas.height = rect.height;
  const context = canvas.getContext('2d', { alpha: true, willReadFrequently: true });
  if (context === null) return null;
  context.translate(-rect.x, -rect.y);
  context.scale(scale, scale);
  drawPicture(context, picture);
  // The ground covers everything, so a pixel that can be seen through was never painted.
  const corner = context.getImageData(rect.width - 1, rect.height - 1, 1, 1).data;
  if (corner[3] === 0) return null;
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}
