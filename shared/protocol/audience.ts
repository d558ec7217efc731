/** HTTP bodies about views for audiences: their links, what a reader gets, what a reader says, and the portfolio. */
import * as z from 'zod/mini';
import { longestMapTitle, longestTitle } from '../model/field.ts';
import { audiences, audienceViewSchema } from '../views/audiences/audienceView.ts';
import { portfolioSchema, sharedPortfolioSchema } from '../views/audiences/portfolio.ts';
import { createLinkRequest } from './members.ts';
import { roleSchema } from './role.ts';

const time = z.number();
const headingText = z.string().check(z.trim(), z.maxLength(longestMapTitle));

/** Unless said otherwise, the public may say something and the others may not. */
export const createAudienceLinkRequest = z.object({
  audience: z.enum(audiences),
  /** What readers see on top; left out: the map's title, or for the public usual words. */
  heading: z.optional(headingText),
  expiresAt: createLinkRequest.shape.expiresAt,
  feedback: z.optional(z.boolean()),
});
export type CreateAudienceLink = z.infer<typeof createAudienceLinkRequest>;
export const changeAudienceLinkRequest = z.object({ feedback: z.boolean() });

export const audienceLinkEntry = z.object({
  id: z.string(),
  audience: z.enum(audiences),
  heading: z.string(),
  feedback: z.boolean(),
  createdAt: time,
  expiresAt: z.nullable(time),
  revokedAt: z.nullable(time),
});
export type AudienceLinkEntry = z.infer<typeof audienceLinkEntry>;
export const audienceLinksAnswer = z.object({ links: z.array(audienceLinkEntry) });
/** The token is shown this once. */
export const createAudienceLinkAnswer = z.extend(audienceLinkEntry, { token: z.string(), url: z.string() });

/** A link to the portfolio of its maker. */
export const createPortfolioLinkRequest = z.object({
  /** What readers see on top; empty: the usual words. */
  heading: headingText,
  expiresAt: createLinkRequest.shape.expiresAt,
});
export type CreatePortfolioLink = z.infer<typeof createPortfolioLinkRequest>;
export const portfolioLinkEntry = z.omit(audienceLinkEntry, { audience: true, feedback: true });
export type PortfolioLinkEntry = z.infer<typeof portfolioLinkEntry>;
export const portfolioLinksAnswer = z.object({ links: z.array(portfolioLinkEntry) });
/** The token is shown this once. */
export const createPortfolioLinkAnswer = z.extend(portfolioLinkEntry, { token: z.string(), url: z.string() });

export const viewAnswer = z.object({
  /** Empty: the usual words. */
  heading: z.string(),
  /** The reader may say something. */
  feedback: z.boolean(),
  view: z.discriminatedUnion('audience', [audienceViewSchema, sharedPortfolioSchema]),
});
export type ViewAnswer = z.infer<typeof viewAnswer>;

/** The longest answer to why something matters, in UTF-16 units. */
export const longestFeedbackWhy = 2000;
/** How much that readers said may be on a map before somebody archives some of it. */
export const mostFeedback = 500;

export const feedbackRequest = z.object({
  text: z.string().check(z.trim(), z.minLength(1), z.maxLength(longestTitle)),
  /** Why it matters to whoever says it. */
  why: z.optional(z.string().check(z.maxLength(longestFeedbackWhy))),
});
export type Feedback = z.infer<typeof feedbackRequest>;

/** How many maps a portfolio shows, those that changed last. */
export const mostInPortfolio = 60;

export const portfolioAnswer = z.object({
  maps: z.array(z.object({ id: z.string(), role: roleSchema, portfolio: portfolioSchema })),
  /** Maps that are there and not shown: too many, or they could not be read now. */
  left: z.number(),
});
export type PortfolioAnswer = z.infer<typeof portfolioAnswer>;
