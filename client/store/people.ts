/** Everyone else on the map right now, as their presence says. */
import type { StoreApi } from 'zustand/vanilla';
import { presenceKey, type Presence } from '../../shared/protocol/presence.ts';
import type { Role } from '../../shared/protocol/role.ts';

export interface PersonHere {
  /** The Yjs client id of their tab. */
  readonly clientId: number;
  /** The same in all tabs of one person; {@link keyOf} me, if it is mine. */
  readonly key: string;
  readonly name: string;
  /** Index of their colour, the same for everybody. */
  readonly colour: number;
  readonly role: Role;
  readonly presence: Presence;
}

/** The others, without me, sorted by name. */
export type PeopleStore = StoreApi<readonly PersonHere[]>;

/** What tells people apart: the key the server gives them; without one, what they look like on the screen. */
export function keyOf({ key, colour, name }: { key?: string; colour: number; name: string }): string {
  return key === undefined ? `${colour} ${name}` : presenceKey(key);
}
