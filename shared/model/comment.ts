/** A comment on a story: a record of the talk document, never of the map. */
import * as z from 'zod/mini';
import { archivedAt, authorKeySchema, value, type FieldTable } from './field.ts';
import { idSchema, type Id } from './id.ts';
import type { StoryId } from './story.ts';

export type CommentId = Id<'comment'>;

export interface Comment {
  readonly id: CommentId;
  readonly storyId: StoryId | null;
  readonly text: string;
  /** The name its author was shown under. */
  readonly author: string;
  /** Who made it, on this map: see authorKeySchema. */
  readonly createdBy: string;
  /** When, by the server's clock (ms since epoch). */
  readonly at: number;
  readonly resolved: boolean;
  readonly archivedAt: number | null;
}

/** The longest comment, in UTF-16 units. */
export const longestComment = 4000;

export const commentFields: FieldTable<Comment> = {
  storyId: value<StoryId | null>(z.nullable(idSchema('story')), null),
  text: value(z.string().check(z.maxLength(longestComment)), ''),
  author: value(z.string().check(z.maxLength(40)), ''),
  createdBy: value(authorKeySchema, ''),
  at: value(z.number(), 0),
  resolved: value(z.boolean(), false),
  archivedAt,
};
