/** A dependency: one story needs another one, or a party outside, and why. It may point in a circle after a merge; readers cope with that. */
import { daySchema } from './calendarDay.ts';
import { archivedAt, noteSchema, value, type FieldTable } from './field.ts';
import { idSchema, type Id } from './id.ts';
import { shortNameSchema } from './persona.ts';
import type { StoryId } from './story.ts';
import * as z from 'zod/mini';

export type DependencyId = Id<'dependency'>;

export const dependencyKinds = ['technical', 'business', 'waiting'] as const;
export type DependencyKind = (typeof dependencyKinds)[number];

export interface Dependency {
  readonly id: DependencyId;
  /** The story that needs the other one. */
  readonly storyId: StoryId | null;
  /** The story that is needed; null when it is somebody outside. */
  readonly needsId: StoryId | null;
  readonly kind: DependencyKind;
  readonly note: string;
  /** The party outside that is needed; empty when it is a story. */
  readonly external: string;
  /** When it is needed. */
  readonly due: string | null;
  readonly archivedAt: number | null;
}

export const dependencyFields: FieldTable<Dependency> = {
  storyId: value<StoryId | null>(z.nullable(idSchema('story')), null),
  needsId: value<StoryId | null>(z.nullable(idSchema('story')), null),
  kind: value<DependencyKind>(z.enum(dependencyKinds), 'technical'),
  note: value(noteSchema, ''),
  external: value(shortNameSchema, ''),
  due: value<string | null>(daySchema, null),
  archivedAt,
};
