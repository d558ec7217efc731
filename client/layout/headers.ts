/** The pinned backbone and release names: bands of the screen that follow the map's columns and lanes. */
import type { Rect } from './geometry.ts';
import { clamp } from './geometry.ts';
import type { MapLayout } from './mapLayout.ts';
import { sizes } from './sizes.ts';

/** What is looked at: screen = map × scale + offset, in CSS pixels (the same shape as the view store's viewport). */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly width: number;
  readonly height: number;
  /** The row of the activities is not shown. */
  readonly hidesActivities?: boolean;
}

/** The bands' measures on the screen. They grow and shrink with the map, but never so far that they cannot be read. */
export interface HeaderFrame {
  /** What the headers are drawn at; 1 at 100 %. */
  readonly scale: number;
  /** Width of the release names. */
  readonly left: number;
  /** Height of the backbone. */
  readonly top: number;
  readonly activityTop: number;
  readonly activityHeight: number;
  readonly stepTop: number;
  readonly stepHeight: number;
  /** Columns are so narrow that step titles are written upwards. */
  readonly turned: boolean;
  readonly narrow: boolean;
}

const narrowBelow = 640;
const turnedBelow = 76;

/** The bands for this view. */
export function headerFrame(view: Pick<View, 'scale' | 'width' | 'hidesActivities'>): HeaderFrame {
  const narrow = view.width < narrowBelow;
  const scale = clamp(view.scale, narrow ? 0.8 : 0.9, 1.5);
  const turned = sizes.cardWidth * view.scale < turnedBelow;
  const pixels = (length: number): number => Math.round(length * scale);
  const activityTop = pixels(12);
  const activityHeight = view.hidesActivities === true ? 0 : pixels(42);
  const stepTop = activityTop + (activityHeight === 0 ? 0 : activityHeight + pixels(8));
  const stepHeight = pixels(turned ? 104 : 66);
  return {
    scale,
    left: pixels(narrow ? 116 : 232),
    top: stepTop + stepHeight + pixels(12),
    activityTop,
    activityHeight,
    stepTop,
    stepHeight,
    turned,
    narrow,
  };
}

/** An activity's box over its columns, on the screen. */
export function activityBox(layout: MapLayout, view: View, frame: HeaderFrame, index: number): Rect {
  const box = layout.activities[index]!;
  return spanBox(box.x, box.width, view, frame.activityTop, frame.activityHeight);
}

/** The box of a column's step (or of *Unplaced*), on the screen. A collapsed activity takes both rows. */
export function columnBox(layout: MapLayout, view: View, frame: HeaderFrame, index: number): Rect {
  const box = layout.columns[index]!;
  return spanBox(box.x, box.width, view, frame.stepTop, frame.stepHeight);
}

/** Where an activity can be added behind the last one, on the screen; a step, while activities are not shown. */
export function addActivityBox(layout: MapLayout, view: View, frame: HeaderFrame): Rect {
  const x = (layout.width - sizes.endWidth) * view.scale + view.x + 8 * frame.scale;
  const empty = layout.activities.length === 0;
  return {
    x,
    y: frame.activityTop,
    width: (empty ? 160 : 52) * frame.scale,
    height: frame.activityHeight || frame.stepHeight,
  };
}

/** A lane's band under its name, on the screen. */
export function laneBox(layout: MapLayout, view: View, frame: HeaderFrame, index: number): Rect {
  const box = layout.lanes[index]!;
  return { x: 0, y: box.y * view.scale + view.y, width: frame.left, height: box.height * view.scale };
}

/** Whether the map goes on under a band: its start is before the band's end. */
export function goesUnder(start: number, band: number): boolean {
  return start < band - 0.5;
}

/** The part of the screen in which the map's cards are seen. */
export function fieldArea(view: View, frame: HeaderFrame): Rect {
  return {
    x: frame.left,
    y: frame.top,
    width: Math.max(0, view.width - frame.left),
    height: Math.max(0, view.height - frame.top),
  };
}

/** Columns keep the cards' padding while there is room for it. */
function spanBox(x: number, width: number, view: View, y: number, height: number): Rect {
  const padding = Math.max(1, sizes.columnPadding * view.scale);
  return {
    x: x * view.scale + view.x + padding,
    y,
    width: Math.max(2, width * view.scale - 2 * padding),
    height,
  };
}
