/** What has to be forecast for a release, or why it cannot be. */
import type { ReleaseId } from '../model/release.ts';
import type { MapRecords } from '../model/records.ts';
import type { DayOf } from './burndown.ts';
import { fewestDataPoints, type ForecastTask } from './forecast.ts';
import { totalsOf } from './laneTotals.ts';
import { liveOrNull } from './liveRecords.ts';
import { storyGroups } from './storyGroups.ts';
import { throughputOf } from './throughput.ts';

export type ReleaseForecast =
  /** It holds nothing that counts. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'done' }
  /** Too few days on which something was done. */
  | { readonly kind: 'tooFew'; readonly dataPoints: number; readonly needed: number }
  | {
      readonly kind: 'task';
      /** F2: points where all that is left and all that was observed has an estimate, else stories. */
      readonly unit: 'points' | 'stories';
      readonly task: ForecastTask;
      readonly dataPoints: number;
    };

/** As of `today`; declined stories count nowhere. Null when there is no such live release. */
export function releaseForecast(
  records: Pick<MapRecords, 'story' | 'release'>,
  id: ReleaseId,
  today: string,
  dayOf: DayOf,
): ReleaseForecast | null {
  if (liveOrNull(records.release, id) === null) return null;
  const counted = storyGroups(records)
    .ofRelease(id)
    .filter((story) => story.stage !== 'declined');
  if (counted.length === 0) return { kind: 'empty' };
  const left = totalsOf(counted.filter((story) => story.stage !== 'done'));
  if (left.stories === 0) return { kind: 'done' };
  const { days, dataPoints, isEstimated } = throughputOf(records, today, dayOf);
  if (dataPoints < fewestDataPoints) return { kind: 'tooFew', dataPoints, needed: fewestDataPoints };
  const hasPoints = days.some(({ points }) => points > 0) && left.points > 0;
  const unit = isEstimated && left.unestimated === 0 && hasPoints ? 'points' : 'stories';
  const task = { samples: days.map((day) => day[unit]), remaining: left[unit] };
  return { kind: 'task', unit, task, dataPoints };
}
