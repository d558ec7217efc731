/** Which scope of an API token each operation needs: one table; what is not in it, no token may do. */
import type { Role } from '../../shared/protocol/role.ts';
import type { Scope } from '../../shared/protocol/scope.ts';
import { Problem } from '../problem.ts';
import type { Principal } from './principal.ts';

/** Everybody may ask these, with or without a token. */
const open: ReadonlySet<string> = new Set(['healthz', 'readyz', 'metrics', 'readDescription']);

const table: Readonly<Record<string, Scope>> = {
  listMaps: 'maps:read',
  readMap: 'maps:read',
  readBacklog: 'maps:read',
  readReleases: 'maps:read',
  readImage: 'maps:read',
  exportMapJson: 'maps:read',
  exportMapCsv: 'maps:read',
  exportMapMd: 'maps:read',
  createTicket: 'maps:read',
  readPortfolio: 'maps:read',
  listTrackers: 'maps:read',
  previewTrackerPush: 'maps:read',
  readTrackerPush: 'maps:read',
  readTrackerJournal: 'maps:read',
  pushToTracker: 'maps:write',
  retryTrackerPush: 'maps:write',
  importIntoMap: 'maps:write',
  uploadImage: 'maps:write',
  createMap: 'maps:create',
  deleteMap: 'maps:delete',
  listLinks: 'links:read',
  createLink: 'links:write',
  revokeLink: 'links:write',
  listAudienceLinks: 'links:read',
  createAudienceLink: 'links:write',
  changeAudienceLink: 'links:write',
  revokeAudienceLink: 'links:write',
  listPortfolioLinks: 'links:read',
  createPortfolioLink: 'links:write',
  revokePortfolioLink: 'links:write',
};

interface Named {
  readonly name: string;
  readonly path: string;
}

/** The scope an operation needs; null: not for tokens. Every command changes the map. */
export function scopeOf({ name, path }: Named): Scope | null {
  return path.startsWith('/api/maps/:id/commands/') ? 'maps:write' : (table[name] ?? null);
}

/** Lets an operation pass, or throws {@link Problem} 403. Who comes without an API token always passes. */
export function checkScope(principal: Principal | null, operation: Named): void {
  const granted = scopesOf(principal);
  if (granted === null || open.has(operation.name)) return;
  const needed = scopeOf(operation);
  if (needed === null) throw new Problem(403, 'notForTokens', 'No API token may do this. Use the page.');
  if (!granted.includes(needed)) {
    throw new Problem(403, 'scopeMissing', `This needs an API token with the scope ${needed}.`);
  }
}

/** A role as far as a token reaches on an open socket: without reading none, without writing a viewer's. */
export function roleWithin(principal: Principal, role: Role | null): Role | null {
  const granted = scopesOf(principal);
  if (granted === null || role === null) return role;
  if (!granted.includes('maps:read')) return null;
  return granted.includes('maps:write') ? role : 'viewer';
}

function scopesOf(principal: Principal | null): readonly Scope[] | null {
  return principal?.kind === 'session' && principal.by.kind === 'token' ? principal.by.scopes : null;
}
