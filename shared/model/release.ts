/** A release (slice): a horizontal band of the map with the outcome it is for. */
import { archivedAt, locked, longestTitle, text, value, type FieldTable } from './field.ts';
import type { Id } from './id.ts';
import { orderKeySchema } from './orderKey.ts';
import * as z from 'zod/mini';

export type ReleaseId = Id<'release'>;

export const releaseStatuses = ['planned', 'active', 'released'] as const;
export type ReleaseStatus = (typeof releaseStatuses)[number];

export interface Release {
  readonly id: ReleaseId;
  readonly name: string;
  readonly outcome: string;
  readonly order: string;
  /** The most estimate points the slice should hold; null when nobody said. */
  readonly capacity: number | null;
  /** When, as people say it: "Q3", "before the fair". */
  readonly window: string;
  readonly status: ReleaseStatus;
  readonly locked: boolean;
  readonly archivedAt: number | null;
}

export const capacitySchema = z.nullable(z.number().check(z.gte(0), z.lte(100_000)));
export const windowSchema = z.string().check(z.maxLength(60));

export const releaseFields: FieldTable<Release> = {
  name: text(longestTitle),
  outcome: text(longestTitle),
  order: value(orderKeySchema, ''),
  capacity: value<number | null>(capacitySchema, null),
  window: value(windowSchema, ''),
  status: value<ReleaseStatus>(z.enum(releaseStatuses), 'planned'),
  locked,
  archivedAt,
};
