/** Words of the minimap; loaded with it. */

export const minimapWords = {
  label: 'Minimap: arrow keys move what you see',
} as const;
