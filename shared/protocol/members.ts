/** HTTP bodies about the people on a map and the links they come by. */
import * as z from 'zod/mini';
import { roleSchema } from './role.ts';

const time = z.number();

/** What a link may give: everything but the map itself. */
export const linkRoles = ['viewer', 'commenter', 'contributor', 'editor', 'facilitator'] as const;
export type LinkRole = (typeof linkRoles)[number];

/** The most people one link may be limited to. */
export const mostLinkUses = 1000;

export const createLinkRequest = z.object({
  role: z.enum(linkRoles),
  /** When it stops working, in milliseconds since the epoch or as an ISO date; left out: never. */
  expiresAt: z.optional(
    z.nullable(z.union([z.number().check(z.int(), z.gt(0)), z.iso.datetime({ offset: true })])),
  ),
  /** How many people may join by it; left out: any number. */
  maxUses: z.optional(z.nullable(z.number().check(z.int(), z.gte(1), z.lte(mostLinkUses)))),
});
export const switchLinkRequest = z.object({ role: z.enum(linkRoles) });
export const linkEntry = z.object({
  id: z.string(),
  role: roleSchema,
  createdAt: time,
  expiresAt: z.nullable(time),
  revokedAt: z.nullable(time),
  maxUses: z.nullable(z.number()),
  uses: z.number(),
});
export type LinkEntry = z.infer<typeof linkEntry>;
export const linksAnswer = z.object({ links: z.array(linkEntry) });
export const createLinkAnswer = z.object({
  id: z.string(),
  role: roleSchema,
  expiresAt: z.nullable(time),
  maxUses: z.nullable(z.number()),
  /** Shown this once. */
  token: z.string(),
  url: z.string(),
});

export const joinRequest = z.object({ token: z.string().check(z.minLength(1), z.maxLength(200)) });
export const joinAnswer = z.object({ mapId: z.string(), role: roleSchema });

export const memberEntry = z.object({
  /** Names the person on this server's pages of members only; opens nothing. */
  id: z.string(),
  name: z.string(),
  colour: z.number(),
  /** null: nothing any more, because the link is gone or the person was taken off. */
  role: z.nullable(roleSchema),
  /** Given by hand: counts whatever becomes of the link. */
  byHand: z.boolean(),
  removed: z.boolean(),
  joinedAt: time,
  isMe: z.boolean(),
});
export type MemberEntry = z.infer<typeof memberEntry>;
export const membersAnswer = z.object({ members: z.array(memberEntry) });
export const memberRequest = z.object({ role: roleSchema });
