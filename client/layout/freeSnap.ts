/** Snapping: what is moved lines up with the edges and middles of what lies near, and lines show it. */
import type { Point, Rect } from './geometry.ts';

/** A line that shows what lines up, in map units. */
export interface SnapLine {
  readonly from: Point;
  readonly to: Point;
}

export interface Snapped {
  /** What to add, so that it lines up. */
  readonly by: Point;
  readonly lines: readonly SnapLine[];
}

/** Which edges of the moving box may line up. */
export interface SnapEdges {
  readonly x: readonly ('start' | 'middle' | 'end')[];
  readonly y: readonly ('start' | 'middle' | 'end')[];
}

export const allEdges: SnapEdges = { x: ['start', 'middle', 'end'], y: ['start', 'middle', 'end'] };
const parts = { start: 0, middle: 0.5, end: 1 } as const;

/** The smallest shift, at most `reach` map units on each axis, that lines the box up with one of the others. */
export function snapTo(
  box: Rect,
  others: readonly Rect[],
  reach: number,
  edges: SnapEdges = allEdges,
): Snapped {
  const x = nearest(box.x, box.width, edges.x, others, (other) => [other.x, other.width], reach);
  const y = nearest(box.y, box.height, edges.y, others, (other) => [other.y, other.height], reach);
  const by = { x: x?.shift ?? 0, y: y?.shift ?? 0 };
  const moved = { ...box, x: box.x + by.x, y: box.y + by.y };
  const lines: SnapLine[] = [];
  if (x !== null) {
    const top = Math.min(moved.y, x.other.y);
    const bottom = Math.max(moved.y + moved.height, x.other.y + x.other.height);
    lines.push({ from: { x: x.at, y: top }, to: { x: x.at, y: bottom } });
  }
  if (y !== null) {
    const left = Math.min(moved.x, y.other.x);
    const right = Math.max(moved.x + moved.width, y.other.x + y.other.width);
    lines.push({ from: { x: left, y: y.at }, to: { x: right, y: y.at } });
  }
  return { by, lines };
}

interface Near {
  readonly shift: number;
  readonly at: number;
  readonly other: Rect;
}

function nearest(
  start: number,
  length: number,
  edges: SnapEdges['x'],
  others: readonly Rect[],
  axisOf: (other: Rect) => readonly [start: number, length: number],
  reach: number,
): Near | null {
  let best: Near | null = null;
  for (const other of others) {
    const [otherStart, otherLength] = axisOf(other);
    for (const edge of edges) {
      const own = start + length * parts[edge];
      for (const part of Object.values(parts)) {
        const at = otherStart + otherLength * part;
        const shift = at - own;
        if (Math.abs(shift) <= (best === null ? reach : Math.abs(best.shift) - 0.001)) {
          best = { shift, at, other };
        }
      }
    }
  }
  return best;
}
