/** Words of the impact × effort matrix. */
import type { Quadrant } from '../../../shared/views/impactEffort.ts';
import { formatNumber } from '../format.ts';
import { named } from '../levels.ts';

const quadrants: { readonly [Q in Quadrant]: string } = {
  quickWin: 'Quick wins',
  bigBet: 'Big bets',
  fillIn: 'Fill-ins',
  timeSink: 'Time sinks',
};

export const matrixWords = {
  label: 'Impact × effort matrix',
  impact: 'Impact',
  effort: 'Effort',
  quadrants,
  hint: 'Drag to score. With the keyboard: arrows move, Shift + arrows move further, Enter opens the details, Delete takes the scores away.',
  readOnly: 'You can look at the matrix; scoring needs a link that lets you edit.',
  point: (title: string, impact: number, effort: number, quadrant: Quadrant) =>
    `${title}: impact ${formatNumber(impact)}, effort ${formatNumber(effort)}, ${quadrants[quadrant].toLowerCase()}`,
  moved: (title: string, impact: number, effort: number, quadrant: Quadrant) =>
    `${title} is at impact ${formatNumber(impact)}, effort ${formatNumber(effort)}: ${quadrants[quadrant].toLowerCase()}.`,
  unscored: 'Not on the matrix yet',
  unscoredHint: 'Drag one onto the matrix, or choose where it goes.',
  place: (title: string) => `Place ${title}`,
  placeIn: 'Place it with the',
  takenOff: (title: string) => `${title} is not scored any more.`,
  allScored: 'Everything that is shown is on the matrix.',
  nothing: {
    get title() {
      return `No ${named.one('story')} to score`;
    },
    text: 'What is done is left out; filters may leave out more.',
  },
  first: (shown: number, all: number) =>
    `The first ${formatNumber(shown)} of ${named.count(all, 'story')} are shown. Filter to see the others.`,
  table: 'The same as a table',
  columns: {
    get story() {
      return named.heading('story');
    },
    quadrant: 'Quadrant',
  },
  impactOf: (title: string) => `Impact of ${title}`,
  effortOf: (title: string) => `Effort of ${title}`,
  more: (rest: number) => `Show ${formatNumber(rest)} more`,
} as const;
