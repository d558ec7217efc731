/** What one person shows the others while the map is open (an awareness state; never in the document). */
import * as z from 'zod/mini';

const point = z.object({ x: z.number(), y: z.number() });
const recordId = z.string().check(z.maxLength(60));

/** The part the client says. */
export const presenceSchema = z.object({
  /** Pointer in map coordinates (unscaled pixels); null when it is off the map. */
  cursor: z.nullable(point),
  /** Selected records, at most 50 shown. */
  selection: z.array(recordId).check(z.maxLength(50)),
  /** The record whose text is being typed in, and the caret's offset. */
  editing: z.nullable(
    z.object({ id: recordId, field: z.enum(['title', 'details', 'name', 'outcome']), caret: z.number() }),
  ),
  /** A stack being dragged, where its first card is now. */
  drag: z.nullable(z.object({ ids: z.array(recordId).check(z.maxLength(50)), at: point })),
});
export type Presence = z.infer<typeof presenceSchema>;

/** The part the server writes over whatever the client said: who this is, in one colour everywhere. */
export const personSchema = z.object({
  name: z.string().check(z.maxLength(40)),
  /** Index into the client's list of presence colours. */
  colour: z.number(),
  role: z.string().check(z.maxLength(20)),
});
export type Person = z.infer<typeof personSchema>;

/** A whole awareness state as it travels. */
export const presenceStateSchema = z.object({
  person: z.optional(personSchema),
  presence: z.optional(presenceSchema),
});

/** How many presence colours there are. */
export const presenceColours = 12;
