/** Paints the pinned bands: the backbone along the top, the releases down the left. Readable at any zoom. */
import { laneTotals, totalsOf, type LaneTotals } from '../../../shared/views/laneTotals.ts';
import { fieldArea, activityBox, addActivityBox, columnBox } from '../../layout/headers.ts';
import type { Rect } from '../../layout/geometry.ts';
import { laneHeaderParts, type LaneHeaderParts } from '../../layout/laneHeader.ts';
import type { LaneBox } from '../../layout/mapLayout.ts';
import { visibleRect } from '../../layout/viewport.ts';
import { visibleColumns, visibleLanes } from '../../layout/visible.ts';
import { storyTargetOf } from '../../tools/dragStories.ts';
import { sliceOf } from '../../tools/pullDivider.ts';
import { formatNumber } from '../../ui/format.ts';
import { words } from '../../ui/words.ts';
import { paintHeaderText } from './headerText.ts';
import { strokeIcon } from './icons.ts';
import {
  baseline,
  clipTo,
  fillRound,
  setText,
  strokeRound,
  type Context,
  type Painting,
} from './painting.ts';
import { fonts, type Font } from './text.ts';

const radius = 9;

export function paintHeaders(context: Context, painting: Painting): void {
  const { view, frame, look } = painting;
  const { palette } = look;
  const area = fieldArea(view, frame);
  paintLaneHeaders(context, painting);
  paintBackbone(context, painting);
  // The corner where both bands meet stays empty and covers what scrolls under it.
  context.fillStyle = palette.surface;
  context.fillRect(0, 0, frame.left, frame.top);
  context.fillStyle = palette.line;
  context.fillRect(0, frame.top - 1, view.width, 1);
  context.fillRect(frame.left - 1, 0, 1, view.height);
  paintEdge(context, area, palette.shadow, view.y < frame.top - 0.5, view.x < frame.left - 0.5);
}

/** A soft shadow where the map goes on under a band. */
function paintEdge(context: Context, area: Rect, shadow: string, top: boolean, left: boolean): void {
  const depth = 7;
  context.globalAlpha = 0.55;
  if (top) {
    const fade = context.createLinearGradient(0, area.y, 0, area.y + depth);
    fade.addColorStop(0, shadow);
    fade.addColorStop(1, 'rgba(0, 0, 0, 0)');
    context.fillStyle = fade;
    context.fillRect(area.x, area.y, area.width, depth);
  }
  if (left) {
    const fade = context.createLinearGradient(area.x, 0, area.x + depth, 0);
    fade.addColorStop(0, shadow);
    fade.addColorStop(1, 'rgba(0, 0, 0, 0)');
    context.fillStyle = fade;
    context.fillRect(area.x, area.y, depth, area.height);
  }
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
  for (const box of layout.activities) {
    if (box.to <= columns.from || box.from >= columns.to) continue;
    paintActivity(context, painting, box.index);
  }
  for (let i = columns.from; i < columns.to; i++) paintStep(context, painting, i);
  if (canEdit) {
    const label = layout.activities.length === 0 ? words.canvas.addActivity : undefined;
    paintAddBox(context, painting, addActivityBox(layout, view, frame), label);
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

function paintLaneHeaders(context: Context, painting: Painting): void {
  const { layout, view, frame, look } = painting;
  context.save();
  clipTo(context, { x: 0, y: frame.top, width: frame.left, height: view.height });
  context.fillStyle = look.palette.surface;
  context.fillRect(0, frame.top, frame.left, view.height);
  const lanes = visibleLanes(layout, visibleRect(view));
  const change = totalsAfter(painting);
  for (let i = lanes.from; i < lanes.to; i++) {
    const parts = laneHeaderParts(layout, view, frame, i);
    const box = layout.lanes[i]!;
    const { palette } = look;
    if (box.lane === null) {
      context.fillStyle = palette.sunken;
      context.fillRect(0, parts.box.y, frame.left, Math.max(parts.box.height, view.height - parts.box.y));
    }
    if (i > 0) {
      context.fillStyle = palette.lineStrong;
      context.fillRect(0, Math.round(parts.box.y) - 0.5, frame.left, 1);
    }
    context.save();
    clipTo(context, parts.box);
    paintLaneHeader(context, painting, box, parts, change.get(i) ?? null);
    context.restore();
    if (i > 0 && painting.canEdit) paintGrip(context, painting, parts.box.y);
  }
  context.restore();
}

/** Two short lines that say: this divider can be pulled. */
function paintGrip(context: Context, { frame, look }: Painting, y: number): void {
  const middle = Math.round(y);
  const pill = { x: frame.left - 40, y: middle - 5, width: 28, height: 10 };
  fillRound(context, pill, 5, look.palette.surface);
  strokeRound(context, pill, 5, look.palette.lineStrong, 1);
  context.fillStyle = look.palette.textMuted;
  context.fillRect(pill.x + 8, middle - 2, 12, 1);
  context.fillRect(pill.x + 8, middle + 1, 12, 1);
}

function paintLaneHeader(
  context: Context,
  painting: Painting,
  lane: LaneBox,
  parts: LaneHeaderParts,
  after: LaneTotals | null,
): void {
  const { layout, records, look, frame, text } = painting;
  const { palette } = look;
  const release = lane.lane === null ? null : (records.release.get(lane.lane) ?? null);
  const totals = laneTotals(layout.grid, lane.lane);
  if (parts.chevron !== null) {
    const { x, y, height } = parts.chevron;
    const size = 16 * frame.scale;
    strokeIcon(
      context,
      lane.folded ? 'collapsed' : 'expanded',
      x + 2,
      y + (height - size) / 2,
      size,
      palette.textMuted,
    );
  }
  if (parts.name !== null) {
    const title = release === null ? words.canvas.unscheduled : release.name.trim() || words.canvas.untitled;
    const room = parts.box.height / frame.scale;
    const small = room < 22 ? 10.5 : null;
    const base = frame.narrow ? fonts.laneNarrow : fonts.lane;
    const font = scaled(small === null ? base : { ...base, size: small, line: 12 }, frame.scale);
    const ink = release === null ? palette.textMuted : palette.text;
    const beside = parts.totals === null ? ` · ${formatNumber(totals.stories)}` : '';
    const most = Math.max(1, Math.floor((parts.name.height + 2) / font.line));
    setText(context, font, ink);
    const lines =
      most > 1
        ? text.lines(release ?? lane, `name ${frame.scale}`, title, font, parts.name.width, most)
        : [text.short(title, font, parts.name.width - text.width(beside, font)) + beside];
    const top = most > 1 ? parts.name.y : parts.name.y + (parts.name.height - font.line) / 2;
    drawFrom(context, lines, font, parts.name.x, top);
  }
  if (parts.totals !== null) paintTotals(context, painting, parts, totals, after, release?.capacity ?? null);
  if (parts.outcome !== null && release !== null) {
    const font = scaled(fonts.laneText, frame.scale);
    setText(context, font, palette.textMuted);
    const lines = text.lines(
      release,
      `outcome ${frame.scale}`,
      release.outcome,
      font,
      parts.outcome.width,
      2,
    );
    drawFrom(context, lines, font, parts.outcome.x, parts.outcome.y);
  }
  if (parts.button !== null && painting.canEdit)
    paintLaneButton(context, painting, parts.button, release === null);
}

function paintTotals(
  context: Context,
  { look, frame, text }: Painting,
  { totals: place, capacity: bar }: LaneHeaderParts,
  totals: LaneTotals,
  after: LaneTotals | null,
  capacity: number | null,
): void {
  const { palette } = look;
  const font = scaled(fonts.laneMark, frame.scale);
  const shown = after ?? totals;
  const isOver = capacity !== null && shown.points > capacity;
  const label =
    after !== null
      ? words.canvas.totalsChange(totals, after)
      : frame.narrow
        ? words.canvas.totalsShort(totals)
        : capacity === null
          ? words.canvas.totals(totals)
          : words.canvas.totalsOf(totals, capacity);
  setText(context, font, after !== null ? palette.accent : isOver ? palette.warning : palette.textMuted);
  context.fillText(
    text.short(label, font, place!.width),
    place!.x,
    place!.y + place!.height / 2 + baseline(font),
  );
  if (bar === null || capacity === null) return;
  fillRound(context, bar, bar.height / 2, palette.line);
  const part = capacity === 0 ? 1 : Math.min(1, shown.points / capacity);
  const filled = { ...bar, width: Math.max(bar.height, bar.width * part) };
  if (shown.points > 0) fillRound(context, filled, bar.height / 2, isOver ? palette.warning : palette.accent);
}

function paintLaneButton(
  context: Context,
  { look, frame, text, hover }: Painting,
  box: Rect,
  adds: boolean,
): void {
  const { palette } = look;
  const isHot = hover?.kind === (adds ? 'addRelease' : 'push');
  const font = scaled(fonts.button, frame.scale);
  const label = adds ? words.canvas.addRelease : words.canvas.push;
  const size = 14 * frame.scale;
  const ink = isHot ? palette.accent : palette.textMuted;
  const width = size + 6 + text.width(label, font);
  fillRound(context, box, 7, palette.surface);
  strokeRound(
    context,
    { ...box, x: box.x + 0.5, y: box.y + 0.5 },
    7,
    isHot ? palette.accent : palette.line,
    1,
  );
  const x = box.x + (box.width - width) / 2;
  const middle = box.y + box.height / 2 + 0.5;
  strokeIcon(context, adds ? 'plus' : 'push', x, middle - size / 2, size, ink, 2.2);
  setText(context, font, ink);
  context.fillText(label, x + size + 6, middle + baseline(font));
}

/** What the lanes would hold if the drag ended here, for those that would change. */
function totalsAfter({ state, layout, view, records }: Painting): ReadonlyMap<number, LaneTotals> {
  const changed = new Map<number, LaneTotals>();
  const { drag } = state;
  if (drag?.kind !== 'stories' && drag?.kind !== 'divider') return changed;
  const slice = drag.kind === 'divider' ? sliceOf(layout, drag) : null;
  const target = drag.kind === 'stories' ? storyTargetOf(layout, view, drag) : null;
  const ids = drag.kind === 'stories' ? drag.ids : (slice?.ids ?? []);
  const to = drag.kind === 'stories' ? target?.lane : slice?.to;
  if (to === undefined || ids.length === 0) return changed;
  const moving = new Set(ids);
  const stack = ids.flatMap((id) => records.story.get(id) ?? []);
  const touched = new Set(ids.flatMap((id) => layout.placeOf(id)?.lane ?? []));
  layout.lanes.forEach(({ lane }, index) => {
    if (lane === to) touched.add(index);
  });
  if (touched.size < 2) return changed;
  for (const index of touched) {
    const { lane } = layout.lanes[index]!;
    const rest = layout.grid.columns.flatMap((column) =>
      layout.grid.cell(column, lane).filter((story) => !moving.has(story.id)),
    );
    changed.set(index, totalsOf(lane === to ? [...rest, ...stack] : rest));
  }
  return changed;
}

function drawFrom(context: Context, lines: readonly string[], font: Font, x: number, top: number): void {
  lines.forEach((line, i) => context.fillText(line, x, top + i * font.line + font.line / 2 + baseline(font)));
}

export function scaled(font: Font, scale: number): Font {
  return { weight: font.weight, size: font.size * scale, line: font.line * scale };
}
