/** Where something that arrives goes: under the pointer while it is on the field, else in the middle of the field. */
import { centre, contains, type Point } from '../layout/geometry.ts';
import { fieldArea, headerFrame } from '../layout/headers.ts';
import { toMap } from '../layout/viewport.ts';
import type { Tools } from './toolContext.ts';

/** In map units; `point` is the pointer on the canvas, null: nowhere. */
export function placeOnField({ view }: Tools, point: Point | null): Point {
  const { viewport } = view.getState();
  const field = fieldArea(viewport, headerFrame(viewport));
  return toMap(viewport, point !== null && contains(field, point) ? point : centre(field));
}
