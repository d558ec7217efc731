/** Words of the dialog with the settings of a map. */
import type { EstimateScale, Level } from '../../../shared/model/settings.ts';

const places: { readonly [L in Level]: string } = {
  activity: 'Across the top',
  step: 'Below each of them',
  story: 'The cards in the columns',
  release: 'The bands at the left',
};

const scales: { readonly [K in EstimateScale['kind']]: string } = {
  free: 'Any number',
  fibonacci: '1, 2, 3, 5, 8, 13, 21',
  powers: '1, 2, 4, 8, 16, 32',
  shirts: 'T-shirt sizes',
  own: 'Your own numbers',
};

export const settingsWords = {
  title: 'Settings of this map',
  intro: 'They hold for everybody, and change at once.',
  readOnly: 'They hold for everybody. You can look at them; changing them needs a link that lets you edit.',
  names: 'Names',
  one: 'One',
  many: 'Several',
  places,
  oneOf: (place: string) => `${place}: one`,
  manyOf: (place: string) => `${place}: several`,
  estimates: 'Estimates',
  scale: 'Chosen from',
  scaleHint: 'Estimates given before stay as they are. Totals are always in points.',
  scales,
  pointsOf: (size: string) => `Points of ${size}`,
  shirts: 'Points of each size',
  own: 'Numbers',
  ownHint: 'With spaces between them, such as 1 2 4 10',
  ownBad: 'Only numbers from 0, at most 20 of them, such as 1 2 4 10',
  look: 'Look',
  twoLevels: (activities: string) => `Two levels: hide the row of ${activities} while there is only one`,
  twoLevelsHint: 'The row comes back by itself with the second.',
  done: 'Done',
} as const;
