/** Words of the gap finder and the slice check. */
import type { GapRule } from '../../../shared/views/gaps.ts';
import { count } from '../format.ts';

const rules: {
  readonly [R in GapRule]: { readonly title: string; readonly why: string; readonly mark: string };
} = {
  emptyStep: {
    title: 'No walking skeleton',
    why: 'Steps without a story in the first slice: nobody can walk through from end to end.',
    mark: 'no story in the first slice',
  },
  missingActivity: {
    title: 'No whole journey',
    why: 'Slices that leave an activity out.',
    mark: 'leaves an activity out',
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
    title: 'Unplaced stories',
    why: 'Their step was archived; give them a new one.',
    mark: 'unplaced',
  },
  noEstimate: {
    title: 'No estimate',
    why: 'Stories to do that nobody has estimated.',
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
    text: 'Every step of the first slice has a story, every slice covers the whole journey and every persona, and everything to do is estimated.',
  },
  noSlices: 'There is no release yet, so slices could not be checked.',
  rules,
  inLane: (what: string, lane: string) => `${what} · ${lane}`,
  over: (release: string, over: number) => `${release} · ${count(over, 'point')} over`,
  more: (number: number) => `Show ${count(number, 'more', 'more')}`,
  mark: (text: string) => `gap: ${text}`,
} as const;
