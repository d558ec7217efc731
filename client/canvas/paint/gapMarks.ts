/** Small signs where the map has gaps, while their list is open: on cards, in empty cells, on headers. */
import type { Id } from '../../../shared/model/id.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { StepId } from '../../../shared/model/step.ts';
import type { Lane, MapGrid } from '../../../shared/views/arrangeMap.ts';
import { findGaps, type Gap, type GapRule } from '../../../shared/views/gaps.ts';
import type { Rect } from '../../layout/geometry.ts';
import { columnBox, laneBox } from '../../layout/headers.ts';
import { showsCards, slotRect } from '../../layout/mapLayout.ts';
import { sizes } from '../../layout/sizes.ts';
import { visibleColumns, visibleLanes } from '../../layout/visible.ts';
import { visibleRect } from '../../layout/viewport.ts';
import type { ViewState } from '../../store/viewStore.ts';
import { clipTo, strokeRound, type Context, type Painting } from './painting.ts';
import type { Look } from './look.ts';

interface FoundGaps {
  /** The rules a record breaks, for its sign and its row in the mirror. */
  readonly rulesOf: ReadonlyMap<Id, ReadonlySet<GapRule>>;
  /** Empty cells that should hold a story. */
  readonly cells: ReadonlySet<string>;
}

type GapPainting = Omit<Painting, 'gaps'> & { readonly gaps: FoundGaps | null };

/** How they are painted comes with what is found: it is fetched with the list. */
const painters = {
  paintCells: paintGapCells,
  paintOnCard: paintGapOnCard,
  paintSteps: paintGapSteps,
  paintLanes: paintGapLanes,
};
export type GapMarks = FoundGaps & typeof painters;

/** Remembers the last answer; null while the list is closed. */
export function createGapMarks(): (records: MapRecords, grid: MapGrid, state: ViewState) => GapMarks | null {
  let last: MapRecords | null = null;
  let made: GapMarks | null = null;
  return (records, grid, { panel }) => {
    if (panel !== 'gaps') return null;
    if (made === null || records !== last) made = gapMarks(findGaps(records, grid), grid);
    last = records;
    return made;
  };
}

function gapMarks(gaps: readonly Gap[], grid: MapGrid): GapMarks {
  const rulesOf = new Map<Id, Set<GapRule>>();
  const cells = new Set<string>();
  const add = (id: Id, rule: GapRule): void => {
    const rules = rulesOf.get(id);
    if (rules === undefined) rulesOf.set(id, new Set([rule]));
    else rules.add(rule);
  };
  for (const gap of gaps) {
    switch (gap.rule) {
      case 'emptyStep':
        add(gap.stepId, gap.rule);
        cells.add(cellKey(gap.stepId, gap.releaseId));
        break;
      case 'missingActivity': {
        add(gap.releaseId, gap.rule);
        const steps = grid.backbone.find(({ activity }) => activity.id === gap.activityId)?.steps ?? [];
        for (const step of steps) cells.add(cellKey(step.id, gap.releaseId));
        break;
      }
      case 'absentPersona':
      case 'overCapacity':
        add(gap.releaseId, gap.rule);
        break;
      case 'unplaced':
      case 'noEstimate':
        add(gap.storyId, gap.rule);
    }
  }
  return { rulesOf, cells, ...painters };
}

function cellKey(stepId: StepId, lane: Lane): string {
  return `${stepId} ${lane ?? ''}`;
}

/** In map units: dashed places where a story is missing. */
function paintGapCells(context: Context, { gaps, layout, view, look }: GapPainting, part: Rect): void {
  if (gaps === null || gaps.cells.size === 0) return;
  const columns = visibleColumns(layout, part);
  const lanes = visibleLanes(layout, part);
  const hair = 1 / view.scale;
  for (let lane = lanes.from; lane < lanes.to; lane++) {
    for (let column = columns.from; column < columns.to; column++) {
      const step = layout.columns[column]!.of[0];
      if (!step || !showsCards(layout, column, lane)) continue;
      if (!gaps.cells.has(cellKey(step, layout.lanes[lane]!.lane))) continue;
      const slot = { ...slotRect(layout, column, lane), height: sizes.cardHeight };
      context.setLineDash([7 * hair, 5 * hair]);
      strokeRound(context, slot, 9, look.palette.warning, 1.5 * hair);
      context.setLineDash([]);
      paintSign(context, look, slot.x + slot.width / 2, slot.y + slot.height / 2, 11);
    }
  }
}

/** In map units: the sign on the corner of a card. */
function paintGapOnCard(
  context: Context,
  { gaps, look, view }: GapPainting,
  id: Id,
  x: number,
  y: number,
): void {
  if (gaps?.rulesOf.has(id) !== true) return;
  const radius = Math.min(20, Math.max(7.5, 4 / view.scale));
  paintSign(context, look, x + sizes.cardWidth - radius + 3, y + radius - 3, radius);
}

/** On the screen: signs on the steps that have gaps. */
function paintGapSteps(context: Context, { gaps, layout, view, frame, look }: GapPainting): void {
  if (gaps === null || gaps.rulesOf.size === 0) return;
  const columns = visibleColumns(layout, visibleRect(view));
  const radius = 7.5 * frame.scale;
  context.save();
  clipTo(context, { x: frame.left, y: 0, width: view.width, height: frame.top });
  for (let i = columns.from; i < columns.to; i++) {
    const step = layout.columns[i]!.of[0];
    if (!step || !gaps.rulesOf.has(step)) continue;
    const box = columnBox(layout, view, frame, i);
    paintSign(context, look, box.x + box.width - Math.min(radius, box.width / 2), box.y + radius / 3, radius);
  }
  context.restore();
}

/** On the screen: signs on the releases that have gaps. */
function paintGapLanes(context: Context, { gaps, layout, view, frame, look }: GapPainting): void {
  if (gaps === null || gaps.rulesOf.size === 0) return;
  const lanes = visibleLanes(layout, visibleRect(view));
  const radius = 7.5 * frame.scale;
  context.save();
  clipTo(context, { x: 0, y: frame.top, width: frame.left, height: view.height });
  for (let i = lanes.from; i < lanes.to; i++) {
    const { lane } = layout.lanes[i]!;
    if (lane === null || !gaps.rulesOf.has(lane)) continue;
    const box = laneBox(layout, view, frame, i);
    const y = Math.min(Math.max(box.y, frame.top) + 12 * frame.scale, box.y + box.height - radius);
    paintSign(context, look, frame.left - radius - 5, y, radius);
  }
  context.restore();
}

/** A triangle with a point below a stroke: its shape says it without the colour. */
function paintSign(context: Context, { palette }: Look, x: number, y: number, radius: number): void {
  context.beginPath();
  context.moveTo(x, y - radius);
  context.lineTo(x + radius, y + radius * 0.8);
  context.lineTo(x - radius, y + radius * 0.8);
  context.closePath();
  context.lineJoin = 'round';
  context.lineWidth = radius * 0.35;
  context.strokeStyle = palette.warning;
  context.fillStyle = palette.warning;
  context.fill();
  context.stroke();
  context.fillStyle = palette.surface;
  context.fillRect(x - radius * 0.11, y - radius * 0.42, radius * 0.22, radius * 0.68);
  context.fillRect(x - radius * 0.11, y + radius * 0.42, radius * 0.22, radius * 0.22);
}
