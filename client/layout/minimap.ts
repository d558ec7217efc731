/** The map in the small: what a minimap shows where, and back. */
import { clamp, union, type Point, type Rect } from './geometry.ts';
import type { MapLayout } from './mapLayout.ts';

/** The largest a minimap may be on the screen, in CSS pixels, and how large a map is in it at most. */
const most = { width: 220, height: 132, scale: 0.12 } as const;
const least = { width: 96, height: 48 } as const;
/** The backbone above the field, in CSS pixels. */
export const backboneStrip = 12;

export interface MinimapFrame {
  /** Pixels of the minimap per map unit. */
  readonly scale: number;
  /** The part of the map that is in it. */
  readonly bounds: Rect;
  /** Its size on the screen, the backbone included. */
  readonly width: number;
  readonly height: number;
}

/** All of the map, the free things around the grid included, as large as there is room. */
export function minimapFrame({
  width,
  height,
  free,
}: Pick<MapLayout, 'width' | 'height' | 'free'>): MinimapFrame {
  const grid = { x: 0, y: 0, width: Math.max(1, width), height: Math.max(1, height) };
  const bounds = free?.extent ? union(grid, free.extent) : grid;
  const scale = Math.min(most.width / bounds.width, most.height / bounds.height, most.scale);
  return {
    scale,
    bounds,
    width: clamp(Math.ceil(bounds.width * scale), least.width, most.width),
    height: clamp(Math.ceil(bounds.height * scale), least.height, most.height) + backboneStrip,
  };
}

/** Where a rectangle of the map lies in the minimap. */
export function onMinimap({ scale, bounds }: MinimapFrame, rect: Rect): Rect {
  return {
    x: (rect.x - bounds.x) * scale,
    y: (rect.y - bounds.y) * scale + backboneStrip,
    width: rect.width * scale,
    height: rect.height * scale,
  };
}

/** The map point under a point of the minimap, kept on the map. */
export function underMinimap({ scale, bounds }: MinimapFrame, { x, y }: Point): Point {
  return {
    x: clamp(bounds.x + x / scale, bounds.x, bounds.x + bounds.width),
    y: clamp(bounds.y + (y - backboneStrip) / scale, bounds.y, bounds.y + bounds.height),
  };
}
