/** What stands in a lane's band at the left, and where: name, totals, capacity, outcome, one button. */
import type { Rect } from './geometry.ts';
import { laneBox, type HeaderFrame, type View } from './headers.ts';
import type { MapLayout } from './mapLayout.ts';

/** Screen rectangles; null where there is no room for the part or nothing to show in it. */
export interface LaneHeaderParts {
  readonly box: Rect;
  readonly name: Rect | null;
  readonly totals: Rect | null;
  readonly capacity: Rect | null;
  readonly outcome: Rect | null;
  /** Push, or in the unscheduled lane: add a release. */
  readonly button: Rect | null;
  readonly chevron: Rect | null;
}

/** Heights at 100 % from which a part is shown; shorter lanes keep the parts that matter most. */
const least = { name: 13, totals: 48, outcome: 84, button: 104 };

/** Longer names take two lines where the band is narrow, in characters. */
const longName = 13;
/** Longer outcomes take two lines. */
const longOutcome = 27;

/** The parts of one lane's band. They stay in sight while the lane is on the screen. */
export function laneHeaderParts(
  layout: MapLayout,
  view: View,
  frame: HeaderFrame,
  index: number,
): LaneHeaderParts {
  const box = laneBox(layout, view, frame, index);
  const { scale, narrow } = frame;
  const { lane, folded } = layout.lanes[index]!;
  const release = lane === null ? null : (layout.grid.releases[index] ?? null);
  const room = box.height / scale;
  const isLong = narrow && (release?.name ?? '').length > longName;
  const nameHeight = isLong && !folded && room >= least.totals + 20 ? 36 : 20;
  const rows = folded || room < least.totals ? 'name' : 'all';
  const hasOutcome = release !== null && release.outcome !== '' && room >= least.outcome;
  const outcomeHeight = !hasOutcome
    ? 0
    : release.outcome.length > (narrow ? longName : longOutcome)
      ? 32
      : 16;
  const hasCapacity = rows === 'all' && release !== null && release.capacity !== null;
  const hasButton = rows === 'all' && !narrow && room >= least.button + (outcomeHeight > 0 ? 20 : 0);

  const top = Math.min(14, Math.max(0, (room - nameHeight) / 2));
  const totalsTop = top + nameHeight + 1;
  const afterTotals = totalsTop + 18 + (hasCapacity ? 10 : 4);
  const buttonTop = afterTotals + outcomeHeight + (outcomeHeight > 0 ? 8 : 4);
  const bottom = hasButton ? buttonTop + 26 : rows === 'all' ? afterTotals + outcomeHeight : top + nameHeight;
  const y = Math.max(box.y, Math.min(frame.top, box.y + box.height - (bottom + 8) * scale));

  const inset = narrow ? 10 : 30;
  const width = frame.left / scale - inset - 12;
  const part = (from: number, height: number, wide = width): Rect => ({
    x: inset * scale,
    y: y + from * scale,
    width: wide * scale,
    height: height * scale,
  });
  return {
    box,
    name: room < least.name ? null : part(top, nameHeight),
    totals: rows === 'all' ? part(totalsTop, 18) : null,
    capacity: hasCapacity ? part(totalsTop + 20, 4) : null,
    outcome: rows === 'all' && outcomeHeight > 0 ? part(afterTotals, outcomeHeight) : null,
    button: hasButton ? part(buttonTop, 26, lane === null ? 112 : 74) : null,
    chevron:
      lane === null || narrow || room < 24
        ? null
        : { x: 6 * scale, y: y + top * scale, width: 22 * scale, height: 20 * scale },
  };
}

/** Where the outcome is typed when there is none yet: below the totals. */
export function outcomePlace(parts: LaneHeaderParts, frame: HeaderFrame): Rect | null {
  if (parts.outcome !== null) return parts.outcome;
  const anchor = parts.capacity ?? parts.totals ?? parts.name;
  if (anchor === null) return null;
  return {
    x: anchor.x,
    y: anchor.y + anchor.height + 4 * frame.scale,
    width: (parts.name ?? anchor).width,
    height: 32 * frame.scale,
  };
}
