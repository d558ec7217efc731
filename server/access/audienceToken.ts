/** How a reader of a view is known: by the token of one link, which makes nobody somebody anywhere else. */

/** Where the tokens of audiences are read; no session counts there. */
export function isForReaders(path: string): boolean {
  return path === '/api/view' || path.startsWith('/api/view/');
}

/** What stands behind Bearer; null: nothing that could be a token. */
export function bearerIn(authorization: string | undefined): string | null {
  return /^Bearer ([A-Za-z0-9_-]{1,200})$/.exec(authorization ?? '')?.[1] ?? null;
}
