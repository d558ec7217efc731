/** The measures of the map at 100 %, in CSS pixels. */

export const sizes = {
  cardWidth: 200,
  cardHeight: 96,
  cardGap: 10,
  /** On either side of a card within its column. */
  columnPadding: 12,
  /** Between the columns of two activities. */
  activityGap: 16,
  /** A collapsed step or activity. */
  foldedWidth: 60,
  lanePadding: 16,
  /** Room for a lane's name, outcome and totals even when it is empty. */
  laneLeast: 140,
  foldedLane: 44,
  /** The place at the end of a cell where a story can be added. */
  slotHeight: 34,
  /** Behind the last column, where an activity can be added. */
  endWidth: 88,
} as const;

/** The width of a column that shows its cards. */
export const columnWidth = sizes.cardWidth + 2 * sizes.columnPadding;
/** From the top of one card to the top of the next. */
export const cardPitch = sizes.cardHeight + sizes.cardGap;

/** Below this scale a card is a block of colour. */
export const blocksBelow = 0.3;
