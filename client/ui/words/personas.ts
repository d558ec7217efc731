/** Words of putting personas on cards; loaded with the legend and with the first drop. */
import { count } from '../format.ts';

export const personaWords = {
  hint: 'Drag a persona onto the map, or among the others to order them.',
  options: (name: string) => `Options of ${name}`,
  putOn: 'Put on the selection',
  takeOff: 'Take off the selection',
  nothingChosen: 'select cards first',
  up: 'Move up',
  down: 'Move down',
  put: (name: string, cards: number) => `${name} is on ${count(cards, 'card')} now.`,
  taken: (name: string, cards: number) => `${name} is off ${count(cards, 'card')} now.`,
  moved: (name: string) => `${name} moved in the legend.`,
  already: (name: string) => `${name} is there already.`,
  gone: 'Somebody archived this persona meanwhile. Nothing was changed.',
} as const;
