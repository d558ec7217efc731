/** Paints the field: lanes, dividers, and the cards that can be seen. One call draws all of it. */
import type { StoryId } from '../../../shared/model/story.ts';
import { fieldArea } from '../../layout/headers.ts';
import { cellRect, showsCards } from '../../layout/mapLayout.ts';
import { forEachVisibleCard, visibleColumns, visibleLanes } from '../../layout/visible.ts';
import { visibleRect } from '../../layout/viewport.ts';
import { formatNumber } from '../../ui/format.ts';
import { detailAt, paintCard, type CardPaint } from './card.ts';
import { paintGapCells, paintGapOnCard } from './gapMarks.ts';
import { dimmed } from './lens.ts';
import { baseline, clipTo, enterMap, fillRound, setText, type Context, type Painting } from './painting.ts';
import { fonts } from './text.ts';

/** How visible what is being dragged stays in its old place. */
const lifted = 0.28;

export function paintField(context: Context, painting: Painting): void {
  const { view, frame, look } = painting;
  context.fillStyle = look.palette.ground;
  context.fillRect(0, 0, view.width, view.height);
  context.save();
  clipTo(context, fieldArea(view, frame));
  enterMap(context, painting);
  paintLanes(context, painting);
  paintFolded(context, painting);
  paintGapCells(context, painting);
  paintCards(context, painting);
  context.restore();
}

function paintLanes(context: Context, { layout, look, view }: Painting): void {
  const seen = visibleRect(view);
  const hair = 1 / view.scale;
  const lanes = visibleLanes(layout, seen);
  for (let i = lanes.from; i < lanes.to; i++) {
    const { y, height, lane } = layout.lanes[i]!;
    if (i % 2 === 1 || lane === null) {
      context.globalAlpha = lane === null ? 1 : 0.6;
      context.fillStyle = look.palette.sunken;
      // What is not planned for any release has no end.
      context.fillRect(
        seen.x,
        y,
        seen.width,
        lane === null ? Math.max(height, seen.y + seen.height - y) : height,
      );
      context.globalAlpha = 1;
    }
    if (i === 0) continue;
    context.fillStyle = look.palette.lineStrong;
    context.fillRect(seen.x, y - hair / 2, seen.width, hair);
  }
}

/** Collapsed steps, activities and releases show how many stories each cell holds. */
function paintFolded(context: Context, { layout, look, view, text }: Painting): void {
  const seen = visibleRect(view);
  const columns = visibleColumns(layout, seen);
  const lanes = visibleLanes(layout, seen);
  for (let column = columns.from; column < columns.to; column++) {
    const { kind } = layout.columns[column]!;
    const isFolded = kind === 'foldedStep' || kind === 'foldedActivity';
    if (isFolded) {
      const box = layout.columns[column]!;
      const first = layout.lanes[lanes.from]?.y ?? 0;
      context.globalAlpha = 0.45;
      fillRound(
        context,
        { x: box.x + 6, y: first, width: box.width - 12, height: layout.height - first },
        0,
        look.palette.line,
      );
      context.globalAlpha = 1;
    }
    for (let lane = lanes.from; lane < lanes.to; lane++) {
      if (showsCards(layout, column, lane) || kind === 'noSteps') continue;
      const number = layout.stories(column, lane).length;
      if (number === 0) continue;
      const cell = cellRect(layout, column, lane);
      const label = formatNumber(number);
      const width = Math.max(28, text.width(label, fonts.laneMark) + 18);
      const middle = cell.y + Math.min(cell.height / 2, 30);
      fillRound(
        context,
        { x: cell.x + (cell.width - width) / 2, y: middle - 12, width, height: 24 },
        12,
        look.palette.surface,
      );
      setText(context, fonts.laneMark, look.palette.textMuted, 'center');
      context.fillText(label, cell.x + cell.width / 2, middle + baseline(fonts.laneMark));
    }
  }
}

function paintCards(context: Context, painting: Painting): void {
  const { layout, view, records, look, text, state, lens } = painting;
  const detail = detailAt(view.scale);
  const paint: CardPaint = { context, records, look, text, detail, lens, hair: 1 / view.scale };
  const moving: ReadonlySet<StoryId> =
    state.drag?.kind === 'stories' ? new Set(state.drag.ids) : new Set<StoryId>();
  forEachVisibleCard(layout, visibleRect(view), (story, x, y) => {
    if (moving.has(story.id)) context.globalAlpha = lifted;
    else if (lens.isDimmed(story)) context.globalAlpha = dimmed;
    paintCard(paint, story, x, y);
    context.globalAlpha = 1;
    paintGapOnCard(context, painting, story.id, x, y);
  });
}
