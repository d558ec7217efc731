/** A capacity: how many estimate points one person can do in one sprint. */
import { archivedAt, value, type FieldTable } from './field.ts';
import { idSchema, type Id } from './id.ts';
import { shortNameSchema } from './persona.ts';
import { capacitySchema } from './release.ts';
import type { SprintId } from './sprint.ts';
import * as z from 'zod/mini';

export type CapacityId = Id<'capacity'>;

/** K1: one for a person in a sprint; of several made at once the first by id counts, and a later change writes them all. */
export interface Capacity {
  readonly id: CapacityId;
  readonly sprintId: SprintId | null;
  /** By the name that owners of stories go by. */
  readonly person: string;
  readonly available: number | null;
  readonly archivedAt: number | null;
}

export const capacityFields: FieldTable<Capacity> = {
  sprintId: value<SprintId | null>(z.nullable(idSchema('sprint')), null),
  person: value(shortNameSchema, ''),
  available: value<number | null>(capacitySchema, null),
  archivedAt,
};
