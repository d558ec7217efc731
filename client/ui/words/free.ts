/** Words of the free layer: its tools, its things in the mirror, and what is done with them. */
import { count } from '../format.ts';
import { named } from '../levels.ts';

export const freeWords = {
  tools: 'Around the map',
  foldTools: 'Fold the tools',
  select: 'Select',
  sticky: 'Sticky',
  text: 'Text',
  frame: 'Frame',
  arrow: 'Arrow',
  stroke: 'Draw',
  images: 'Add images…',
  imageUntold: 'Image without a description',
  imageLoading: 'Loading…',
  imageMissing: 'This image cannot be shown',
  describe: 'Say what the image shows',
  chosen: (number: number) => count(number, 'thing'),
  unnamedFrame: 'Frame',
  colour: 'Colour',
  hues: {
    slate: 'Grey',
    blue: 'Blue',
    teal: 'Teal',
    green: 'Green',
    amber: 'Yellow',
    orange: 'Orange',
    red: 'Red',
    pink: 'Pink',
    violet: 'Violet',
  },
  size: 'Size of type',
  sizes: { small: 'Small', medium: 'Medium', large: 'Large' },
  front: 'Bring to front',
  back: 'Send to back',
  remove: 'Archive',
  get makeStory() {
    return `Make ${named.a('story')}…`;
  },
  get makeStories() {
    return `Make ${named.many('story')}…`;
  },
  makeStoriesOf: (number: number, title: string) =>
    number === 1 ? `Make ${named.a('story')} of “${title}”` : `Make ${named.count(number, 'story')}`,
  make: 'Make',
  madeStories: (number: number) => `${named.count(number, 'story')} made.`,
  pulledOut: (number: number) =>
    number === 1
      ? `The ${named.one('story')} is a sticky now.`
      : `${named.count(number, 'story')} are stickies now.`,
  pullOut: (number: number) => (number === 1 ? 'Pull out as a sticky' : 'Pull out as stickies'),
  add: (tool: string) => `${tool} around the map`,
  taken: (tool: string) =>
    `${tool}: click where it goes, or press Enter to put it in the middle. Esc lays the tool down.`,
  goTo: (name: string) => `Go to ${name}`,
  around: 'Around the map',
  things: (number: number) => count(number, 'thing'),
  inside: (frame: string) => `in ${frame}`,
  arrowFromTo: (from: string, to: string) => `from ${from} to ${to}`,
  somewhere: 'a point',
  drawing: 'Drawing',
  missing: 'The tools for around the map could not be loaded. Check the connection and try again.',
} as const;
