/** What one person shows the others while the map is open (an awareness state; never in the document). */
import * as z from 'zod/mini';

const point = z.object({ x: z.number(), y: z.number() });
const recordId = z.string().check(z.maxLength(60));
const count = z.number().check(z.int(), z.gte(0));
/** A character of a text by the id Yjs gave it. */
const characterSchema = z.object({ client: count, clock: count });
export type CharacterId = z.infer<typeof characterSchema>;

/** The part the client says. */
export const presenceSchema = z.object({
  /**
   * Pointer in map coordinates (unscaled pixels); null when it is off the map. Over a pinned band, the coordinate
   * across it is the part of the band's thickness instead (0 to 1), because bands differ from screen to screen.
   */
  cursor: z.nullable(
    z.object({ x: z.number(), y: z.number(), band: z.optional(z.enum(['backbone', 'releases'])) }),
  ),
  /** Selected records, at most 50 shown. */
  selection: z.array(recordId).check(z.maxLength(50)),
  /**
   * The record (or `vision`) whose text is being typed in, the caret's offset, and the character before the caret: by it the
   * caret stays in its place while others type. At the beginning of the text there is none.
   */
  editing: z.nullable(
    z.object({
      id: recordId,
      field: z.enum([
        'title',
        'details',
        'name',
        'outcome',
        'goal',
        'goToMarket',
        'justification',
        'publicTitle',
        'publicDetails',
        'why',
        'notes',
        'vision',
      ]),
      caret: z.number(),
      after: z.optional(characterSchema),
    }),
  ),
  /** A stack being dragged, where its first card is now. */
  drag: z.nullable(z.object({ ids: z.array(recordId).check(z.maxLength(50)), at: point })),
  /** Where this person points with the laser pointer, in map coordinates; null while it is off. */
  laser: z.optional(z.nullable(point)),
  /** The part of the map on this person's screen, in map coordinates; null while they look at something else. */
  view: z.optional(
    z.nullable(
      z.object({
        x: z.number(),
        y: z.number(),
        width: z.number().check(z.positive()),
        height: z.number().check(z.positive()),
      }),
    ),
  ),
  /** The Yjs client id of the tab this person follows. */
  follows: z.optional(z.nullable(count)),
  /** Asks everybody to come and look here, for some seconds; counts this tab's askings. Editors and up. */
  summon: z.optional(z.nullable(count)),
  /** What this person answered to the last asking they saw, and whose it was. */
  answer: z.optional(z.nullable(z.object({ client: count, summon: count, came: z.boolean() }))),
});
export type Presence = z.infer<typeof presenceSchema>;

/** The part the server writes over whatever the client said: who this is, in one colour everywhere. */
export const personSchema = z.object({
  /** Tells two people of one name and colour apart: {@link presenceKey} of the name under which the map keeps their work. */
  key: z.optional(z.string().check(z.maxLength(40))),
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

/** The beginning of a person's key on a map is enough among a few hundred; it travels with every move of a pointer. */
export function presenceKey(key: string): string {
  return key.slice(0, 6);
}
