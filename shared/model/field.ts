/** How a record's fields are held in the document: a co-edited text, a set of ids, or a single value. */
import * as z from 'zod/mini';
import type { Id, Kind } from './id.ts';

export interface TextField {
  readonly holds: 'text';
  readonly maxLength: number;
}
export interface SetField<K extends Kind = Kind> {
  readonly holds: 'set';
  readonly of: K;
}
export interface ValueField<T = unknown> {
  readonly holds: 'value';
  readonly schema: z.ZodMiniType<T>;
  /** What a stored value that does not parse reads as. */
  readonly fallback: T;
  /** What a register that was never written reads as. */
  readonly missing: T;
}
export type Field = TextField | SetField | ValueField;

/** The field table of a record type: every property but its id, held the way its type asks for. */
export type FieldTable<R> = {
  readonly [P in Exclude<keyof R, 'id'>]: R[P] extends readonly Id<infer K extends Kind>[]
    ? SetField<K>
    : R[P] extends string
      ? TextField | ValueField<R[P]>
      : ValueField<R[P]>;
};

/** Text several people may type in at once (a nested Y.Text, made with its record, never replaced). */
export const text = (maxLength: number): TextField => ({ holds: 'text', maxLength });

/** A set of record ids (a nested Y.Map of id → true, made with its record). */
export const setOf = <K extends Kind>(kind: K): SetField<K> => ({ holds: 'set', of: kind });

/** One register: the last writer wins; a value that does not parse reads as `fallback`, none at all as `missing`. */
export const value = <T>(schema: z.ZodMiniType<T>, fallback: T, missing: T = fallback): ValueField<T> => ({
  holds: 'value',
  schema,
  fallback,
  missing,
});

/** The longest title of an activity, step, story or release, in UTF-16 units. */
export const longestTitle = 500;
/** The longest description of a story, in UTF-16 units. */
export const longestDetails = 20_000;
/** The longest vision of a map, in UTF-16 units. */
export const longestVision = 5000;
/** The longest note on a record (a register, not edited together), in UTF-16 units. */
export const longestNote = 200;
export const noteSchema = z.string().check(z.maxLength(longestNote));

/** The longest title of a map, in UTF-16 units. */
export const longestMapTitle = 120;

/**
 * Field shared by all records: null while live, else when it was archived (ms since epoch).
 * U1: it is written with every record, so a record without it is one whose making was undone, and reads as archived.
 */
export const archivedAt = value<number | null>(z.nullable(z.number()), null, 0);

/**
 * Who made a record, as a name that means the same on one map only and leads to no account; empty: not kept.
 * A1: only the server says who made what, for those whose rights depend on it; see server/sync/authorGuard.
 */
export const authorKeySchema = z.string().check(z.regex(/^[A-Za-z0-9_-]{0,24}$/));

/** Field of what a facilitator may lock: while it is true, nobody below facilitator changes the record (L1). */
export const locked = value(z.boolean(), false);
