/** A number a team measures or scores by: a key result, a metric, an input of a score; null while nobody knows it. */
import * as z from 'zod/mini';

/** Where a measure stands; it may be below zero, as a loss is. */
export const measureSchema = z.nullable(z.number().check(z.gte(-1e12), z.lte(1e12)));

/** A share in percent. */
export const percentSchema = z.nullable(z.number().check(z.gte(0), z.lte(100)));

/** An input of a score: how much of something, from nothing to `most`. */
export const upTo = (most: number) => z.nullable(z.number().check(z.gte(0), z.lte(most)));

/** A moment by the clock of whoever decided (ms since epoch). */
export const momentSchema = z.nullable(z.number().check(z.gte(0)));
