/** A glance at the backbone an import would bring: the first activities with their steps. */
import type { ImportPlan } from '../../../shared/formats/importPlan.ts';

export interface PeekActivity {
  readonly key: string;
  readonly title: string;
  readonly steps: readonly { readonly key: string; readonly title: string; readonly stories: number }[];
}

export interface BackbonePeek {
  readonly activities: readonly PeekActivity[];
  /** Activities that are not shown. */
  readonly more: number;
}

/** At most `most` activities, each with all its steps; archived ones are not on the map. */
export function peekBackbone(plan: ImportPlan, most = 8): BackbonePeek {
  const live = plan.activities.filter((activity) => activity.archivedAt == null);
  const stories = new Map<string, number>();
  for (const { step, archivedAt } of plan.stories) {
    if (step !== null && archivedAt == null) stories.set(step, (stories.get(step) ?? 0) + 1);
  }
  const activities = live.slice(0, most).map(({ key, title }) => ({
    key,
    title,
    steps: plan.steps
      .filter((step) => step.activity === key && step.archivedAt == null)
      .map((step) => ({ key: step.key, title: step.title, stories: stories.get(step.key) ?? 0 })),
  }));
  return { activities, more: live.length - activities.length };
}
