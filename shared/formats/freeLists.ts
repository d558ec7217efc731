/** The free things in a plan and in our own JSON: a list for each kind, its fields those of the record. */
import * as z from 'zod/mini';
import { coordinateSchema } from '../model/freePlace.ts';
import type { FreeKind } from '../model/freeThing.ts';
import { fieldsOf } from '../model/records.ts';

export const freeLists = {
  frames: 'frame',
  stickies: 'sticky',
  texts: 'text',
  strokes: 'stroke',
  images: 'image',
  arrows: 'arrow',
} as const satisfies Record<string, FreeKind>;
export type FreeList = keyof typeof freeLists;

export const freeListNames = Object.keys(freeLists) as FreeList[];

/** The most things of one kind a file brings. */
export const mostFreeOfAKind = 5000;

/** Names a record within the plan. */
const key = z.string().check(z.minLength(1), z.maxLength(80));

/** The end of an arrow, held by a record of the plan. */
export const plannedEndSchema = z.object({
  heldBy: z.nullable(key),
  x: coordinateSchema,
  y: coordinateSchema,
});
export type PlannedEnd = z.infer<typeof plannedEndSchema>;

/** A free thing of a plan: its key, and the fields of its kind; `story` is the one a sticky was pulled out of. */
export interface PlannedThing {
  readonly key: string;
  readonly order?: string | undefined;
  readonly story?: string | null | undefined;
  readonly [field: string]: unknown;
}

/** What a field of a free thing is called in a plan and in a file. */
export function fileField(name: string): string {
  return name === 'storyId' ? 'story' : name;
}

/** Schema of the planned things of a kind. */
export function plannedThings(kind: FreeKind): z.ZodMiniType<PlannedThing[]> {
  const fields = Object.entries(fieldsOf[kind]).map(([name, field]) => {
    const schema: z.ZodMiniType =
      name === 'storyId'
        ? z.nullable(key)
        : name === 'from' || name === 'to'
          ? plannedEndSchema
          : field.holds === 'value'
            ? field.schema
            : z.string().check(z.maxLength(field.holds === 'text' ? field.maxLength : 0));
    return [fileField(name), z.optional(schema)];
  });
  const thing = z.object({ key, ...(Object.fromEntries(fields) as Record<string, z.ZodMiniType>) });
  return z.array(thing).check(z.maxLength(mostFreeOfAKind));
}
