/** Words of the gap finder's panel, fetched with it. */
import type { GapRule } from '../../../shared/views/gaps.ts';
import { count } from '../format.ts';
import { named } from '../levels.ts';

interface Rule {
  readonly title: string;
  readonly why: string;
  /** What to do about it. */
  readonly mend: string;
}

const rules: { readonly [R in GapRule]: Rule } = {
  emptyStep: {
    title: 'No walking skeleton',
    get why() {
      return `${named.headings('step')} without ${named.a('story')} in the first slice: nobody can walk through from end to end.`;
    },
    get mend() {
      return `Pull the smallest ${named.one('story')} of the ${named.one('step')} up into it, or write one.`;
    },
  },
  missingActivity: {
    title: 'No whole journey',
    get why() {
      return `Slices that leave ${named.a('activity')} out.`;
    },
    get mend() {
      return `Slice lower where it is cut off, or say by its name that the ${named.one('release')} is for a part only.`;
    },
  },
  absentPersona: {
    title: 'Persona left out',
    why: 'Slices with nothing for one of the personas.',
    get mend() {
      return `Put the persona on ${named.a('story')} that is for them, or bring one into the slice.`;
    },
  },
  overCapacity: {
    title: 'Over capacity',
    why: 'Slices that hold more points than they should.',
    get mend() {
      return `Slice higher: what can wait goes into the next ${named.one('release')}.`;
    },
  },
  unplaced: {
    get title() {
      return `Unplaced ${named.many('story')}`;
    },
    get why() {
      return `Their ${named.one('step')} was archived.`;
    },
    get mend() {
      return `Drag them to another ${named.one('step')}, or bring theirs back.`;
    },
  },
  noEstimate: {
    title: 'No estimate',
    get why() {
      return `${named.headings('story')} to do that nobody has estimated.`;
    },
    mend: 'Estimate them together, those nearest to the top first.',
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
  mend: (how: string) => `What to do: ${how}`,
  inLane: (what: string, lane: string) => `${what} · ${lane}`,
  over: (release: string, over: number) => `${release} · ${count(over, 'point')} over`,
  more: (number: number) => `Show ${count(number, 'more', 'more')}`,
} as const;
