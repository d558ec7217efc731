/** Who is asking: a guest session, or a script that carries a share link. */
import type { SessionRow } from '../storage/storage.ts';

export type Principal =
  | { readonly kind: 'session'; readonly id: string; readonly name: string; readonly colour: number }
  | { readonly kind: 'link'; readonly id: string; readonly name: string; readonly colour: number };

/** The name under which a principal's edits are kept. */
export function ownerOf(principal: Principal): string {
  return `${principal.kind}:${principal.id}`;
}

export function sessionPrincipal({ id, name, colour }: SessionRow): Principal {
  return { kind: 'session', id, name, colour };
}

export function linkPrincipal(linkId: string): Principal {
  return { kind: 'link', id: linkId, name: 'Guest', colour: 0 };
}
