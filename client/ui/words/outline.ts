/** Words of the map's outline; loaded with it. */
import { formatNumber } from '../format.ts';
import { named } from '../levels.ts';

export const outlineWords = {
  get releases() {
    return named.headings('release');
  },
  all: 'All',
  get addRelease() {
    return `Add ${named.a('release')}`;
  },
  addStory: (place: string) => `Add ${named.a('story')} to ${place}`,
  addStep: (activity: string) => `Add ${named.a('step')} to ${activity}`,
  get addActivity() {
    return `Add ${named.a('activity')}`;
  },
  steps: (number: number) => named.count(number, 'step'),
  stories: (number: number) => named.count(number, 'story'),
  number: formatNumber,
  numberWord: (number: number) => ` ${number === 1 ? named.one('story') : named.many('story')}`,
  get nothingHere() {
    return `No ${named.one('story')} here yet`;
  },
  options: (title: string) => `Options of ${title}`,
  fold: (title: string, open: boolean) => (open ? `Collapse ${title}` : `Expand ${title}`),
  criteria: (done: number, all: number) => `${formatNumber(done)}/${formatNumber(all)}`,
  typing: (name: string) => `${name} is typing here`,
  selectedBy: (names: string) => `Selected by ${names}`,
  menu: {
    edit: 'Edit the title',
    editText: 'Edit',
    rename: 'Rename',
    details: 'Details',
    move: 'Move to…',
    up: 'Move up',
    down: 'Move down',
    get addBelow() {
      return `Add ${named.a('story')} below`;
    },
    get addStory() {
      return `Add ${named.a('story')}`;
    },
    get addStepAfter() {
      return `Add ${named.a('step')} after`;
    },
    get addStep() {
      return `Add ${named.a('step')}`;
    },
    get addActivityAfter() {
      return `Add ${named.a('activity')} after`;
    },
    showOnMap: 'Show on the map',
    copyLink: 'Copy link to this card',
    archive: 'Archive',
  },
} as const;
