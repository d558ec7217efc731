/** A day of the calendar as people name it (`YYYY-MM-DD`), in nobody's time zone; a string compare is a date compare. */
import * as z from 'zod/mini';

/** Only days that exist: no 31 June, and 29 February in leap years alone. */
export const daySchema = z.nullable(z.iso.date());
