/** A dependency: one story needs another one, and why. It may point in a circle after a merge; readers cope with that. */
import { archivedAt, value, type FieldTable } from './field.ts';
import { idSchema, type Id } from './id.ts';
import type { StoryId } from './story.ts';
import * as z from 'zod/mini';

export type DependencyId = Id<'dependency'>;

export const dependencyKinds = ['technical', 'business', 'waiting'] as const;
export type DependencyKind = (typeof dependencyKinds)[number];

export interface Dependency {
  readonly id: DependencyId;
  /** The story that needs the other one. */
  readonly storyId: StoryId | null;
  /** The story that is needed. */
  readonly needsId: StoryId | null;
  readonly kind: DependencyKind;
  readonly note: string;
  readonly archivedAt: number | null;
}

/** The longest note of a dependency, in UTF-16 units. */
export const longestNote = 200;
export const noteSchema = z.string().check(z.maxLength(longestNote));

export const dependencyFields: FieldTable<Dependency> = {
  storyId: value<StoryId | null>(z.nullable(idSchema('story')), null),
  needsId: value<StoryId | null>(z.nullable(idSchema('story')), null),
  kind: value<DependencyKind>(z.enum(dependencyKinds), 'technical'),
  note: value(noteSchema, ''),
  archivedAt,
};
