/** How much of the work that is still to be done serves no goal. */
import type { MapRecords } from '../model/records.ts';
import type { Story } from '../model/story.ts';
import { totalsOf, type LaneTotals } from './laneTotals.ts';
import { orphansOf } from './orphans.ts';
import { storyGroups } from './storyGroups.ts';

export interface Alignment {
  /** All that is still to be done, ideas as well. */
  readonly open: LaneTotals;
  /** Of it, what is for no initiative or for one without a goal. */
  readonly misaligned: LaneTotals;
  /**
   * misaligned ÷ open, 0 to 1: in points where every open story has an estimate and there are points, else in stories;
   * null: no work. Plain arithmetic of our own.
   */
  readonly share: number | null;
}

/** The complement of what {@link orphansOf} calls work with a goal. */
export function alignmentOf(records: MapRecords): Alignment {
  const open = totalsOf(storyGroups(records).live.filter(isOpen));
  const misaligned = totalsOf(orphansOf(records).stories.map(({ story }) => story));
  const byPoints = open.unestimated === 0 && open.points > 0;
  const share = byPoints
    ? misaligned.points / open.points
    : open.stories > 0
      ? misaligned.stories / open.stories
      : null;
  return { open, misaligned, share };
}

function isOpen({ stage }: Story): boolean {
  return stage !== 'done' && stage !== 'declined';
}
