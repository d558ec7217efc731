/** Paints the release names down the left: name, totals, capacity, outcome, and the button that pushes. */
import { laneTotals, type LaneTotals } from '../../../shared/views/laneTotals.ts';
import type { Rect } from '../../layout/geometry.ts';
import { laneHeaderParts, type LaneHeaderParts } from '../../layout/laneHeader.ts';
import type { LaneBox } from '../../layout/mapLayout.ts';
import { visibleRect } from '../../layout/viewport.ts';
import { visibleLanes } from '../../layout/visible.ts';
import { formatNumber } from '../../ui/format.ts';
import { words } from '../../ui/words.ts';
import { totalsAfterDrag } from './dragTotals.ts';
import { strokeIcon } from './icons.ts';
import { paintLock } from './lock.ts';
import {
  baseline,
  clipTo,
  drawLines,
  fillRound,
  setText,
  strokeRound,
  type Context,
  type Painting,
} from './painting.ts';
import { fonts, scaled } from './text.ts';

export function paintLaneHeaders(context: Context, painting: Painting): void {
  const { layout, view, frame, look } = painting;
  context.save();
  clipTo(context, { x: 0, y: frame.top, width: frame.left, height: view.height });
  context.fillStyle = look.palette.surface;
  context.fillRect(0, frame.top, frame.left, view.height);
  const lanes = visibleLanes(layout, visibleRect(view));
  const change = totalsAfterDrag(painting);
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
    drawLines(context, lines, font, parts.name.x, top, parts.name.width);
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
    drawLines(context, lines, font, parts.outcome.x, parts.outcome.y, parts.outcome.width);
  }
  if (release?.locked === true && parts.box.height > 9) {
    const size = Math.min(18 * frame.scale, parts.box.height - 2);
    const y = parts.box.y + Math.min(11, (parts.box.height - size) / 2);
    paintLock(context, look, frame.left - size - 12, y, size);
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
      ? words.canvas.totalsChange(totals, after, capacity)
      : frame.narrow
        ? words.canvas.totalsShort(totals)
        : capacity === null
          ? words.canvas.totals(totals)
          : words.canvas.totalsOf(totals, capacity);
  const overInk = after === null ? palette.warning : palette.danger;
  setText(context, font, isOver ? overInk : after === null ? palette.textMuted : palette.accent);
  context.fillText(
    text.short(label, font, place!.width),
    place!.x,
    place!.y + place!.height / 2 + baseline(font),
  );
  if (bar === null || capacity === null) return;
  fillRound(context, bar, bar.height / 2, palette.line);
  const part = capacity === 0 ? 1 : Math.min(1, shown.points / capacity);
  const filled = { ...bar, width: Math.max(bar.height, bar.width * part) };
  if (shown.points > 0) fillRound(context, filled, bar.height / 2, isOver ? overInk : palette.accent);
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
