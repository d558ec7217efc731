/** What executives see: why, which themes, which bets and how far they are. No stories, no dates, no working texts. */
import * as z from 'zod/mini';
import { goalKinds } from '../../model/goal.ts';
import { confidences, horizons } from '../../model/initiative.ts';
import type { MapRecords } from '../../model/records.ts';
import { themeKinds } from '../../model/theme.ts';
import { liveInOrder } from '../liveRecords.ts';
import { roadmapOf } from '../roadmap.ts';
import { inPercents, measureSchema, metricOf, resultsOf, shareSchema, type Measure } from './measured.ts';
import { withoutDates } from './withoutDates.ts';

const betSchema = z.object({
  title: z.string(),
  outcome: z.string(),
  horizon: z.enum(horizons),
  confidence: z.enum(confidences),
  exploratory: z.boolean(),
  share: shareSchema,
  /** The goals it is for, by their places in the list. */
  goals: z.array(z.number()),
});

export const executiveSchema = z.object({
  audience: z.literal('executive'),
  title: z.string(),
  vision: z.string(),
  goals: z.array(z.object({ title: z.string(), kind: z.enum(goalKinds), results: z.array(measureSchema) })),
  themes: z.array(
    z.object({
      /** null: bets of no theme. */
      title: z.nullable(z.string()),
      kind: z.enum(themeKinds),
      metric: z.nullable(measureSchema),
      bets: z.array(betSchema),
    }),
  ),
});
export type ExecutiveView = z.infer<typeof executiveSchema>;

/** Themes in their order, those without a theme last; bets by horizon, then in the order of their columns. */
export function executiveView(records: MapRecords): ExecutiveView {
  const goals = liveInOrder(records.goal);
  const undated = ({ title, unit, ...rest }: Measure): Measure => ({
    ...rest,
    title: withoutDates(title),
    unit: withoutDates(unit),
  });
  return {
    audience: 'executive',
    title: withoutDates(records.meta.title),
    vision: withoutDates(records.meta.vision),
    goals: goals.map(({ id, title, kind }) => {
      return { title: withoutDates(title), kind, results: resultsOf(records, id).map(undated) };
    }),
    themes: roadmapOf(records).themes.map(({ theme, items }) => {
      const metric = theme === null ? null : metricOf(theme);
      const byHorizon = horizons.flatMap((horizon) =>
        items.filter(({ initiative }) => initiative.horizon === horizon),
      );
      return {
        title: theme === null ? null : withoutDates(theme.title),
        kind: theme?.kind ?? 'problem',
        metric: metric === null ? null : undated(metric),
        bets: byHorizon.map(({ initiative, goals: served, progress }) => ({
          title: withoutDates(initiative.title),
          outcome: withoutDates(initiative.outcome),
          horizon: initiative.horizon,
          confidence: initiative.confidence,
          exploratory: initiative.exploratory,
          share: inPercents(progress.share),
          goals: served.map((goal) => goals.indexOf(goal)),
        })),
      };
    }),
  };
}
