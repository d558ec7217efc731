/** The countdown everybody sees: a record of the session document. */
import * as z from 'zod/mini';
import { archivedAt, value, type FieldTable } from './field.ts';
import type { Id } from './id.ts';

export type TimerId = Id<'timer'>;

export interface Timer {
  readonly id: TimerId;
  /** When it is over, by the server's clock (ms since epoch); null: it does not run. */
  readonly endsAt: number | null;
  /** How long it was set to, in seconds. */
  readonly seconds: number;
  /** What it is for. */
  readonly label: string;
  readonly archivedAt: number | null;
}

/** There is one, so that whoever starts it starts the same. */
export const theTimer: TimerId = 'timer:one';
export const longestTimer = 24 * 60 * 60;
export const longestTimerLabel = 80;

export const secondsSchema = z.number().check(z.int(), z.gte(1), z.lte(longestTimer));

export const timerFields: FieldTable<Timer> = {
  endsAt: value<number | null>(z.nullable(z.number()), null),
  seconds: value(secondsSchema, 60),
  label: value(z.string().check(z.maxLength(longestTimerLabel)), ''),
  archivedAt,
};
