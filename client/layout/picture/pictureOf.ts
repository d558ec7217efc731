/** The picture of a part of the map, with the backbone above it and the releases' names beside it. */
import type { MapRecords } from '../../../shared/model/records.ts';
import { laneTotals, type LaneTotals } from '../../../shared/views/laneTotals.ts';
import type { FreePlaces } from '../freePlaces.ts';
import type { Rect } from '../geometry.ts';
import type { ColumnBox, LaneBox, MapLayout } from '../mapLayout.ts';
import { sizes } from '../sizes.ts';
import { forEachVisibleCard, visibleColumns, visibleLanes } from '../visible.ts';
import { drawCard } from './drawCard.ts';
import { drawDependencies } from './drawDependencies.ts';
import { drawFree } from './drawFree.ts';
import { drawLegend, legendHeight } from './drawLegend.ts';
import { plainText } from './plainText.ts';
import { createSheet, types, type Sheet } from './sheet.ts';
import type { MeasureLine, Picture, PictureLens, PictureLook, PictureWords } from './shapes.ts';

export interface PictureInput {
  /** Of what is exported; {@link exportedGrid} chooses the releases. */
  readonly layout: MapLayout;
  readonly records: MapRecords;
  readonly look: PictureLook;
  readonly words: PictureWords;
  readonly measure: MeasureLine;
  readonly showsEstimates: boolean;
  readonly showsArrows: boolean;
  /** null: cards show their kind. */
  readonly lens: PictureLens | null;
  /** What lies around the grid; null where it is left out. */
  readonly free: FreePlaces | null;
}

/** The bands around the field, and the air around everything. */
export const pictureFrame = { margin: 16, title: 40, activities: 50, steps: 78, left: 216 } as const;
const { margin, title: titleHeight, left: band } = pictureFrame;
const fieldLeft = margin + band;

/** Where the rows above the cards begin, and the cards. Without a row of activities, the steps stand in its place. */
export function rowsOf({ layout, lens }: Pick<PictureInput, 'layout' | 'lens'>): {
  readonly activities: number;
  readonly steps: number;
  readonly cards: number;
} {
  const activities = margin + titleHeight + (lens === null ? 0 : legendHeight);
  const steps = activities + (layout.grid.hidesActivities ? 0 : pictureFrame.activities);
  return { activities, steps, cards: steps + pictureFrame.steps };
}

/** All of the field that holds something. */
export function wholeMap(layout: MapLayout): Rect {
  const last = layout.columns.at(-1);
  return {
    x: 0,
    y: 0,
    width: Math.max(240, last === undefined ? 0 : last.x + last.width),
    height: layout.height,
  };
}

/** `part` is in map units; only cards that begin in it are drawn. `note` stands at the right of the title. */
export function pictureOf(input: PictureInput, part: Rect, note = ''): Picture {
  const { look, records, words } = input;
  const sheet = createSheet(input.measure);
  const width = fieldLeft + part.width + margin;
  const height = rowsOf(input).cards + part.height + margin;
  const title = plainText(records.meta.title) || words.untitled;
  drawTitle(sheet, input, title, note, width);
  const row = { x: margin, y: margin + titleHeight, width: width - 2 * margin };
  if (input.lens !== null) drawLegend(sheet, look, input.lens, row);
  drawLanes(sheet, input, part);
  drawBackbone(sheet, input, part);
  drawFieldOf(sheet, input, part);
  const corner = { x: fieldLeft, y: rowsOf(input).cards };
  if (input.showsArrows) drawDependencies(sheet, input, part, corner);
  if (input.free !== null) drawFree(sheet, look, input.free, { x: corner.x - part.x, y: corner.y - part.y });
  return { title, width, height, ground: look.palette.ground, shapes: sheet.shapes };
}

function drawTitle(sheet: Sheet, { look }: PictureInput, title: string, note: string, width: number): void {
  const { palette } = look;
  const room = width - 2 * margin;
  const noted = note === '' ? 0 : Math.min(room / 2, sheet.width(note, types.note) + 1);
  sheet.text(title, types.title, palette.text, {
    x: margin,
    top: margin,
    width: room - noted - 16,
    lines: 1,
  });
  if (note === '') return;
  sheet.text(note, types.note, palette.textMuted, {
    x: margin + room - noted,
    top: margin + 6,
    width: noted,
    lines: 1,
    align: 'right',
  });
}

function drawLanes(sheet: Sheet, input: PictureInput, part: Rect): void {
  const { layout, look } = input;
  const lanes = visibleLanes(layout, part);
  for (let index = lanes.from; index < lanes.to; index++) {
    const lane = layout.lanes[index]!;
    const from = Math.max(lane.y, part.y);
    const height = Math.min(lane.y + lane.height, part.y + part.height) - from;
    const rect = { x: margin, y: rowsOf(input).cards + from - part.y, width: band + part.width, height };
    if (index % 2 === 1 || lane.lane === null) sheet.box(rect, { fill: look.palette.sunken });
    if (index > lanes.from) sheet.box({ ...rect, height: 1 }, { fill: look.palette.lineStrong });
    drawLaneName(sheet, input, lane, rect);
  }
}

function drawLaneName(sheet: Sheet, input: PictureInput, lane: LaneBox, rect: Rect): void {
  const { layout, records, look, words, showsEstimates } = input;
  const { palette } = look;
  const release = lane.lane === null ? null : (records.release.get(lane.lane) ?? null);
  const x = rect.x + 8;
  const width = band - 24;
  const name = release === null ? words.unscheduled : plainText(release.name) || words.untitled;
  const ink = release === null ? palette.textMuted : palette.text;
  if (lane.lane !== null) sheet.box({ ...rect, width: 3 }, { fill: palette.accent, of: lane.lane });
  let top = rect.y + 14;
  top += sheet.text(name, types.lane, ink, { x, top, width, lines: 2 }) * types.lane.line + 2;
  const totals = laneTotals(layout.grid, lane.lane);
  const over = showsEstimates && release?.capacity != null && totals.points > release.capacity;
  const said = totalsText(words, totals, showsEstimates, release?.capacity ?? null);
  sheet.text(said, types.note, over ? palette.warning : palette.textMuted, { x, top, width, lines: 1 });
  top += types.note.line + 6;
  const lines = Math.min(3, Math.floor((rect.y + rect.height - top) / types.note.line));
  if (release !== null && lines > 0 && release.outcome !== '')
    sheet.text(release.outcome, types.note, palette.textMuted, { x, top, width, lines });
}

function totalsText(
  words: PictureWords,
  totals: LaneTotals,
  showsEstimates: boolean,
  capacity: number | null,
): string {
  if (!showsEstimates) return words.stories(totals.stories);
  return capacity === null ? words.totals(totals) : words.totalsOf(totals, capacity);
}

function drawBackbone(sheet: Sheet, input: PictureInput, part: Rect): void {
  const { layout, look, words } = input;
  const { palette } = look;
  const toPicture = (x: number): number => fieldLeft + x - part.x;
  for (const { activity, x, width } of layout.grid.hidesActivities ? [] : layout.activities) {
    const from = Math.max(x, part.x) + sizes.columnPadding;
    const to = Math.min(x + width, part.x + part.width) - sizes.columnPadding;
    if (to - from < sizes.cardWidth / 2) continue;
    const rect = { x: toPicture(from), y: rowsOf(input).activities, width: to - from, height: 42 };
    sheet.box(rect, { radius: 9, fill: palette.activity, of: activity.id });
    drawCentred(
      sheet,
      plainText(activity.title) || words.untitled,
      types.activity,
      palette.activityText,
      rect,
      2,
    );
  }
  const columns = visibleColumns(layout, part);
  for (let index = columns.from; index < columns.to; index++) {
    const column = layout.columns[index]!;
    if (column.kind === 'noSteps') continue;
    drawStep(sheet, input, column, toPicture(column.x + sizes.columnPadding));
  }
}

function drawStep(sheet: Sheet, input: PictureInput, column: ColumnBox, x: number): void {
  const { records, look, words } = input;
  const { palette } = look;
  const id = column.of[0] ?? null;
  const step = id === null ? null : (records.step.get(id) ?? null);
  const rect = { x, y: rowsOf(input).steps, width: sizes.cardWidth, height: 66 };
  if (step === null) sheet.box(rect, { radius: 9, stroke: palette.lineStrong });
  else sheet.box(rect, { radius: 9, fill: palette.step, of: step.id });
  const title = step === null ? words.unplaced : plainText(step.title) || words.untitled;
  drawCentred(sheet, title, types.step, step === null ? palette.textMuted : palette.stepText, rect, 3);
}

/** At the left, in the middle of the box's height. */
function drawCentred(
  sheet: Sheet,
  text: string,
  type: (typeof types)['activity' | 'step'],
  colour: string,
  rect: Rect,
  most: number,
): void {
  // How many lines it takes is known once it is wrapped; the wrapping itself needs no place.
  const trial = createSheet((part) => sheet.width(part, type));
  const width = rect.width - 20;
  const lines = trial.text(text, type, colour, { x: 0, top: 0, width, lines: most });
  const top = rect.y + (rect.height - lines * type.line) / 2;
  sheet.text(text, type, colour, { x: rect.x + 10, top, width, lines: most });
}

function drawFieldOf(sheet: Sheet, input: PictureInput, part: Rect): void {
  const { layout } = input;
  const { cards } = rowsOf(input);
  forEachVisibleCard(layout, part, (story, x, y) => {
    const begins = x >= part.x && y >= part.y && x < part.x + part.width && y < part.y + part.height;
    if (begins) drawCard(sheet, input, story, fieldLeft + x - part.x, cards + y - part.y);
  });
}
