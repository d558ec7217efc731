/** Paints a part of the field in map units: lanes, dividers, and the cards in it. One call draws all of it. */
import type { StoryId } from '../../../shared/model/story.ts';
import { fieldPart, lanesIn, type FieldPart } from '../../layout/fieldPart.ts';
import { grow, type Rect } from '../../layout/geometry.ts';
import { cellRect, showsCards } from '../../layout/mapLayout.ts';
import { visibleColumns } from '../../layout/visible.ts';
import { formatNumber } from '../../ui/format.ts';
import { detailAt, paintCard, type CardPaint } from './card.ts';
import { dimmed } from './lens.ts';
import { baseline, fillRound, setText, type Context, type Painting } from './painting.ts';
import { fonts } from './text.ts';

/** How visible what is being dragged stays in its old place. */
const lifted = 0.28;

/** What a part of the field shows to this person now. */
export function fieldPartOf({ layout, state, lens, counts }: Painting, rect: Rect): FieldPart {
  const moving: ReadonlySet<StoryId> = new Set(state.drag?.kind === 'stories' ? state.drag.ids : []);
  return fieldPart(
    layout,
    rect,
    (story) => (moving.has(story.id) ? lifted : lens.isDimmed(story) ? dimmed : 1),
    counts,
  );
}

/** The context is in map units; what lies outside of the part has to be cut off. */
export function paintField(context: Context, painting: Painting, { rect, cards }: FieldPart): void {
  context.fillStyle = painting.look.palette.ground;
  const { x, y, width, height } = grow(rect, 1);
  context.fillRect(x, y, width, height);
  paintLanes(context, painting, grow(rect, 1));
  paintFolded(context, painting, rect);
  painting.gaps?.paintCells(context, painting, rect);
  paintCards(context, painting, cards, rect);
}

function paintLanes(context: Context, { layout, look, view }: Painting, rect: Rect): void {
  const hair = 1 / view.scale;
  const lanes = lanesIn(layout, rect);
  for (let i = lanes.from; i < lanes.to; i++) {
    const { y, height, lane } = layout.lanes[i]!;
    if (i % 2 === 1 || lane === null) {
      context.globalAlpha = lane === null ? 1 : 0.6;
      context.fillStyle = look.palette.sunken;
      const end = lane === null ? Math.max(y + height, rect.y + rect.height) : y + height;
      context.fillRect(rect.x, y, rect.width, end - y);
      context.globalAlpha = 1;
    }
    if (i === 0) continue;
    context.fillStyle = look.palette.lineStrong;
    context.fillRect(rect.x, y - hair / 2, rect.width, hair);
  }
}

/** Collapsed steps, activities and releases show how many stories each cell holds. */
function paintFolded(context: Context, { layout, look, text }: Painting, rect: Rect): void {
  const columns = visibleColumns(layout, rect);
  const lanes = lanesIn(layout, rect);
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

function paintCards(context: Context, painting: Painting, cards: FieldPart['cards'], seen: Rect): void {
  const { view, records, counts, look, text, lens } = painting;
  const detail = detailAt(view.scale);
  const hair = 1 / view.scale;
  const paint: CardPaint = { context, records, counts, look, text, detail, lens, hair, seen };
  for (const { story, x, y, opacity } of cards) {
    context.globalAlpha = opacity;
    paintCard(paint, story, x, y);
    context.globalAlpha = 1;
    painting.gaps?.paintOnCard(context, painting, story.id, x, y);
  }
}
