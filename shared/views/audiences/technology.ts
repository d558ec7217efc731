/** What those see who answer for the technology: infrastructure and debt as bets, each with why it is worth it. */
import * as z from 'zod/mini';
import { confidences, horizons } from '../../model/initiative.ts';
import type { MapRecords } from '../../model/records.ts';
import { totalsOf } from '../laneTotals.ts';
import { roadmapOf } from '../roadmap.ts';
import { storyGroups } from '../storyGroups.ts';
import { inPercents, shareSchema } from './measured.ts';

export const technologySchema = z.object({
  audience: z.literal('technology'),
  title: z.string(),
  /** The share of all work still to be done that is technical. */
  technicalShare: shareSchema,
  bets: z.array(
    z.object({
      title: z.string(),
      details: z.string(),
      justification: z.string(),
      outcome: z.string(),
      horizon: z.enum(horizons),
      confidence: z.enum(confidences),
      exploratory: z.boolean(),
      window: z.string(),
      team: z.string(),
      /** Empty: it has no theme. */
      theme: z.string(),
      goals: z.array(z.string()),
      share: shareSchema,
    }),
  ),
});
export type TechnologyView = z.infer<typeof technologySchema>;

/** Technical initiatives by horizon, then in the order of their columns. */
export function technologyView(records: MapRecords): TechnologyView {
  const items = Object.values(roadmapOf(records).columns)
    .flat()
    .filter(({ initiative }) => initiative.kind === 'technology');
  return {
    audience: 'technology',
    title: records.meta.title,
    technicalShare: technicalShareOf(records, new Set(items.map(({ initiative }) => initiative.id))),
    bets: items.map(({ initiative, theme, goals, progress }) => {
      const { title, details, justification, outcome, horizon } = initiative;
      const { confidence, exploratory, window, team } = initiative;
      return {
        title,
        details,
        justification,
        outcome,
        horizon,
        confidence,
        exploratory,
        window,
        team,
        theme: theme?.title ?? '',
        goals: goals.map((goal) => goal.title),
        share: inPercents(progress.share),
      };
    }),
  };
}

/**
 * technical ÷ open, 0 to 1 in whole percents: of the stories still to be done, those that are technical work or of a
 * `technical` initiative; in points where every open story has an estimate and there are points, else in stories; null
 * when nothing is to be done. Plain arithmetic of our own.
 */
function technicalShareOf(records: MapRecords, technical: ReadonlySet<string | null>): number | null {
  const open = storyGroups(records).live.filter(({ stage }) => stage !== 'done' && stage !== 'declined');
  const own = open.filter(({ kind, initiativeId }) => kind === 'technical' || technical.has(initiativeId));
  const [all, part] = [totalsOf(open), totalsOf(own)];
  if (all.stories === 0) return null;
  const byPoints = all.unestimated === 0 && all.points > 0;
  return inPercents(byPoints ? part.points / all.points : part.stories / all.stories);
}
