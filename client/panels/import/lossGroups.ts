/** The loss report as a person reads it: by reason, the most frequent first. */
import type { Loss, LossReason } from '../../../shared/formats/importPlan.ts';

export interface LossGroup {
  readonly why: LossReason;
  readonly losses: readonly Loss[];
}

/** Within a reason the file's own order stays; "and more like these" comes last. */
export function groupLosses(losses: readonly Loss[]): LossGroup[] {
  const groups = new Map<LossReason, Loss[]>();
  for (const loss of losses) {
    const group = groups.get(loss.why);
    if (group === undefined) groups.set(loss.why, [loss]);
    else group.push(loss);
  }
  const rank = ({ why, losses: found }: LossGroup): number =>
    why === 'and more like these' ? 0 : found.length;
  return [...groups].map(([why, found]) => ({ why, losses: found })).sort((a, b) => rank(b) - rank(a));
}

/** How many things are lost in all, counting what one line of the report sums up. */
export function countLosses(losses: readonly Loss[]): number {
  return losses.reduce((sum, loss) => sum + (loss.why === 'and more like these' ? (loss.count ?? 1) : 1), 0);
}
