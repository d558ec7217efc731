/** Views for audiences over HTTP: their links, the view itself, what readers say, the portfolio. */
import * as z from 'zod/mini';
import {
  audienceLinksAnswer,
  createAudienceLinkAnswer,
  createPortfolioLinkAnswer,
  portfolioAnswer,
  portfolioLinksAnswer,
  viewAnswer,
  type AudienceLinkEntry,
  type CreateAudienceLink,
  type CreatePortfolioLink,
  type Feedback,
  type PortfolioAnswer,
  type PortfolioLinkEntry,
  type ViewAnswer,
} from '../../../shared/protocol/audience.ts';
import { ApiError, refusal, request } from './request.ts';

const nothing = z.unknown();
const linksPath = (mapId: string): string => `/api/maps/${encodeURIComponent(mapId)}/audience-links`;

/** The links that were not revoked, without their tokens, newest first. */
export async function readAudienceLinks(mapId: string): Promise<AudienceLinkEntry[]> {
  const { links } = await request(linksPath(mapId), audienceLinksAnswer);
  return links.filter((link) => link.revokedAt === null).reverse();
}

/** Makes a link; its token comes in this answer only. */
export function createAudienceLink(
  mapId: string,
  body: CreateAudienceLink,
): Promise<z.infer<typeof createAudienceLinkAnswer>> {
  return request(linksPath(mapId), createAudienceLinkAnswer, { method: 'POST', body });
}

/** Whether the readers of a link may say something. */
export async function setAudienceFeedback(mapId: string, id: string, feedback: boolean): Promise<void> {
  const path = `${linksPath(mapId)}/${encodeURIComponent(id)}`;
  await request(path, nothing, { method: 'PATCH', body: { feedback } });
}

/** Ends a link. */
export async function revokeAudienceLink(mapId: string, id: string): Promise<void> {
  await request(`${linksPath(mapId)}/${encodeURIComponent(id)}`, nothing, { method: 'DELETE' });
}

/** What a link shows now; null: the same as `tag` stands for. Throws {@link ApiError}. */
export async function readView(
  token: string,
  tag: string | null,
): Promise<{ readonly answer: ViewAnswer; readonly tag: string | null } | null> {
  const headers = { authorization: `Bearer ${token}`, ...(tag === null ? {} : { 'if-none-match': tag }) };
  const response = await ask('/api/view', { headers });
  if (response.status === 304) return null;
  const body: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw refusal(response.status, body);
  const parsed = viewAnswer.safeParse(body);
  if (!parsed.success) throw new ApiError('broken', 'This page is too old. Reload it.', response.status);
  return { answer: parsed.data, tag: response.headers.get('etag') };
}

/** Says something to the team behind a view. Throws {@link ApiError}. */
export async function sendFeedback(token: string, said: Feedback): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const response = await ask('/api/view/feedback', { method: 'POST', headers, body: JSON.stringify(said) });
  if (!response.ok) throw refusal(response.status, await response.json().catch(() => undefined));
}

/** Goals and bets of the maps I am on. */
export function readPortfolio(): Promise<PortfolioAnswer> {
  return request('/api/portfolio', portfolioAnswer);
}

/** The links to my portfolio that were not revoked, without their tokens, newest first. */
export async function readPortfolioLinks(): Promise<PortfolioLinkEntry[]> {
  const { links } = await request('/api/portfolio/links', portfolioLinksAnswer);
  return links.filter((link) => link.revokedAt === null).reverse();
}

/** Makes a link to my portfolio; its token comes in this answer only. */
export function createPortfolioLink(
  body: CreatePortfolioLink,
): Promise<z.infer<typeof createPortfolioLinkAnswer>> {
  return request('/api/portfolio/links', createPortfolioLinkAnswer, { method: 'POST', body });
}

/** Ends a link to my portfolio. */
export async function revokePortfolioLink(id: string): Promise<void> {
  await request(`/api/portfolio/links/${encodeURIComponent(id)}`, nothing, { method: 'DELETE' });
}

/** Without any cookie: who reads by a link is nobody else. */
async function ask(path: string, question: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { ...question, credentials: 'omit', cache: 'no-store' });
  } catch {
    throw new ApiError('unreachable', 'The server does not answer. Check your connection and try again.');
  }
}
