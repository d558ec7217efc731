/** Words of the gap finder and the slice check. */
import type { GapRule } from '../../../shared/views/gaps.ts';
import { count } from '../format.ts';
import { named } from '../levels.ts';

const rules: {
  readonly [R in GapRule]: { readonly title: string; readonly why: string; readonly mark: string };
} = {
  emptyStep: {
    title: 'No walking skeleton',
    get why() {
      return `${named.headings('step')} without ${named.a('story')} in the first slice: nobody can walk through from end to end.`;
    },
    get mark() {
      return `no ${named.one('story')} in the first slice`;
    },
  },
  missingActivity: {
    title: 'No whole journey',
    get why() {
      return `Slices that leave ${named.a('activity')} out.`;
    },
    get mark() {
      return `leaves ${named.a('activity')} out`;
    },
  },
  absentPersona: {
    title: 'Persona left out',
    why: 'Slices with nothing for one of the personas.',
    mark: 'has nothing for a persona',
  },
  overCapacity: {
    title: 'Over capacity',
    why: 'Slices that hold more points than they should.',
    mark: 'over capacity',
  },
  unplaced: {
    get title() {
      return `Unplaced ${named.many('story')}`;
    },
    get why() {
      return `Their ${named.one('step')} was archived; give them a new one.`;
    },
    mark: 'unplaced',
  },
  noEstimate: {
    title: 'No estimate',
    get why() {
      return `${named.headings('story')} to do that nobody has estimated.`;
    },
    mark: 'no estimate',
  },
};

export const gapWords = {
  title: 'Gaps',
  open: 'Find gaps',
  close: 'Close the gaps',
  list: 'Gaps by rule',
  summary: (number: number) => (number === 0 ? 'No gaps' : count(number, 'gap')),
  none: {
    title: 'No gaps found',
    get text() {
      return `Every ${named.one('step')} of the first slice has ${named.a('story')}, every slice covers the whole journey and every persona, and everything to do is estimated.`;
    },
  },
  get noSlices() {
    return `There is no ${named.one('release')} yet, so slices could not be checked.`;
  },
  rules,
  inLane: (what: string, lane: string) => `${what} · ${lane}`,
  over: (release: string, over: number) => `${release} · ${count(over, 'point')} over`,
  more: (number: number) => `Show ${count(number, 'more', 'more')}`,
  mark: (text: string) => `gap: ${text}`,
} as const;
