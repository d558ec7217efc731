/** Paints what the pointer (or the selection, where there is no hovering) offers: outlines, round buttons, chevrons. */
import { kindOf, type Id } from '../../../shared/model/id.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import { grow, type Rect } from '../../layout/geometry.ts';
import { activityBox, columnBox, fieldArea, laneBox } from '../../layout/headers.ts';
import {
  addAfterRect,
  addReleaseRect,
  detailsRect,
  foldRect,
  handleRect,
  leastForHandle,
  type Hit,
} from '../../layout/hitTest.ts';
import { storyRect } from '../../layout/mapLayout.ts';
import { rectToScreen } from '../../layout/viewport.ts';
import { screenBox } from './boxes.ts';
import { cardRadius } from './card.ts';
import { strokeIcon, type IconName } from './icons.ts';
import { clipTo, fillRound, strokeRound, type Context, type Painting } from './painting.ts';

export function paintHover(context: Context, painting: Painting): void {
  const { hover, state, view, frame } = painting;
  const target = recordUnder(hover) ?? (state.selection.size === 1 ? state.focus : null);
  if (target !== null && kindOf(target) === 'story') {
    context.save();
    clipTo(context, fieldArea(view, frame));
    paintCardButtons(context, painting, target as StoryId);
    context.restore();
  }
  context.save();
  clipTo(context, { x: frame.left, y: 0, width: view.width, height: frame.top });
  paintBackboneButtons(context, painting, target);
  context.restore();
  if (hover?.kind === 'addRelease' || hover?.kind === 'divider') paintDivider(context, painting, hover);
}

/** The record a hit belongs to, its buttons included. */
function recordUnder(hit: Hit | null): Id | null {
  switch (hit?.kind) {
    case 'story':
    case 'details':
    case 'connect':
    case 'step':
    case 'activity':
    case 'release':
    case 'push':
    case 'fold':
      return hit.id;
    case 'addStep':
      return hit.after ?? hit.activityId;
    case 'addActivity':
      return hit.after;
    default:
      return null;
  }
}

function paintCardButtons(
  context: Context,
  { layout, view, look, hover, state, canEdit }: Painting,
  id: StoryId,
): void {
  const rect = storyRect(layout, id);
  if (rect === null) return;
  const { palette } = look;
  const box = rectToScreen(view, rect);
  if (!state.selection.has(id)) {
    strokeRound(context, grow(box, -0.5), cardRadius * view.scale, palette.lineStrong, 1.5);
  }
  if (view.scale < 0.6 || state.editing?.id === id) return;
  const button = rectToScreen(view, detailsRect(rect));
  const isHot = hover?.kind === 'details' && hover.id === id;
  fillRound(context, button, 6, isHot ? palette.accentSoft : palette.surface);
  const size = 14 * view.scale;
  strokeIcon(
    context,
    'details',
    button.x + (button.width - size) / 2,
    button.y + (button.height - size) / 2,
    size,
    isHot ? palette.accent : palette.textMuted,
  );
  if (canEdit && view.scale >= leastForHandle)
    paintHandle(context, { look, hover }, rectToScreen(view, handleRect(rect)), id);
}

/** The handle an arrow to another card is drawn from. */
function paintHandle(
  context: Context,
  { look, hover }: Pick<Painting, 'look' | 'hover'>,
  box: Rect,
  id: StoryId,
): void {
  const { palette } = look;
  const isHot = hover?.kind === 'connect' && hover.id === id;
  fillRound(context, box, box.width / 2, isHot ? palette.accent : palette.surface);
  strokeRound(context, grow(box, -0.5), box.width / 2, isHot ? palette.accent : palette.lineStrong, 1);
  const size = box.width * 0.62;
  const inset = (box.width - size) / 2;
  const ink = isHot ? palette.accentText : palette.textMuted;
  strokeIcon(context, 'dependency', box.x + inset, box.y + inset, size, ink, 2.4);
}

/** Chevron and + of the step or activity under the pointer. */
function paintBackboneButtons(context: Context, painting: Painting, target: Id | null): void {
  const { layout, view, frame, look, hover, canEdit } = painting;
  const kind = target === null ? null : kindOf(target);
  if (target === null || (kind !== 'step' && kind !== 'activity')) return;
  const box = screenBox(layout, view, frame, target);
  if (box === null) return;
  const folded = painting.state.collapsed.has(target);
  const isStep = kind === 'step';
  const ink = isStep ? look.palette.stepText : look.palette.activityText;
  const ground = isStep ? look.palette.step : look.palette.activity;
  const chevron = foldRect(headerBox(painting, target) ?? box, frame, folded);
  if (chevron.width > 0) {
    fillRound(context, chevron, 5, ground);
    const isHot = hover?.kind === 'fold';
    context.globalAlpha = isHot ? 1 : 0.7;
    const inset = 3 * frame.scale;
    const size = chevron.width - 2 * inset;
    const name: IconName = folded ? 'collapsed' : 'expanded';
    strokeIcon(context, name, chevron.x + inset, chevron.y + inset, size, ink, 2.4);
    context.globalAlpha = 1;
  }
  if (!canEdit || folded) return;
  const isHot = hover?.kind === (isStep ? 'addStep' : 'addActivity');
  paintRoundPlus(context, painting, addAfterRect(box, view, frame), isHot);
}

/** The header's own row, also when a collapsed activity takes both. */
function headerBox({ layout, view, frame }: Painting, id: Id): Rect | null {
  const activity = layout.activities.find((box) => box.activity.id === id);
  if (activity !== undefined) return activityBox(layout, view, frame, activity.index);
  const column = layout.columnOf(id as Id<'step'>);
  return column < 0 ? null : columnBox(layout, view, frame, column);
}

/** The divider under the pointer, thicker, with its + at the left. */
function paintDivider(
  context: Context,
  painting: Painting,
  hit: Extract<Hit, { kind: 'addRelease' | 'divider' }>,
): void {
  const { layout, view, frame, look } = painting;
  const index = hit.kind === 'divider' ? hit.lower : hit.above;
  const box = laneBox(layout, view, frame, index);
  if (box.y < frame.top - 1) return;
  context.save();
  clipTo(context, { x: 0, y: frame.top - 12, width: view.width, height: view.height });
  context.fillStyle = look.palette.accent;
  context.fillRect(0, box.y - 1, view.width, 2);
  const isHot = hit.kind === 'addRelease';
  paintRoundPlus(context, painting, addReleaseRect(box), isHot);
  context.restore();
}

function paintRoundPlus(context: Context, { look }: Painting, box: Rect, isHot: boolean): void {
  if (box.width === 0) return;
  const { palette } = look;
  fillRound(context, box, box.width / 2, isHot ? palette.accent : palette.surface);
  strokeRound(context, grow(box, -0.5), box.width / 2, isHot ? palette.accent : palette.lineStrong, 1);
  const size = box.width * 0.62;
  const inset = (box.width - size) / 2;
  strokeIcon(
    context,
    'plus',
    box.x + inset,
    box.y + inset,
    size,
    isHot ? palette.accentText : palette.textMuted,
    2.4,
  );
}
