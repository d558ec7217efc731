/**
 * What everybody may see: the problems a team is working on, in the words it wrote for outsiders. Nothing appears by
 * itself: an initiative is named only by its public title, and a theme only when one of its initiatives has one.
 */
import * as z from 'zod/mini';
import { horizons, type Horizon } from '../../model/initiative.ts';
import type { MapRecords } from '../../model/records.ts';
import { roadmapOf, type RoadmapItem } from '../roadmap.ts';
import { withoutDates } from './withoutDates.ts';

export const publicSchema = z.object({
  audience: z.literal('public'),
  topics: z.array(
    z.object({
      /** The customer's problem; null: several matters without one. */
      problem: z.nullable(z.string()),
      /** How near it is, by the nearest of its matters; never when. */
      stage: z.enum(horizons),
      matters: z.array(z.object({ title: z.string(), details: z.string() })),
    }),
  ),
});
export type PublicView = z.infer<typeof publicSchema>;
type Topic = PublicView['topics'][number];

/** Problems in the order of their themes, what is nearest first. An opportunity of the business is nobody else's matter. */
export function publicView(records: MapRecords): PublicView {
  const topics: Topic[] = [];
  const others: RoadmapItem[] = [];
  for (const { theme, items } of roadmapOf(records).themes) {
    const told = items.filter(isTold);
    const problem = theme?.kind === 'problem' ? withoutDates(theme.title) : '';
    if (problem === '') others.push(...told);
    else if (told.length > 0) topics.push(topicOf(problem, told));
  }
  if (others.length > 0) topics.push(topicOf(null, others));
  return {
    audience: 'public',
    topics: horizons.flatMap((stage) => topics.filter((it) => it.stage === stage)),
  };
}

function isTold({ initiative }: RoadmapItem): boolean {
  return withoutDates(initiative.publicTitle).trim() !== '';
}

function topicOf(problem: string | null, items: readonly RoadmapItem[]): Topic {
  const stages: readonly Horizon[] = items.map(({ initiative }) => initiative.horizon);
  return {
    problem,
    stage: horizons.find((horizon) => stages.includes(horizon)) ?? 'later',
    matters: items.map(({ initiative: { publicTitle, publicDetails } }) => {
      return { title: withoutDates(publicTitle), details: withoutDates(publicDetails) };
    }),
  };
}
