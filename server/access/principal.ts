/** Who is asking: a person by a session, or a script that carries a share link. */
import type { Scope } from '../../shared/protocol/scope.ts';
import type { ApiTokenRow, FoundSession } from '../storage/sessionStore.ts';

interface SessionPrincipal {
  readonly kind: 'session';
  readonly id: string;
  readonly name: string;
  readonly colour: number;
  /** The key of their browser, or an API token of theirs in a script. */
  readonly by:
    | { readonly kind: 'browser'; readonly id: string }
    | { readonly kind: 'token'; readonly id: string; readonly scopes: readonly Scope[] };
  /** Guest sessions that became part of this one: what they wrote is this person's. */
  readonly formerIds: readonly string[];
}

export type Principal =
  | SessionPrincipal
  | { readonly kind: 'link'; readonly id: string; readonly name: string; readonly colour: number };

/** The name under which a principal's edits are kept. */
export function ownerOf(principal: Principal): string {
  return `${principal.kind}:${principal.id}`;
}

/** Whose something is, as the principal sees it: what they owned as a guest before is their own. */
export function asOwn(principal: Principal, owner: string | undefined): string | undefined {
  const wasMine = principal.kind === 'session' && principal.formerIds.some((id) => owner === `session:${id}`);
  return wasMine ? ownerOf(principal) : owner;
}

/** Whether an owner is the principal, or a guest they were before. */
export function isOwn(principal: Principal, owner: string): boolean {
  return asOwn(principal, owner) === ownerOf(principal);
}

export function sessionPrincipal({ session, key, formerIds }: FoundSession): SessionPrincipal {
  const { id, name, colour } = session;
  return { kind: 'session', id, name, colour, by: { kind: 'browser', id: key.id }, formerIds };
}

/** A person's script: who they are, within what the token may do. */
export function tokenPrincipal({
  session,
  formerIds,
  token,
}: Pick<FoundSession, 'session' | 'formerIds'> & { readonly token: ApiTokenRow }): SessionPrincipal {
  const { id, name, colour } = session;
  return {
    kind: 'session',
    id,
    name,
    colour,
    by: { kind: 'token', id: token.id, scopes: token.scopes },
    formerIds,
  };
}

export function linkPrincipal(linkId: string): Principal {
  return { kind: 'link', id: linkId, name: 'Guest', colour: 0 };
}
