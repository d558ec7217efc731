/** Paints where a dragged stack would land: the cell that takes it, and the blue line. */
import { grow, intersection, type Rect } from '../../layout/geometry.ts';
import type { StoryTarget } from '../../layout/dropTarget.ts';
import { fieldArea } from '../../layout/headers.ts';
import { rectToScreen } from '../../layout/viewport.ts';
import { storyTargetOf } from '../../tools/dragStories.ts';
import { clipTo, fillRound, type Context, type Painting } from './painting.ts';

/** The ends of the line reach over the cell by this. */
const overhang = 6;

function targetOf({ layout, view, state }: Painting): StoryTarget | null {
  return state.drag?.kind === 'stories' ? storyTargetOf(layout, view, state.drag) : null;
}

/** Whether stories are being dragged. */
export function showsDrop({ state }: Painting): boolean {
  return state.drag?.kind === 'stories';
}

/** The part of the cell that is seen, in whole pixels. */
export function dropArea(painting: Painting): Rect {
  const target = targetOf(painting);
  if (target === null) return { x: 0, y: 0, width: 1, height: 1 };
  const cell = grow(rectToScreen(painting.view, target.cell), overhang);
  const { x, y, width, height } = intersection(cell, fieldArea(painting.view, painting.frame));
  const [left, top] = [Math.floor(x), Math.floor(y)];
  return { x: left, y: top, width: Math.ceil(x + width) - left, height: Math.ceil(y + height) - top };
}

export function paintDrop(context: Context, painting: Painting): void {
  const { view, frame, look } = painting;
  const target = targetOf(painting);
  if (target === null) return;
  const { accent, accentSoft } = look.palette;
  context.save();
  clipTo(context, fieldArea(view, frame));
  context.globalAlpha = look.theme === 'light' ? 0.75 : 0.55;
  fillRound(context, grow(rectToScreen(view, target.cell), -3), 10, accentSoft);
  context.globalAlpha = 1;
  const line = rectToScreen(view, target.line);
  fillRound(context, { ...line, y: line.y - 0.5, height: 3 }, 1.5, accent);
  for (const x of [line.x, line.x + line.width]) {
    context.beginPath();
    context.arc(x, line.y + 1, 4, 0, 2 * Math.PI);
    context.fill();
  }
  context.restore();
}
