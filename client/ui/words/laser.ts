/** Words of the laser pointer. */
export const laserWords = {
  label: 'Laser pointer',
  inHand: 'Laser pointer in hand. Press on the map and move to point; Esc lays it down.',
  laidDown: 'Laser pointer laid down.',
} as const;
