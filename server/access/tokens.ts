/** Secrets that open something: random, shown once, kept only as a hash. */
import { createHash, randomBytes } from 'node:crypto';

/** A new secret of 256 bits, safe in a link. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** How every API token begins. */
export const apiTokenStart = 'tl_';

/** A new secret for a script, with a beginning that scanners of leaked secrets can look for. */
export function newApiToken(): string {
  return `${apiTokenStart}${newToken()}`;
}

/** A new id of 96 bits for rows of ours (maps, sessions, links). */
export function newRowId(): string {
  return randomBytes(12).toString('base64url');
}

/** What is stored of a secret. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
