/** One map in a portfolio: its goals, its bets, which drive which, and what it can do. */
import * as z from 'zod/mini';
import { goalKinds } from '../../model/goal.ts';
import { confidences, horizons, initiativeKinds } from '../../model/initiative.ts';
import type { MapRecords } from '../../model/records.ts';
import { liveInOrder } from '../liveRecords.ts';
import { nowLoad } from '../nowLoad.ts';
import { roadmapOf } from '../roadmap.ts';
import { lineDown } from '../throughline.ts';
import { inPercents, shareSchema } from './measured.ts';
import { withoutDates } from './withoutDates.ts';

export const portfolioSchema = z.object({
  audience: z.literal('portfolio'),
  title: z.string(),
  goals: z.array(
    z.object({
      title: z.string(),
      kind: z.enum(goalKinds),
      period: z.string(),
      /**
       * How far its key results are: the arithmetic mean of their shares, Σ share ÷ number, of those that are measured, each
       * of the same weight; null: none is. As OKR practice scores an objective (Doerr, Measure What Matters, 2018).
       */
      share: shareSchema,
    }),
  ),
  bets: z.array(
    z.object({
      title: z.string(),
      kind: z.enum(initiativeKinds),
      horizon: z.enum(horizons),
      confidence: z.enum(confidences),
      share: shareSchema,
      /** All of its work that is not declined, in points. */
      points: z.number(),
      /** The goals it is for, by their places in the list. */
      goals: z.array(z.number()),
    }),
  ),
  /** In points: what is still to be done of the bets of now, and what the sprints that are not over hold (null: none says). */
  capacity: z.object({ now: z.number(), sprints: z.nullable(z.number()) }),
});
export type PortfolioView = z.infer<typeof portfolioSchema>;

/** Somebody's portfolio as its readers get it who have a link and are on none of the maps. */
export const sharedPortfolioSchema = z.object({
  audience: z.literal('portfolio'),
  maps: z.array(portfolioSchema),
  /** Maps that are there and not shown: too many, or they could not be read now. */
  left: z.number(),
});
export type SharedPortfolio = z.infer<typeof sharedPortfolioSchema>;

/** Bets by horizon, then in the order of their columns. `today` as `YYYY-MM-DD`. */
export function portfolioView(records: MapRecords, today: string): PortfolioView {
  const goals = liveInOrder(records.goal);
  const { columns } = roadmapOf(records);
  const { open, capacity } = nowLoad(records, today);
  return {
    audience: 'portfolio',
    title: records.meta.title,
    goals: goals.map(({ id, title, kind, period }) => {
      const shares = (lineDown(records, id)?.results ?? []).flatMap(({ share }) => share ?? []);
      const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
      return { title, kind, period, share: shares.length === 0 ? null : inPercents(mean) };
    }),
    bets: Object.values(columns)
      .flat()
      .map(({ initiative, goals: served, progress }) => {
        const { title, kind, horizon, confidence } = initiative;
        const share = inPercents(progress.share);
        const places = served.map((goal) => goals.indexOf(goal));
        return { title, kind, horizon, confidence, share, points: progress.all.points, goals: places };
      }),
    capacity: { now: open.points, sprints: capacity },
  };
}

/** The map for readers who are not on it: like executives, they get no dates. null: it has no goals and bets yet. */
export function sharedPortfolioView(records: MapRecords, today: string): PortfolioView | null {
  const { title, goals, bets, ...numbers } = portfolioView(records, today);
  if (goals.length + bets.length === 0) return null;
  return {
    ...numbers,
    title: withoutDates(title),
    goals: goals.map((goal) => ({ ...goal, title: withoutDates(goal.title), period: '' })),
    bets: bets.map((bet) => ({ ...bet, title: withoutDates(bet.title) })),
  };
}
