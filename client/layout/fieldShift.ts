/** How the field moves when one lane grows or shrinks: all below it moves as it is, and so can its picture. */
import { cardReach, type FieldPart, type ShownCard } from './fieldPart.ts';
import type { Rect } from './geometry.ts';
import type { MapLayout } from './mapLayout.ts';
import { sizes } from './sizes.ts';
import { tileSize, type TileScale } from './tiles.ts';

export interface FieldShift {
  /** Where the lane ended before, in map units: what lay below it has moved. */
  readonly edge: number;
  /** How far down; negative when the lane shrank. */
  readonly by: number;
}

/** In whole device pixels from the top of the map, as they are now. */
export interface PixelShift extends FieldShift {
  /** Above this line everything is where it was. */
  readonly top: number;
  /** Below this one everything has come from `pixels` higher; between the two nothing is kept. */
  readonly bottom: number;
  readonly pixels: number;
}

/** A part of a tile's picture, as wide as the tile, that is there already. In device pixels. */
export interface Strip {
  /** The row of the tile that has it. */
  readonly row: number;
  readonly from: number;
  readonly to: number;
  readonly height: number;
}

/** How one layout came from another; null when it did otherwise than by one lane's height, or hides something. */
export function shiftBetween(before: MapLayout, now: MapLayout): FieldShift | null {
  if (before.lanes === now.lanes || !hasSameColumns(before, now)) return null;
  if (before.lanes.length !== now.lanes.length) return null;
  let shift: FieldShift | null = null;
  for (const { index, lane, y, height, folded } of before.lanes) {
    const other = now.lanes[index]!;
    if (lane !== other.lane || folded || other.folded) return null;
    if (height === other.height) continue;
    if (shift !== null) return null;
    // What is not planned has no end to be seen.
    shift = { edge: lane === null ? Infinity : y + height, by: other.height - height };
  }
  return shift;
}

function hasSameColumns(before: MapLayout, now: MapLayout): boolean {
  if (before.columns.length !== now.columns.length) return false;
  return now.columns.every(({ kind, x }, i) => {
    const isFolded = kind === 'foldedStep' || kind === 'foldedActivity';
    return !isFolded && kind === before.columns[i]!.kind && x === before.columns[i]!.x;
  });
}

/** The same in device pixels; null when it is not a whole number of them, because no picture can be kept then. */
export function inPixels(shift: FieldShift, { scale, pixelRatio }: TileScale): PixelShift | null {
  const pixels = Math.round(shift.by * scale * pixelRatio);
  if (Math.abs(pixels - shift.by * scale * pixelRatio) > 1e-6) return null;
  const edge = shift.edge * scale * pixelRatio;
  // Shadows of the cards below reach over the divider.
  const reach = Math.max(0, cardReach - sizes.lanePadding) * scale * pixelRatio;
  return {
    ...shift,
    pixels,
    top: Math.floor(Math.min(edge, edge + pixels) - reach) - 2,
    bottom: Math.ceil(edge + pixels) + 2,
  };
}

/** What a row of tiles can keep, and from which rows. */
export function stripsOf(row: number, { top, bottom, pixels }: PixelShift): Strip[] {
  const { height: size } = tileSize;
  const [start, end] = [row * size, (row + 1) * size];
  const strips: Strip[] = [];
  if (top > start) strips.push({ row, from: 0, to: 0, height: Math.min(top, end) - start });
  for (let y = Math.max(start, bottom); y < end; y += strips.at(-1)!.height) {
    const source = Math.floor((y - pixels) / size);
    const from = y - pixels - source * size;
    strips.push({ row: source, from, to: y - start, height: Math.min(end - y, size - from) });
  }
  return strips;
}

/** The part of a tile between the first and the last line that no strip covers; null when they cover it all. */
export function bareRect(tile: Rect, strips: readonly Pick<Strip, 'to' | 'height'>[]): Rect | null {
  let [first, last] = [Infinity, -Infinity];
  let covered = 0;
  for (const { to, height } of [...strips, { to: tileSize.height, height: 0 }]) {
    if (to > covered) [first, last] = [Math.min(first, covered), to];
    covered = to + height;
  }
  if (first > last) return null;
  const unit = tile.height / tileSize.height;
  return { ...tile, y: tile.y + first * unit, height: (last - first) * unit };
}

/** What a part would show had its cards and those of `sources` only moved; its ground counts as the same. */
export function shifted(
  now: FieldPart,
  own: FieldPart,
  sources: readonly FieldPart[],
  shift: FieldShift,
): FieldPart {
  const cards = new Map<string, ShownCard>();
  for (const card of own.cards) if (card.y < shift.edge) cards.set(card.story.id, card);
  for (const card of sources.flatMap((part) => part.cards)) {
    if (card.y >= shift.edge) cards.set(card.story.id, { ...card, y: card.y + shift.by });
  }
  const { y, height } = now.rect;
  const shown = [...cards.values()].filter(
    (card) => card.y + sizes.cardHeight + cardReach > y && card.y - cardReach < y + height,
  );
  return { rect: now.rect, ground: now.ground, cards: shown };
}
