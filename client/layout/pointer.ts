/** Where somebody's pointer is, so that it is shown truthfully on a screen with another size, zoom and place. */
import type { Presence } from '../../shared/protocol/presence.ts';
import { clamp, contains, type Point } from './geometry.ts';
import { fieldArea, headerFrame, type HeaderFrame, type View } from './headers.ts';
import { toMap, toScreen } from './viewport.ts';

export type Pointer = NonNullable<Presence['cursor']>;

/** A point of my screen as the others are told it. */
export function pointerAt(view: View, point: Point): Pointer {
  const frame = headerFrame(view);
  const map = toMap(view, point);
  if (point.y < frame.top) {
    return { x: Math.round(map.x), y: part(point.y, frame.top), band: 'backbone' };
  }
  if (point.x < frame.left) {
    return { x: part(point.x, frame.left), y: Math.round(map.y), band: 'releases' };
  }
  return { x: Math.round(map.x), y: Math.round(map.y) };
}

/** Where on my screen somebody's pointer is; null when what they point at is not on it. */
export function pointerOnScreen(
  view: View,
  { x, y, band }: Pointer,
  frame: HeaderFrame = headerFrame(view),
): Point | null {
  const point = toScreen(view, { x, y });
  const field = fieldArea(view, frame);
  if (band === 'backbone') {
    const over = { x: point.x, y: y * frame.top };
    return contains({ x: 0, y: 0, width: view.width, height: frame.top }, over) ? over : null;
  }
  if (band === 'releases') {
    const over = { x: x * frame.left, y: point.y };
    return contains({ x: 0, y: frame.top, width: frame.left, height: field.height }, over) ? over : null;
  }
  return contains(field, point) ? point : null;
}

function part(length: number, of: number): number {
  return Math.round(clamp(length / of, 0, 1) * 1000) / 1000;
}
