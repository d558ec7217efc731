/**
 * The field on the screen: tiles that are painted once and then only moved, which costs the page no painting at all.
 * Measured: one canvas painted anew for every frame takes more than three times as long, and every canvas that is
 * drawn on is copied for each frame, which a finished picture is not.
 */
import { difference, type FieldPart } from '../layout/fieldPart.ts';
import {
  bareRect,
  inPixels,
  shiftBetween,
  shifted,
  stripsOf,
  type PixelShift,
} from '../layout/fieldShift.ts';
import { grow, overlaps, union } from '../layout/geometry.ts';
import { scaleToPaint, tileRect, tileSize, tilesOver, zoomRest, type TilePlace } from '../layout/tiles.ts';
import { visibleRect } from '../layout/viewport.ts';
import type { ToolClock } from '../tools/toolContext.ts';
import { fieldPartOf } from './paint/field.ts';
import { snap, type Painting } from './paint/painting.ts';
import { createTileBrush } from './tileBrush.ts';

export interface FieldTiles {
  /** The view has moved: with the next frame the tiles do too, and those that come into sight are painted. */
  readonly follow: () => void;
  /** Something on the field may be another: with the next frame that is painted, and nothing else. */
  readonly look: () => void;
  /** The same out of sight: it costs nothing until the view moves. */
  readonly lookLater: () => void;
  /** All of it is painted with the next frame, e.g. because the font has arrived. */
  readonly forget: () => void;
  readonly dispose: () => void;
}

interface Tile {
  readonly place: TilePlace;
  readonly canvas: HTMLCanvasElement;
  part: FieldPart;
}

/** `container` holds the tiles and is moved; `painting` is asked once per frame. */
export function createFieldTiles(
  container: HTMLElement,
  tileClass: string,
  clock: ToolClock,
  painting: () => Painting,
): FieldTiles {
  const brush = createTileBrush();
  const tiles = new Map<string, Tile>();
  const spare: HTMLCanvasElement[] = [];
  /** Their pictures came from elsewhere on the map: single pixels of rounded edges are not quite what painting makes. */
  const moved = new Set<Tile>();
  let shown: Painting | null = null;
  let isLookedAt = false;
  let wanted: number | null = null;
  let lastZoom = Number.NEGATIVE_INFINITY;
  let cancelFrame: (() => void) | null = null;
  let cancelRest: (() => void) | null = null;
  let cancelSettling: (() => void) | null = null;

  const follow = (): void => {
    cancelFrame ??= clock.nextFrame(() => {
      cancelFrame = null;
      show(painting());
    });
  };
  /** The scale to paint at now; while somebody zooms, the exact one follows when they rest. */
  const paceOf = (scale: number): number => {
    const now = clock.now();
    const sinceLast = now - lastZoom;
    if (wanted !== null && scale !== wanted) {
      lastZoom = now;
      cancelRest?.();
      cancelRest = clock.after(zoomRest, follow);
    }
    wanted = scale;
    return scaleToPaint(shown?.view.scale ?? null, scale, sinceLast);
  };
  const show = (now: Painting): void => {
    const { view, pixelRatio } = now;
    if (view.width === 0) return;
    const at: Painting = { ...now, view: { ...view, scale: paceOf(view.scale) } };
    if (shown?.view.scale !== at.view.scale || shown.pixelRatio !== pixelRatio) clear();
    const isNew = shown?.look !== at.look || shown.lens !== at.lens || shown.gaps !== at.gaps;
    const shift = isNew || shown === null ? null : shiftFrom(shown, at);
    if (shift !== null) move(shift, at);
    else if (isNew || isLookedAt) for (const tile of tiles.values()) renew(tile, at, isNew);
    isLookedAt = false;
    if (isNew) settled();
    shown = at;
    fill(at, view);
    const [x, y] = [snap(view.x, pixelRatio), snap(view.y, pixelRatio)];
    container.style.transform = `translate(${x}px, ${y}px) scale(${view.scale / at.view.scale})`;
  };
  /** Paints what is in sight and has no picture yet; what is far out of it makes room. */
  const fill = (at: Painting, view: Painting['view']): void => {
    const { scale } = at.view;
    const seen = grow(visibleRect(view), 1 / view.scale);
    const size = { scale, pixelRatio: at.pixelRatio };
    const near = grow(seen, tileSize.height / scale / at.pixelRatio);
    for (const [key, tile] of tiles) {
      if (overlaps(near, tile.part.rect)) continue;
      tiles.delete(key);
      moved.delete(tile);
      spare.push(tile.canvas);
    }
    for (const place of tilesOver(size, seen)) {
      const key = `${place.column} ${place.row}`;
      if (tiles.has(key)) continue;
      const tile = { place, canvas: take(at, place), part: fieldPartOf(at, tileRect(size, place)) };
      brush.paint(tile.canvas, place, at, tile.part, null);
      tiles.set(key, tile);
    }
    for (const canvas of spare.splice(0)) canvas.remove();
  };
  const renew = (tile: Tile, at: Painting, isNew: boolean): void => {
    const part = fieldPartOf(at, tile.part.rect);
    const changed = isNew ? null : difference(tile.part, part);
    const pictures = [{ canvas: tile.canvas, from: 0, to: 0, height: tileSize.height }];
    const kept = changed === null ? null : { changed, pictures };
    if (isNew || changed !== null) brush.paint(tile.canvas, tile.place, at, part, kept);
    tile.part = part;
  };
  /** A lane grew or shrank: pictures are kept where they are or moved, from tile to tile before they are replaced. */
  const move = (shift: PixelShift, at: Painting): void => {
    const order = shift.pixels > 0 ? -1 : 1;
    for (const tile of [...tiles.values()].sort((a, b) => order * (a.place.row - b.place.row))) {
      const { column, row } = tile.place;
      const sources: FieldPart[] = [];
      const pictures = stripsOf(row, shift).flatMap((strip) => {
        const source = tiles.get(`${column} ${strip.row}`);
        if (source === undefined) return [];
        sources.push(source.part);
        return [{ ...strip, canvas: source.canvas }];
      });
      const part = fieldPartOf(at, tile.part.rect);
      const differs = difference(shifted(part, tile.part, sources, shift), part);
      const bare = bareRect(part.rect, pictures);
      const changed = differs === null || bare === null ? (differs ?? bare) : union(differs, bare);
      const isMoved = pictures.some(({ canvas, from, to }) => canvas !== tile.canvas || from !== to);
      if (isMoved || changed !== null) brush.paint(tile.canvas, tile.place, at, part, { changed, pictures });
      if (isMoved) moved.add(tile);
      tile.part = part;
    }
    container.dataset['moved'] = String(moved.size);
    cancelSettling?.();
    cancelSettling = clock.after(zoomRest, settle);
  };
  /** What was moved is painted where it is now, once nothing moves any more. */
  const settle = (): void => {
    if (shown !== null)
      for (const tile of moved) brush.paint(tile.canvas, tile.place, shown, tile.part, null);
    settled();
  };
  const settled = (): void => {
    cancelSettling?.();
    cancelSettling = null;
    moved.clear();
    delete container.dataset['moved'];
  };
  const take = ({ pixelRatio }: Painting, { column, row }: TilePlace): HTMLCanvasElement => {
    const [width, height] = [tileSize.width / pixelRatio, tileSize.height / pixelRatio];
    const canvas = spare.pop() ?? document.createElement('canvas');
    canvas.className = tileClass;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    canvas.style.left = `${column * width}px`;
    canvas.style.top = `${row * height}px`;
    if (canvas.parentElement === null) container.append(canvas);
    return canvas;
  };
  const clear = (): void => {
    for (const tile of tiles.values()) spare.push(tile.canvas);
    tiles.clear();
    settled();
  };

  return {
    follow,
    look: () => {
      isLookedAt = true;
      follow();
    },
    lookLater: () => {
      isLookedAt = true;
    },
    forget: () => {
      shown = null;
      follow();
    },
    dispose: () => {
      cancelFrame?.();
      cancelRest?.();
      cancelSettling?.();
      container.replaceChildren();
    },
  };
}

/** How what is shown has moved as a whole; null when it has not, or marks lie on it. */
function shiftFrom(shown: Painting, at: Painting): PixelShift | null {
  if (at.gaps !== null) return null;
  const shift = shiftBetween(shown.layout, at.layout);
  return shift && inPixels(shift, { scale: at.view.scale, pixelRatio: at.pixelRatio });
}
