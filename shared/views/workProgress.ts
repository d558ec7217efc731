/** How far a set of stories is, by points and by count. */
import type { Story } from '../model/story.ts';
import { totalsOf, type LaneTotals } from './laneTotals.ts';
import { remembered } from './remembered.ts';

export interface WorkProgress {
  /** What is to be done and what is done; declined stories count nowhere. */
  readonly all: LaneTotals;
  readonly done: LaneTotals;
  /**
   * done ÷ all, 0 to 1: in points where every story has an estimate and there are points at all, else in stories, so that
   * what nobody has estimated is not counted as nothing; null when there are no stories. Plain arithmetic of our own.
   */
  readonly share: number | null;
}

/** All of it is done, and there is something; a share of 1 does not say so: what is still to be done may have no points. */
export function isFinished({ all, done }: WorkProgress): boolean {
  return all.stories > 0 && done.stories === all.stories;
}

const remember = remembered<WorkProgress>();

/** Of live stories; archived ones are passed over. Computed once for the same list. */
export function progressOfStories(stories: readonly Story[]): WorkProgress {
  return remember(stories, [], () => readProgress(stories));
}

function readProgress(stories: readonly Story[]): WorkProgress {
  const counted = stories.filter((story) => story.archivedAt === null && story.stage !== 'declined');
  const all = totalsOf(counted);
  const done = totalsOf(counted.filter((story) => story.stage === 'done'));
  const byPoints = all.unestimated === 0 && all.points > 0;
  const share = byPoints ? done.points / all.points : all.stories > 0 ? done.stories / all.stories : null;
  return { all, done, share };
}
