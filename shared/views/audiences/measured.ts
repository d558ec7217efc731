/** What several audiences are told in the same words: how far something is, in whole percent and never by counts. */
import * as z from 'zod/mini';
import type { GoalId } from '../../model/goal.ts';
import type { MapRecords } from '../../model/records.ts';
import type { Theme } from '../../model/theme.ts';
import { lineDown, shareOf } from '../throughline.ts';

const number = z.nullable(z.number());
/** From 0 to 1, in steps of a percent; null: nobody knows. */
export const shareSchema = z.nullable(z.number());

export const measureSchema = z.object({
  title: z.string(),
  unit: z.string(),
  start: number,
  target: number,
  current: number,
  share: shareSchema,
});
export type Measure = z.infer<typeof measureSchema>;

/** To whole percents: finer steps would tell of single stories. */
export function inPercents(share: number | null): number | null {
  return share === null ? null : Math.round(share * 100) / 100;
}

/** The key results of a goal. */
export function resultsOf(records: MapRecords, id: GoalId): Measure[] {
  return (lineDown(records, id)?.results ?? []).map(({ keyResult, share }) => {
    const { title, unit, start, target, current } = keyResult;
    return { title, unit, start, target, current, share: inPercents(share) };
  });
}

/** The one metric of a theme; null when it has none. */
export function metricOf({ metric, baseline, target, current }: Theme): Measure | null {
  if (metric === '' && target === null && current === null) return null;
  const share = inPercents(shareOf({ start: baseline, target, current }));
  return { title: metric, unit: '', start: baseline, target, current, share };
}
