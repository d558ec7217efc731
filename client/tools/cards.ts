/** Cards on their way from one place or map to another: their shape, and reading it from somebody's clipboard. */
import * as z from 'zod/mini';
import { dependencyKinds } from '../../shared/model/dependency.ts';
import { longestDetails, longestTitle, noteSchema } from '../../shared/model/field.ts';
import { plannedThings } from '../../shared/formats/freeLists.ts';
import { pointSchema } from '../../shared/model/freePlace.ts';
import { hueSchema } from '../../shared/model/hue.ts';
import { idSchema } from '../../shared/model/id.ts';
import { shortNameSchema } from '../../shared/model/persona.ts';
import { estimateSchema, storyKinds } from '../../shared/model/story.ts';
import { mostCriteria, mostDependencies, mostTags } from './cardLimits.ts';

const title = z.string().check(z.maxLength(longestTitle));
/** A persona or label; another map's one of the same name is used for it. */
const copiedTag = z.object({ name: shortNameSchema, hue: hueSchema });
const copiedTags = z.optional(z.array(copiedTag).check(z.maxLength(mostTags)));
const copiedStory = z.object({
  title,
  details: z.string().check(z.maxLength(longestDetails)),
  kind: z.enum(storyKinds),
  estimate: estimateSchema,
  owner: z.optional(shortNameSchema),
  personas: copiedTags,
  labels: copiedTags,
  criteria: z.optional(z.array(z.object({ title, done: z.boolean() })).check(z.maxLength(mostCriteria))),
  /** Names it among these cards, where others of them need it or it needs others. */
  key: z.optional(z.string()),
});
const copiedStep = z.object({
  title,
  personas: copiedTags,
  /** Lane by lane; a release of another map is found again by its name. */
  lanes: z.array(
    z.object({
      releaseId: z.nullable(idSchema('release')),
      name: title,
      stories: z.array(copiedStory),
    }),
  ),
});
const copiedActivity = z.object({ title, personas: copiedTags, steps: z.array(copiedStep) });
/** Things around a map, as a plan has them; the middle of all of them is where they are taken hold of. */
const copiedFree = z.object({
  middle: pointSchema,
  frames: z.optional(plannedThings('frame')),
  stickies: z.optional(plannedThings('sticky')),
  texts: z.optional(plannedThings('text')),
  strokes: z.optional(plannedThings('stroke')),
  images: z.optional(plannedThings('image')),
  arrows: z.optional(plannedThings('arrow')),
});
const cardsSchema = z.object({
  activities: z.array(copiedActivity).check(z.maxLength(1000)),
  steps: z.array(copiedStep).check(z.maxLength(1000)),
  stories: z.array(copiedStory).check(z.maxLength(20_000)),
  /** Of two of these stories, by their keys. */
  dependencies: z.optional(
    z
      .array(
        z.object({ story: z.string(), needs: z.string(), kind: z.enum(dependencyKinds), note: noteSchema }),
      )
      .check(z.maxLength(mostDependencies)),
  ),
  free: z.optional(copiedFree),
});

export type CopiedTag = z.infer<typeof copiedTag>;
export type CopiedStory = z.infer<typeof copiedStory>;
export type CopiedStep = z.infer<typeof copiedStep>;
export type CopiedFree = z.infer<typeof copiedFree>;
export type Cards = z.infer<typeof cardsSchema>;

/** Reads what {@link cardsType} holds; null when it is not ours or broken. */
export function readCards(json: string): Cards | null {
  try {
    const parsed = cardsSchema.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : null;
  } catch {
    return null; // another program's idea of this type
  }
}
