/** Words of where a story comes from and what became of it. */
export const lineageWords = {
  title: 'Where it comes from',
  splitFrom: 'Split from',
  splitInto: 'Split into',
  mergedInto: 'Merged into',
  tookIn: 'Took in',
  show: (title: string) => `Show ${title}`,
} as const;
