/** An artifact: a paper about the map or a part of it, made from the records, with what people add by hand. */
import { archivedAt, longestDetails, longestTitle, text, value, type FieldTable } from './field.ts';
import { idSchema, type Id } from './id.ts';
import type { InitiativeId } from './initiative.ts';
import { momentSchema } from './measure.ts';
import { orderKeySchema } from './orderKey.ts';
import { shortNameSchema } from './persona.ts';
import type { ReleaseId } from './release.ts';
import type { SprintId } from './sprint.ts';
import * as z from 'zod/mini';

export type ArtifactId = Id<'artifact'>;

export const artifactKinds = [
  'vision',
  'roadmapReview',
  'backlog',
  'prd',
  'sprintPlan',
  'burndown',
  'releaseNotes',
  'storyMap',
  'competitiveAnalysis',
  'designLink',
] as const;
export type ArtifactKind = (typeof artifactKinds)[number];

export interface Artifact {
  readonly id: ArtifactId;
  readonly kind: ArtifactKind;
  /** What it is about; with none of the three, the whole map. */
  readonly releaseId: ReleaseId | null;
  readonly initiativeId: InitiativeId | null;
  readonly sprintId: SprintId | null;
  readonly title: string;
  /** Written by hand; making the rest anew leaves it alone. */
  readonly notes: string;
  readonly url: string | null;
  readonly confirmedAt: number | null;
  /** The name of who last said that it still holds. */
  readonly confirmedBy: string;
  readonly order: string;
  readonly archivedAt: number | null;
}

/** Only addresses a browser opens as a page. */
export const urlSchema = z.nullable(z.url({ protocol: /^https?$/ }).check(z.maxLength(2000)));

export const artifactFields: FieldTable<Artifact> = {
  kind: value<ArtifactKind>(z.enum(artifactKinds), 'prd'),
  releaseId: value<ReleaseId | null>(z.nullable(idSchema('release')), null),
  initiativeId: value<InitiativeId | null>(z.nullable(idSchema('initiative')), null),
  sprintId: value<SprintId | null>(z.nullable(idSchema('sprint')), null),
  title: text(longestTitle),
  notes: text(longestDetails),
  url: value<string | null>(urlSchema, null),
  confirmedAt: value<number | null>(momentSchema, null),
  confirmedBy: value(shortNameSchema, ''),
  order: value(orderKeySchema, ''),
  archivedAt,
};
