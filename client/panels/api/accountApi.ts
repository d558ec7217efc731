/** Signing out and API tokens over HTTP. */
import * as z from 'zod/mini';
import {
  createTokenAnswer,
  tokensAnswer,
  type createTokenRequest,
  type TokenEntry,
} from '../../../shared/protocol/http.ts';
import { request } from './request.ts';

/** Ends my session in this browser, or in all of them. */
export async function signOut(everywhere: boolean): Promise<void> {
  await request(`/api/session${everywhere ? '?everywhere' : ''}`, z.unknown(), { method: 'DELETE' });
}

/** Erases me from this server, for good. */
export async function forgetMe(): Promise<void> {
  await request('/api/session/forget', z.unknown(), { method: 'POST' });
}

/** My API tokens, newest first, without their secrets. */
export async function readTokens(): Promise<TokenEntry[]> {
  return (await request('/api/tokens', tokensAnswer)).tokens;
}

/** Makes an API token; its secret comes in this answer only. */
export function createToken(
  body: z.infer<typeof createTokenRequest>,
): Promise<z.infer<typeof createTokenAnswer>> {
  return request('/api/tokens', createTokenAnswer, { method: 'POST', body });
}

export async function revokeToken(id: string): Promise<void> {
  await request(`/api/tokens/${encodeURIComponent(id)}`, z.unknown(), { method: 'DELETE' });
}
