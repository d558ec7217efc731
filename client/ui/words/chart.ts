/** Words around charts. */
export const chartWords = {
  asTable: 'Show as table',
  asChart: 'Show as chart',
  day: 'Day',
  today: 'Today',
  none: '–',
  percent: (percent: number) => `${percent} %`,
} as const;
