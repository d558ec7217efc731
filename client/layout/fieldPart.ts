/** What a part of the field shows, and how two such parts differ: only where they do is painted again. */
import type { Story } from '../../shared/model/story.ts';
import type { CardCounts } from '../../shared/views/cardCounts.ts';
import { grow, overlaps, union, type Rect } from './geometry.ts';
import type { MapLayout } from './mapLayout.ts';
import { sizes } from './sizes.ts';
import { forEachVisibleCard, visibleColumns, visibleLanes, type Range } from './visible.ts';

export interface ShownCard {
  readonly story: Story;
  readonly x: number;
  readonly y: number;
  /** 1 unless it is dimmed or lifted. */
  readonly opacity: number;
  /** How many comments on it are open, and how many dots lie on it. */
  readonly comments: number;
  readonly dots: number;
}

export interface FieldPart {
  /** In map coordinates. */
  readonly rect: Rect;
  /** Changes when lanes or collapsed columns in this part do. */
  readonly ground: string;
  /** In the order in which they are painted; also those whose shadow alone reaches in. */
  readonly cards: readonly ShownCard[];
}

/** How far a card's shadow and signs reach beyond its edges. */
export const cardReach = 24;
/** The same for what a story says: all but the shadow. A title then seldom shows on more tiles than one. */
export const edgeReach = 2;

/** What this rectangle of the map shows. */
export function fieldPart(
  layout: MapLayout,
  rect: Rect,
  opacityOf: (story: Story) => number,
  counts: CardCounts = { comments: new Map(), dots: new Map() },
): FieldPart {
  const cards: ShownCard[] = [];
  forEachVisibleCard(layout, grow(rect, cardReach), (story, x, y) =>
    cards.push({
      ...{ story, x, y, opacity: opacityOf(story) },
      comments: counts.comments.get(story.id) ?? 0,
      dots: counts.dots.get(story.id) ?? 0,
    }),
  );
  return { rect, ground: groundOf(layout, rect), cards };
}

/** The lanes to be painted in a part of the field; what is not planned for any release has no end. */
export function lanesIn(layout: MapLayout, rect: Rect): Range {
  const lanes = visibleLanes(layout, grow(rect, cardReach));
  return { from: Math.min(lanes.from, Math.max(0, layout.lanes.length - 1)), to: lanes.to };
}

function groundOf(layout: MapLayout, rect: Rect): string {
  const lanes = lanesIn(layout, rect);
  const columns = visibleColumns(layout, rect);
  const parts: (string | number)[] = [lanes.from];
  for (let i = lanes.from; i < lanes.to; i++) {
    const { lane, y, height, folded } = layout.lanes[i]!;
    parts.push(lane ?? 'unscheduled', y, height, folded ? 'folded' : '');
  }
  for (let column = columns.from; column < columns.to; column++) {
    const { kind, x } = layout.columns[column]!;
    const isFolded = kind === 'foldedStep' || kind === 'foldedActivity';
    if (isFolded) parts.push(kind, x, layout.height);
    for (let i = lanes.from; i < lanes.to; i++) {
      if (isFolded || layout.lanes[i]!.folded) parts.push(x, layout.stories(column, i).length);
    }
  }
  return parts.join(' ');
}

/** The rectangle in which two pictures of the same part differ; null when they do not. */
export function difference(before: FieldPart, now: FieldPart): Rect | null {
  if (before.ground !== now.ground) return now.rect;
  const old = new Map(before.cards.map((card) => [card.story.id, card]));
  let changed: Rect | null = null;
  const add = ({ x, y }: ShownCard, reach: number): void => {
    const rect = grow({ x, y, width: sizes.cardWidth, height: sizes.cardHeight }, reach);
    if (overlaps(rect, now.rect)) changed = changed === null ? rect : union(changed, rect);
  };
  for (const card of now.cards) {
    const other = old.get(card.story.id);
    old.delete(card.story.id);
    const isInPlace = other !== undefined && isSamePlace(card, other);
    if (isInPlace && isSameFace(card, other)) continue;
    add(card, isInPlace ? edgeReach : cardReach);
    if (other !== undefined && !isInPlace) add(other, cardReach);
  }
  for (const card of old.values()) add(card, cardReach);
  return changed;
}

function isSameFace(a: ShownCard, b: ShownCard): boolean {
  return a.story === b.story && a.comments === b.comments && a.dots === b.dots;
}

function isSamePlace(a: ShownCard, b: ShownCard): boolean {
  return a.x === b.x && a.y === b.y && a.opacity === b.opacity;
}
