/** Words drawn on the map itself and read from its mirror. */

export const canvasWords = {
  unscheduled: 'Unscheduled',
  unplaced: 'Unplaced',
} as const;
