/** Words of the gap finder's panel, fetched with it. */
import type { GapRule } from '../../../shared/views/gaps.ts';
import { count } from '../format.ts';
import { named } from '../levels.ts';

const rules: {
  readonly [R in GapRule]: { readonly title: string; readonly why: string };
} = {
  emptyStep: {
    title: 'No walking skeleton',
    get why() {
      return `${named.headings('step')} without ${named.a('story')} in the first slice: nobody can walk through from end to end.`;
    },
  },
  missingActivity: {
    title: 'No whole journey',
    get why() {
      return `Slices that leave ${named.a('activity')} out.`;
    },
  },
  absentPersona: {
    title: 'Persona left out',
    why: 'Slices with nothing for one of the personas.',
  },
  overCapacity: {
    title: 'Over capacity',
    why: 'Slices that hold more points than they should.',
  },
  unplaced: {
    get title() {
      return `Unplaced ${named.many('story')}`;
    },
    get why() {
      return `Their ${named.one('step')} was archived; give them a new one.`;
    },
  },
  noEstimate: {
    title: 'No estimate',
    get why() {
      return `${named.headings('story')} to do that nobody has estimated.`;
    },
  },
};

export const gapsPanelWords = {
  title: 'Gaps',
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
} as const;
