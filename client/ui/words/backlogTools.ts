/** Words of looking at the backlog: filters, groups, columns, selection, and what is done with several at once. */
import type { Moscow } from '../../../shared/model/story.ts';
import type { Facet } from '../../../shared/views/facets.ts';
import type { BacklogGrouping } from '../../../shared/views/backlogGroups.ts';
import type { Score } from '../../../shared/views/scoring.ts';
import { count, formatNumber } from '../format.ts';
import { named } from '../levels.ts';
import * as commonWords from './common.ts';
import { lensWords } from './lens.ts';

const stories = (value: number): string => named.count(value, 'story');

export const moscowWords: { readonly [M in Moscow]: string } = {
  must: 'Must',
  should: 'Should',
  could: 'Could',
  wont: 'Won’t',
};

export const scoreWords: { readonly [S in Score]: string } = {
  moscow: 'MoSCoW',
  rice: 'RICE',
  costOfDelay: 'Cost of delay',
  weightedShortestJob: 'WSJF',
  own: 'Own score',
};

export const backlogToolWords = {
  modes: { list: 'List', matrix: 'Impact × effort', grooming: 'Grooming' },
  modesLabel: 'How to look at the backlog',
  readOnly: 'You can look at everything here; changing it needs a link that lets you edit.',
  search: 'Search the backlog',
  filter: 'Filter',
  filterOn: (number: number) => `Filter: ${formatNumber(number)} on`,
  clear: 'Clear all',
  remove: (what: string) => `Remove the filter ${what}`,
  facet: (facet: Facet): string => lensWords.facets[facet],
  value: (facet: Facet, value: string): string => lensWords.valueName(facet, value),
  initiative: 'Initiative',
  noInitiative: 'No initiative',
  noInitiatives: 'There are no initiatives yet. They are made on the roadmap.',
  showing: (shown: number, all: number) => `${formatNumber(shown)} of ${stories(all)} shown`,
  nothing: {
    get title() {
      return `No ${named.one('story')} matches`;
    },
    text: 'Nothing is gone: the filters leave everything out.',
  },
  groupBy: 'Group by',
  groupings: {
    none: 'Nothing',
    initiative: 'Initiative',
    get activity() {
      return named.heading('activity');
    },
    get release() {
      return named.heading('release');
    },
    owner: 'Owner',
  } as { readonly [G in BacklogGrouping]: string },
  without: {
    none: '',
    initiative: 'No initiative',
    activity: 'Unplaced',
    get release() {
      return commonWords.unscheduled;
    },
    owner: 'Nobody yet',
  } as { readonly [G in BacklogGrouping]: string },
  sortBy: 'Sort by',
  ownOrder: 'Our own order',
  sorted: (score: string) => `Sorted by ${score}. Your own order is kept below it.`,
  apply: 'Apply this order',
  applied: (moved: number) => `The backlog stands in this order now. ${stories(moved)} moved.`,
  back: 'Back to our order',
  sortedNoMove:
    'While it is sorted by a score, nothing can be moved by hand. Go back to your own order first.',
  columns: 'Columns',
  column: {
    place: 'Where it comes from',
    get release() {
      return named.heading('release');
    },
    initiative: 'Initiative',
    owner: 'Owner',
    issue: 'Issue',
    ...scoreWords,
  },
  groupTotals: (number: number, points: number) => `${stories(number)} · ${count(points, 'point')}`,
  open: (name: string) => `Show ${name}`,
  close: (name: string) => `Hide ${name}`,
  addTo: (name: string) => `Add to ${name}`,
  select: (title: string) => `Select ${title}`,
  selected: (number: number) => `${formatNumber(number)} selected`,
  selectAll: 'Select all that is shown',
  clearSelection: 'Clear the selection',
  bulk: 'Change what is selected',
  mixed: 'Mixed',
  mostAtOnce: (most: number) => `At most ${formatNumber(most)} can be changed at once.`,
  changed: (number: number) => `${stories(number)} changed.`,
  kind: 'Kind',
  owner: 'Owner',
  ownerPlaceholder: 'Who does it',
  setOwner: 'Set the owner',
  points: 'Points',
  stage: 'Stage',
  moscow: 'MoSCoW',
  none: 'None',
  set: 'Set',
  moveSelected: 'Move to rank…',
  moveOnMap: 'Move on the map…',
  movedMany: (number: number, rank: number) =>
    `${stories(number)} moved, from number ${formatNumber(rank)} on.`,
  movedToGroup: (what: string, group: string) => `${what} is in ${group} now.`,
  firstOfGroup: 'It is the first of its group.',
  lastOfGroup: 'It is the last of its group.',
  moveToGroup: (grouping: string) => `Move to another ${grouping.toLowerCase()}`,
  add: {
    get open() {
      return `Add ${named.a('story')}`;
    },
    label: 'What is needed',
    placeholder: 'Type a title and press Enter',
    kind: 'Kind',
    get step() {
      return named.heading('step');
    },
    where: 'Place in the backlog',
    top: 'At the top',
    end: 'At the end',
    add: 'Add',
    done: 'Done',
    into: (group: string) => `It goes into ${group}.`,
    added: (title: string, rank: number) => `Added ${title} as number ${formatNumber(rank)}.`,
    noStep: 'Make a step on the map first: everything in the backlog has a place there.',
  },
  hint: 'Space selects, Alt + ↑ ↓ moves, Enter opens.',
} as const;
