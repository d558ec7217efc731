/** Where lanes and bars of the timeline stand, in rem: known without measuring, so lines can be drawn to them. */
import type { TimelineLane } from '../../../shared/views/roadmapTimeline.ts';
import type { QuarterSpan } from '../../../shared/views/roadmapWindow.ts';

export const quarterWidth = 11;
export const barHeight = 4.25;
const rowHeight = 4.75;
const lanePadding = 0.5;
/** Between the edge of a quarter and its bars. */
const inset = 0.25;

/** The width of all quarters, and of the column for what has no window. */
export function trackWidth(quarters: number): number {
  return (quarters + 1) * quarterWidth + 1.5;
}

/** The top of each lane from that of the first, and the bottom of the last. */
export function laneTops(lanes: readonly TimelineLane[]): number[] {
  const tops = [0];
  for (const { rows, unplanned } of lanes)
    tops.push(tops.at(-1)! + Math.max(rows, unplanned.length, 1) * rowHeight + 2 * lanePadding);
  return tops;
}

/** Of a bar, from the corner of its lane's track. */
export function barBox(
  { first, last }: QuarterSpan,
  row: number,
  shown: QuarterSpan,
): { left: number; top: number; width: number } {
  return {
    left: (first - shown.first) * quarterWidth + inset,
    top: lanePadding + row * rowHeight + (rowHeight - barHeight) / 2,
    width: (last - first + 1) * quarterWidth - 2 * inset,
  };
}
