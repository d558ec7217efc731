/** HTTP bodies, as both sides know them: what the API takes and what it answers. */
import * as z from 'zod/mini';
import { stages, storyKinds } from '../model/story.ts';
import { roleSchema } from './role.ts';
import { scopes } from './scope.ts';

const time = z.number();

export const problemBody = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    issues: z.optional(z.array(z.object({ path: z.string(), message: z.string() }))),
  }),
});

/** The longest name a guest may have. */
export const longestName = 40;

export const sessionRequest = z.object({ name: z.string().check(z.minLength(1), z.maxLength(200)) });
export const sessionSchema = z.object({
  name: z.string(),
  colour: z.number(),
  /** Signed in; else a guest of this browser. */
  hasAccount: z.boolean(),
});
export const sessionAnswer = z.object({
  session: z.nullable(sessionSchema),
  /** This server knows an identity provider: GET /sign-in goes there. */
  canSignIn: z.boolean(),
});
export type SessionAnswer = z.infer<typeof sessionAnswer>;

export const createMapAnswer = z.object({ id: z.string(), url: z.string() });

export const mapEntry = z.object({
  id: z.string(),
  title: z.string(),
  role: roleSchema,
  updatedAt: time,
  stories: z.number(),
});
export type MapEntry = z.infer<typeof mapEntry>;
export const mapsAnswer = z.object({ maps: z.array(mapEntry) });

const named = z.object({ id: z.string(), name: z.string() });
const titled = z.object({ id: z.string(), title: z.string() });

export const readableStory = z.object({
  id: z.string(),
  title: z.string(),
  details: z.string(),
  kind: z.enum(storyKinds),
  release: z.nullable(named),
  estimate: z.nullable(z.number()),
  stage: z.enum(stages),
  owner: z.string(),
  personas: z.array(z.string()),
  labels: z.array(z.string()),
  /** What it became in a tracker. */
  issue: z.nullable(z.object({ key: z.string(), url: z.string() })),
});
export type ReadableStory = z.infer<typeof readableStory>;

const readableStep = z.object({
  id: z.string(),
  title: z.string(),
  personas: z.array(z.string()),
  stories: z.array(readableStory),
});

export const releaseEntry = z.object({
  id: z.string(),
  name: z.string(),
  outcome: z.string(),
  window: z.string(),
  status: z.string(),
  capacity: z.nullable(z.number()),
  stories: z.number(),
  points: z.number(),
  unestimated: z.number(),
});
const unscheduled = z.object({ stories: z.number(), points: z.number(), unestimated: z.number() });
export const releasesAnswer = z.object({ releases: z.array(releaseEntry), unscheduled });

export const mapAnswer = z.object({
  id: z.string(),
  title: z.string(),
  role: roleSchema,
  updatedAt: time,
  activities: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      personas: z.array(z.string()),
      steps: z.array(readableStep),
    }),
  ),
  releases: z.array(named),
  /** Stories whose step is gone. */
  unplaced: z.array(readableStory),
});
export type MapAnswer = z.infer<typeof mapAnswer>;

export const backlogAnswer = z.object({
  stories: z.array(z.extend(readableStory, { activity: z.nullable(titled), step: z.nullable(titled) })),
});
export type BacklogAnswer = z.infer<typeof backlogAnswer>;

export const createTokenRequest = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  scopes: z.array(z.enum(scopes)).check(z.minLength(1), z.maxLength(scopes.length)),
  /** How long it works. */
  days: z.int().check(z.gte(1), z.lte(365)),
});
export const tokenEntry = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(scopes)),
  createdAt: time,
  expiresAt: time,
  lastUsedAt: z.nullable(time),
});
export type TokenEntry = z.infer<typeof tokenEntry>;
export const tokensAnswer = z.object({ tokens: z.array(tokenEntry) });
/** The token is shown this once. */
export const createTokenAnswer = z.extend(tokenEntry, { token: z.string() });

export const ticketAnswer = z.object({ ticket: z.string() });

export const commandAnswer = z.object({ result: z.unknown() });
