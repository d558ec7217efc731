/** The cookie that ties a sign-in to the browser that began it, for as long as it is on its way. */
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { hashToken, newToken } from './tokens.ts';

/** How long a person may take at their identity provider. */
export const signInLifetime = 15 * 60 * 1000;

function cookieName(isSecure: boolean): string {
  return isSecure ? '__Host-throughline_sign_in' : 'throughline_sign_in';
}

/** Marks the browser and answers the hash of the mark. */
export function markBrowser(context: Context, isSecure: boolean): string {
  const token = newToken();
  setCookie(context, cookieName(isSecure), token, {
    httpOnly: true,
    sameSite: 'Lax', // the provider sends the browser back here from its own site
    secure: isSecure,
    path: '/',
    maxAge: signInLifetime / 1000,
  });
  return hashToken(token);
}

/** Takes the mark off and answers its hash; null: this browser began nothing. */
export function unmarkBrowser(context: Context, isSecure: boolean): string | null {
  const token = getCookie(context, cookieName(isSecure));
  if (token === undefined) return null;
  deleteCookie(context, cookieName(isSecure), { path: '/', secure: isSecure });
  return hashToken(token);
}
