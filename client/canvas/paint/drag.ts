/** Paints what a drag would do: the blue line where it will land, the divider being pulled, the marquee. */
import { dropActivity, dropRelease, dropStep } from '../../layout/dropColumn.ts';
import { grow, rectBetween } from '../../layout/geometry.ts';
import { fieldArea } from '../../layout/headers.ts';
import { storyRect } from '../../layout/mapLayout.ts';
import { rectToScreen, toMap, toScreen } from '../../layout/viewport.ts';
import type { Drag } from '../../store/viewStore.ts';
import { kindOf, type Id } from '../../../shared/model/id.ts';
import { dividerIndex, sliceOf } from '../../tools/pullDivider.ts';
import { words } from '../../ui/words.ts';
import { screenBox } from './boxes.ts';
import { paintConnecting } from './dependencies.ts';
import { cardRadius } from './card.ts';
import {
  baseline,
  clipTo,
  fillRound,
  setText,
  strokeRound,
  type Context,
  type Painting,
} from './painting.ts';
import { fonts } from './text.ts';

type DragOf<K extends Drag['kind']> = Extract<Drag, { kind: K }>;

export function paintDrag(context: Context, painting: Painting, drag: Drag): void {
  switch (drag.kind) {
    case 'stories': // has layers of its own
      return;
    case 'column':
      return paintColumn(context, painting, drag);
    case 'release':
      return paintRelease(context, painting, drag);
    case 'divider':
      return paintDivider(context, painting, drag);
    case 'marquee':
      return paintMarquee(context, painting, drag);
    case 'slice':
      return painting.paintSlice?.(context, painting, drag);
    case 'free':
      return painting.free?.paintDrag(context, painting, drag.free);
    case 'connect':
      return paintConnecting(context, painting, drag);
  }
}

function paintColumn(context: Context, painting: Painting, drag: DragOf<'column'>): void {
  const { layout, view, frame } = painting;
  const { x } = toMap(view, drag.pointer);
  const target = kindOf(drag.id) === 'step' ? dropStep(layout, x) : dropActivity(layout, x);
  context.save();
  clipTo(context, { x: frame.left, y: 0, width: view.width, height: view.height });
  if (target !== null) {
    const at = toScreen(view, { x: target.at, y: 0 }).x;
    const top = kindOf(drag.id) === 'step' ? frame.stepTop : frame.activityTop;
    const bottom = kindOf(drag.id) === 'step' ? view.height : frame.top;
    paintVertical(context, painting, at, top, bottom);
  }
  const left = toScreen(view, { x: x - drag.grab.x, y: 0 }).x;
  paintHeaderGhost(context, painting, drag.id, left, null);
  context.restore();
}

function paintVertical(context: Context, { look }: Painting, x: number, top: number, bottom: number): void {
  fillRound(context, { x: x - 1.5, y: top, width: 3, height: bottom - top }, 1.5, look.palette.accent);
}

function paintRelease(context: Context, painting: Painting, drag: DragOf<'release'>): void {
  const { layout, view, frame, look } = painting;
  const target = dropRelease(layout, toMap(view, drag.pointer).y);
  const at = toScreen(view, { x: 0, y: target.at }).y;
  context.save();
  clipTo(context, { x: 0, y: frame.top, width: view.width, height: view.height });
  context.fillStyle = look.palette.accent;
  context.fillRect(0, at - 1.5, view.width, 3);
  paintHeaderGhost(context, painting, drag.id, 10, drag.pointer.y - 20);
  context.restore();
}

/** A small card with the title of what is dragged. */
function paintHeaderGhost(context: Context, painting: Painting, id: Id, x: number, y: number | null): void {
  const { layout, view, frame, look, text, records } = painting;
  const box = screenBox(layout, view, frame, id);
  if (box === null) return;
  const { palette } = look;
  const record =
    records.step.get(id as Id<'step'>) ??
    records.activity.get(id as Id<'activity'>) ??
    records.release.get(id as Id<'release'>);
  const title = (record !== undefined && 'name' in record ? record.name : record?.title) ?? '';
  const ghost = {
    x,
    y: (y ?? box.y) + 3,
    width: y === null ? Math.min(Math.max(box.width, 90), 320) : frame.left - 20,
    height: y === null ? Math.min(box.height, 60) : 40,
  };
  const isActivity = kindOf(id) === 'activity';
  context.shadowColor = palette.shadow;
  context.shadowBlur = 20;
  context.shadowOffsetY = 6;
  fillRound(
    context,
    ghost,
    9,
    isActivity ? palette.activity : kindOf(id) === 'step' ? palette.step : palette.surface,
  );
  context.shadowColor = 'transparent';
  strokeRound(context, ghost, 9, palette.accent, 1.5);
  const label = text.short(title.trim() || words.canvas.untitled, fonts.step, ghost.width - 24);
  setText(context, fonts.step, isActivity ? palette.activityText : palette.text);
  context.fillText(label, ghost.x + 12, ghost.y + ghost.height / 2 + baseline(fonts.step));
}

/** The line being pulled, and the cards that would go over. */
function paintDivider(context: Context, painting: Painting, drag: DragOf<'divider'>): void {
  const { layout, view, frame, look, text } = painting;
  const { palette } = look;
  const slice = sliceOf(layout, drag);
  const lower = dividerIndex(layout, drag);
  if (slice === null || lower === null) return;
  context.save();
  clipTo(context, { x: 0, y: frame.top, width: view.width, height: view.height });
  const at = toScreen(view, { x: 0, y: drag.y }).y;
  const from = toScreen(view, { x: 0, y: layout.lanes[lower]!.y }).y;
  context.globalAlpha = 0.4;
  context.fillStyle = palette.accentSoft;
  context.fillRect(frame.left, Math.min(at, from), view.width, Math.abs(at - from));
  context.globalAlpha = 1;
  context.save();
  clipTo(context, fieldArea(view, frame));
  for (const id of slice.ids) {
    const rect = storyRect(layout, id);
    if (rect === null) continue;
    strokeRound(context, grow(rectToScreen(view, rect), 1), cardRadius * view.scale + 1, palette.accent, 2);
  }
  context.restore();
  context.fillStyle = palette.accent;
  context.fillRect(0, at - 1.5, view.width, 3);
  if (slice.ids.length > 0) {
    const lane = slice.to === null ? null : layout.grid.releases.find((release) => release.id === slice.to);
    const name =
      lane === null || lane === undefined ? words.canvas.unscheduled : lane.name || words.canvas.untitled;
    const label = text.short(words.canvas.slices(slice.ids.length, name), fonts.tag, 260);
    const width = text.width(label, fonts.tag) + 20;
    const badge = { x: frame.left + 14, y: at - 12, width, height: 24 };
    fillRound(context, badge, 12, palette.accent);
    setText(context, fonts.tag, palette.accentText);
    context.fillText(label, badge.x + 10, at + baseline(fonts.tag));
  }
  context.restore();
}

function paintMarquee(context: Context, { view, look, frame }: Painting, drag: DragOf<'marquee'>): void {
  const box = rectToScreen(view, rectBetween(drag.from, drag.to));
  context.save();
  clipTo(context, fieldArea(view, frame));
  context.globalAlpha = 0.14;
  fillRound(context, box, 3, look.palette.accent);
  context.globalAlpha = 1;
  strokeRound(context, box, 3, look.palette.accent, 1);
  context.restore();
}
