/** Words of lenses, filters and search. */
import type { Stage, StoryKind } from '../../../shared/model/story.ts';
import { noValue, type Colouring, type Facet } from '../../../shared/views/facets.ts';
import { formatNumber } from '../format.ts';
import { named } from '../levels.ts';
import * as commonWords from './common.ts';

const facets: { readonly [F in Facet]: string } = {
  persona: 'Persona',
  owner: 'Owner',
  kind: 'Kind',
  stage: 'Stage',
  label: 'Label',
  estimate: 'Estimate',
  get release() {
    return named.heading('release');
  },
};

const without: { readonly [F in Facet]: string } = {
  persona: 'No persona',
  owner: 'Nobody',
  kind: 'No kind',
  stage: 'No stage',
  label: 'No label',
  estimate: 'No estimate',
  release: commonWords.unscheduled,
};

const stories = (value: number): string => named.count(value, 'story');

export const lensWords = {
  group: 'Look at the map',
  open: 'Lens and filters',
  close: 'Close the lens',
  colourBy: 'Colour cards by',
  get colourings(): { readonly [C in Colouring]: string } {
    return { none: 'Nothing', ...facets };
  },
  facets,
  legend: 'Legend',
  get legendHint() {
    return `Choose entries to keep only their ${named.many('story')} bright.`;
  },
  legendPlain: 'Without a lens the strip on a card shows its kind.',
  filters: 'Filters',
  chosen: (number: number) => `${formatNumber(number)} chosen`,
  text: 'Words in the title or details',
  matching: (number: number, of: number) => `${formatNumber(number)} of ${stories(of)} match`,
  clear: 'Clear filters',
  copyLink: 'Copy link to this view',
  copied: 'The link to this view is on the clipboard. It opens for people who may open the map.',
  notCopied: 'The browser did not let us copy the link. Nothing else has changed; try again from the menu.',
  dimmed: 'does not match',

  /** The name of a value that is no record of its own. */
  valueName: (facet: Facet, value: string): string => {
    if (value === noValue) return without[facet];
    switch (facet) {
      case 'kind':
        return commonWords.storyKinds[value as StoryKind];
      case 'stage':
        return commonWords.stages[value as Stage];
      case 'estimate':
        return value === 'more' ? 'More than 8 points' : `Up to ${value} points`;
      default:
        return value;
    }
  },

  search: {
    title: 'Search this map',
    get placeholder() {
      return `Words of ${named.a('story')}, ${named.one('step')}, ${named.one('activity')} or ${named.one('release')}`;
    },
    found: (at: number, of: number) =>
      at === 0 ? `${formatNumber(of)} found` : `${formatNumber(at)} of ${formatNumber(of)}`,
    nothing: 'Nothing found',
    next: 'Next hit',
    previous: 'Previous hit',
    close: 'End the search',
  },
} as const;
