/** Paints the pinned bands: the backbone along the top, the releases down the left. Readable at any zoom. */
import type { Rect } from '../../layout/geometry.ts';
import { activityBox, addActivityBox, columnBox, fieldArea, goesUnder } from '../../layout/headers.ts';
import { visibleRect } from '../../layout/viewport.ts';
import { visibleColumns } from '../../layout/visible.ts';
import { words } from '../../ui/words.ts';
import { paintHeaderText } from './headerText.ts';
import { strokeIcon } from './icons.ts';
import { paintLaneHeaders } from './laneHeaders.ts';
import {
  baseline,
  clipTo,
  fillRound,
  setText,
  strokeRound,
  type Context,
  type Painting,
} from './painting.ts';
import { fonts, scaled } from './text.ts';

const radius = 9;

/** How far the soft shadows of the bands reach over the field, in CSS pixels. */
export const bandEdge = 7;

/** The backbone, and the empty corner before it. */
export function paintBackboneBand(context: Context, painting: Painting): void {
  const { view, frame, look } = painting;
  const { palette } = look;
  paintBackbone(context, painting);
  painting.gaps?.paintSteps(context, painting);
  // The corner where both bands meet covers what scrolls under it.
  context.fillStyle = palette.surface;
  context.fillRect(0, 0, frame.left, frame.top);
  context.fillStyle = palette.line;
  context.fillRect(0, frame.top - 1, view.width, 1);
  context.fillRect(frame.left - 1, 0, 1, frame.top);
  if (!goesUnder(view.y, frame.top)) return;
  const { x, y, width } = fieldArea(view, frame);
  paintEdge(context, { x, y, width, height: bandEdge }, palette.shadow, [0, bandEdge]);
}

/** The names of the releases below the corner. */
export function paintLaneBand(context: Context, painting: Painting): void {
  const { view, frame, look } = painting;
  const { palette } = look;
  paintLaneHeaders(context, painting);
  painting.gaps?.paintLanes(context, painting);
  context.fillStyle = palette.line;
  context.fillRect(frame.left - 1, frame.top, 1, view.height - frame.top);
  if (!goesUnder(view.x, frame.left)) return;
  const { x, y, height } = fieldArea(view, frame);
  paintEdge(context, { x, y, width: bandEdge, height }, palette.shadow, [bandEdge, 0]);
}

/** A soft shadow where the map goes on under a band, fading in a direction. */
function paintEdge(
  context: Context,
  { x, y, width, height }: Rect,
  shadow: string,
  [across, down]: readonly [number, number],
): void {
  const fade = context.createLinearGradient(x, y, x + across, y + down);
  fade.addColorStop(0, shadow);
  fade.addColorStop(1, 'rgba(0, 0, 0, 0)');
  context.globalAlpha = 0.55;
  context.fillStyle = fade;
  context.fillRect(x, y, width, height);
  context.globalAlpha = 1;
}

function paintBackbone(context: Context, painting: Painting): void {
  const { layout, view, frame, look, canEdit } = painting;
  context.save();
  clipTo(context, { x: frame.left, y: 0, width: view.width, height: frame.top });
  context.fillStyle = look.palette.surface;
  context.fillRect(0, 0, view.width, frame.top);
  const seen = visibleRect(view);
  const columns = visibleColumns(layout, seen);
  const { hidesActivities } = layout.grid;
  for (const box of layout.activities) {
    if (hidesActivities) break;
    if (box.to <= columns.from || box.from >= columns.to) continue;
    paintActivity(context, painting, box.index);
  }
  for (let i = columns.from; i < columns.to; i++) paintStep(context, painting, i);
  if (canEdit) {
    const label = hidesActivities ? words.canvas.addStep : words.canvas.addActivity;
    const isEmpty = layout.activities.length === 0;
    paintAddBox(context, painting, addActivityBox(layout, view, frame), isEmpty ? label : undefined);
  }
  context.restore();
}

function paintActivity(context: Context, painting: Painting, index: number): void {
  const { layout, view, frame, look } = painting;
  const { activity, folded } = layout.activities[index]!;
  const box = activityBox(layout, view, frame, index);
  const whole = folded ? { ...box, height: frame.stepTop + frame.stepHeight - box.y } : box;
  fillRound(context, whole, radius, look.palette.activity);
  paintHeaderText(context, painting, {
    record: activity,
    text: activity.title,
    box: whole,
    ink: look.palette.activityText,
    font: fonts.activity,
    personas: activity.personas,
    locked: activity.locked,
    turned: folded,
    folded,
    lines: 2,
  });
}

function paintStep(context: Context, painting: Painting, index: number): void {
  const { layout, view, frame, look, records, canEdit } = painting;
  const column = layout.columns[index]!;
  if (column.kind === 'foldedActivity') return;
  const box = columnBox(layout, view, frame, index);
  if (column.kind === 'noSteps') {
    if (canEdit) paintAddBox(context, painting, box, words.canvas.addStep);
    return;
  }
  const id = column.of[0] ?? null;
  const step = id === null ? null : (records.step.get(id) ?? null);
  if (step === null) {
    strokeRound(context, box, radius, look.palette.lineStrong, 1);
  } else fillRound(context, box, radius, look.palette.step);
  paintHeaderText(context, painting, {
    record: step ?? column,
    text: step?.title ?? words.canvas.unplaced,
    box,
    ink: step === null ? look.palette.textMuted : look.palette.stepText,
    font: fonts.step,
    personas: step?.personas ?? [],
    locked: step?.locked ?? false,
    turned: frame.turned || column.kind === 'foldedStep',
    folded: column.kind === 'foldedStep',
    lines: 3,
  });
}

/** A dashed place where something can be added. */
function paintAddBox(context: Context, { look, frame, text }: Painting, box: Rect, label?: string): void {
  if (box.width < 18) return;
  context.setLineDash([4, 4]);
  strokeRound(context, { ...box, x: box.x + 0.5, y: box.y + 0.5 }, radius, look.palette.lineStrong, 1);
  context.setLineDash([]);
  const size = 16 * frame.scale;
  const font = scaled(fonts.button, frame.scale);
  const short = label === undefined ? '' : text.short(label, font, box.width - size - 20);
  const width = size + (short === '' ? 0 : text.width(short, font) + 6);
  const x = box.x + (box.width - width) / 2;
  const middle = box.y + box.height / 2;
  strokeIcon(context, 'plus', x, middle - size / 2, size, look.palette.textMuted, 2);
  if (short === '') return;
  setText(context, font, look.palette.textMuted);
  context.fillText(short, x + size + 6, middle + baseline(font));
}
