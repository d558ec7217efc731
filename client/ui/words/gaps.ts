/** Words of the gap finder that stand on the map itself. */
import type { GapRule } from '../../../shared/views/gaps.ts';
import { named } from '../levels.ts';

const marks: { readonly [R in GapRule]: string } = {
  get emptyStep() {
    return `no ${named.one('story')} in the first slice`;
  },
  get missingActivity() {
    return `leaves ${named.a('activity')} out`;
  },
  absentPersona: 'has nothing for a persona',
  overCapacity: 'over capacity',
  unplaced: 'unplaced',
  noEstimate: 'no estimate',
};

export const gapWords = {
  open: 'Find gaps',
  mark: (rule: GapRule) => `gap: ${marks[rule]}`,
} as const;
