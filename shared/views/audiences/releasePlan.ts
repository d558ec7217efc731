/** What those see who bring a release to market: slices with their windows, what goes into each, and how it is told. */
import * as z from 'zod/mini';
import type { MapRecords } from '../../model/records.ts';
import { releaseStatuses } from '../../model/release.ts';
import { liveInOrder } from '../liveRecords.ts';
import { roadmapOf, type RoadmapItem } from '../roadmap.ts';
import { storyGroups } from '../storyGroups.ts';
import { progressOfStories } from '../workProgress.ts';
import { inPercents, shareSchema } from './measured.ts';

const partSchema = z.object({
  title: z.string(),
  outcome: z.string(),
  window: z.string(),
  goToMarket: z.string(),
});

export const releasePlanSchema = z.object({
  audience: z.literal('release'),
  title: z.string(),
  /** What the team calls a release. */
  called: z.object({ one: z.string(), many: z.string() }),
  releases: z.array(
    z.object({
      name: z.string(),
      outcome: z.string(),
      window: z.string(),
      status: z.enum(releaseStatuses),
      share: shareSchema,
      /** The initiatives that have work in it. */
      parts: z.array(partSchema),
    }),
  ),
  /** Initiatives of which nothing is in a release. */
  unplanned: z.array(partSchema),
});
export type ReleasePlanView = z.infer<typeof releasePlanSchema>;

/** Releases in the order of the map; declined stories bring an initiative into no release. */
export function releasePlanView(records: MapRecords): ReleasePlanView {
  const releases = liveInOrder(records.release);
  const live = new Set<string | null>(releases.map(({ id }) => id));
  const items = Object.values(roadmapOf(records).columns).flat();
  const slicesOf = new Map(
    items.map((item) => {
      const counted = item.stories.filter(({ stage }) => stage !== 'declined');
      return [item, new Set(counted.map(({ releaseId }) => releaseId).filter((id) => live.has(id)))];
    }),
  );
  const groups = storyGroups(records);
  return {
    audience: 'release',
    title: records.meta.title,
    called: records.meta.settings.releaseName,
    releases: releases.map(({ id, name, outcome, window, status }) => ({
      name,
      outcome,
      window,
      status,
      share: inPercents(progressOfStories(groups.ofRelease(id)).share),
      parts: items.filter((item) => slicesOf.get(item)!.has(id)).map(partOf),
    })),
    unplanned: items.filter((item) => slicesOf.get(item)!.size === 0).map(partOf),
  };
}

function partOf({
  initiative: { title, outcome, window, goToMarket },
}: RoadmapItem): z.infer<typeof partSchema> {
  return { title, outcome, window, goToMarket };
}
