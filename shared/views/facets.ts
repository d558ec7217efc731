/** What a story can be coloured and filtered by, and the values each story has of it. */
import type { MapRecords } from '../model/records.ts';
import type { PersonaId } from '../model/persona.ts';
import type { Story } from '../model/story.ts';

export const facets = ['persona', 'owner', 'kind', 'stage', 'label', 'estimate', 'release'] as const;
export type Facet = (typeof facets)[number];

/** What cards can be coloured by; releases have lanes of their own. */
export const colourings = ['none', 'persona', 'owner', 'kind', 'stage', 'label', 'estimate'] as const;
export type Colouring = (typeof colourings)[number];

/** The value of a story that has none of it: no persona, nobody, no label, no estimate, unscheduled. */
export const noValue = '';

/** Sizes of estimates: up to and including so many points; above the last it is `more`. */
export const estimateSteps = [2, 5, 8] as const;
export const estimateSizes = [...estimateSteps.map(String), 'more'] as const;

/**
 * Whom a story is for (V1: its own personas, else its step's, else its activity's). Archived personas do not count.
 */
export function personasOf(records: MapRecords, story: Story): readonly PersonaId[] {
  const isLive = (id: PersonaId): boolean => records.persona.get(id)?.archivedAt === null;
  const own = story.personas.filter(isLive);
  if (own.length > 0 || story.stepId === null) return own;
  const step = records.step.get(story.stepId);
  const ofStep = step?.personas.filter(isLive) ?? [];
  if (ofStep.length > 0 || !step?.activityId) return ofStep;
  return records.activity.get(step.activityId)?.personas.filter(isLive) ?? [];
}

/** A story's values of a facet; never empty, {@link noValue} alone when it has none. */
export function valuesOf(records: MapRecords, story: Story, facet: Facet): readonly string[] {
  const values = knownValues(records, story, facet);
  return values.length === 0 ? [noValue] : values;
}

function knownValues(records: MapRecords, story: Story, facet: Facet): readonly string[] {
  switch (facet) {
    case 'persona':
      return personasOf(records, story);
    case 'label':
      return story.labels.filter((id) => records.label.get(id)?.archivedAt === null);
    case 'owner':
      return story.owner.trim() === '' ? [] : [story.owner.trim()];
    case 'kind':
      return [story.kind];
    case 'stage':
      return [story.stage];
    case 'estimate':
      return story.estimate === null ? [] : [estimateSize(story.estimate)];
    case 'release': {
      const { releaseId } = story;
      return releaseId !== null && records.release.get(releaseId)?.archivedAt === null ? [releaseId] : [];
    }
  }
}

function estimateSize(estimate: number): string {
  return String(estimateSteps.find((most) => estimate <= most) ?? 'more');
}
