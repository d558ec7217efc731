/**
 * The documents of a map, by who may write them: what each holds and the least role that writes it.
 * The gate, the inspection of changes, loading, migration, compaction and `authorize` all read this one table.
 */
import { rootOf } from '../model/document.ts';
import { kinds, type AnyKind } from '../model/id.ts';
import type { Scope } from '../model/scope.ts';
import type { Role } from './role.ts';

export interface DocumentRules {
  /** The records it holds; the gate refuses every other root. */
  readonly kinds: readonly AnyKind[];
  /** Whether people write its title and settings. */
  readonly settings: boolean;
  /** The least role whose sockets write it. */
  readonly writes: Role;
  /** Of `kinds`, those the server alone writes, whatever the role. */
  readonly byServer?: readonly AnyKind[];
}

export const documentRules: { readonly [S in Scope]: DocumentRules } = {
  map: { kinds, settings: true, writes: 'editor' },
  talk: { kinds: ['comment'], settings: false, writes: 'commenter' },
  session: { kinds: ['timer', 'voting'], settings: false, writes: 'facilitator', byServer: ['voting'] },
};

/** Every root a document of this scope may have. */
export function rootNamesOf(scope: Scope): ReadonlySet<string> {
  return names[scope];
}

const named = (scope: Scope): ReadonlySet<string> =>
  new Set([rootOf('meta'), ...documentRules[scope].kinds.map(rootOf)]);
const names: { readonly [S in Scope]: ReadonlySet<string> } = {
  map: named('map'),
  talk: named('talk'),
  session: named('session'),
};
