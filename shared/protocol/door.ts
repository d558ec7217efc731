/** HTTP bodies about the door of a map: closing it, the lobby behind a code, and letting people in. */
import * as z from 'zod/mini';
import { roleSchema } from './role.ts';

/** What a lobby may give: nobody becomes a facilitator or an owner by a code on a wall. */
export const lobbyRoles = ['viewer', 'commenter', 'contributor', 'editor'] as const;
export type LobbyRole = (typeof lobbyRoles)[number];

/** The letters and digits of a workshop code: none that is taken for another, no vowels that would make words. */
export const codeLetters = '23456789BCDFGHJKMNPQRSTVWXYZ';
export const codeLength = 6;

/** Wrong codes an hour after which a lobby lets nobody in unasked. */
export const mostWrongCodes = 100;

/** How many may wait in a lobby. */
export const mostWaiting = 200;

export const openLobbyRequest = z.object({ role: z.enum(lobbyRoles), needsApproval: z.boolean() });
/** What is left out stays. The last two are the lobby's. */
export const changeDoorRequest = z
  .object({
    closed: z.optional(z.boolean()),
    role: z.optional(z.enum(lobbyRoles)),
    needsApproval: z.optional(z.boolean()),
  })
  .check(z.refine((change) => Object.values(change).some((value) => value !== undefined), 'changes nothing'));

export const lobbyEntry = z.object({
  code: z.string(),
  role: roleSchema,
  needsApproval: z.boolean(),
  expiresAt: z.number(),
  /** Those of the last hour, at most, that were aimed at it. */
  wrongCodes: z.number(),
});
export type LobbyEntry = z.infer<typeof lobbyEntry>;

export const waitingEntry = z.object({
  /** Names the person in the answer to their knock only; opens nothing. */
  id: z.string(),
  name: z.string(),
  colour: z.number(),
  since: z.number(),
});
export type WaitingEntry = z.infer<typeof waitingEntry>;

export const doorAnswer = z.object({
  /** Nobody new is let in, by link or by code. */
  closed: z.boolean(),
  lobby: z.nullable(lobbyEntry),
  /** In the order they came. */
  waiting: z.array(waitingEntry),
});
export type Door = z.infer<typeof doorAnswer>;

export const answerKnocksRequest = z.object({
  ids: z.array(z.string().check(z.maxLength(100))).check(z.minLength(1), z.maxLength(mostWaiting)),
  letIn: z.boolean(),
});

export const enterLobbyRequest = z.object({ code: z.string().check(z.minLength(1), z.maxLength(40)) });
export const knockAnswer = z.object({
  mapId: z.string(),
  state: z.enum(['in', 'waiting', 'turnedAway']),
});
export type KnockAnswer = z.infer<typeof knockAnswer>;
