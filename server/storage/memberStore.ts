/** The part of the storage port that knows who may be on a map: share links, and the people on it. */
import type { Role } from '../../shared/protocol/role.ts';

export interface LinkRow {
  readonly id: string;
  readonly mapId: string;
  readonly role: Role;
  readonly createdAt: number;
  readonly expiresAt: number | null;
  readonly revokedAt: number | null;
  /** How many people may join by it; null: any number. */
  readonly maxUses: number | null;
  /** How many have. */
  readonly uses: number;
}

/** A person on a map. */
export interface MemberRow {
  readonly mapId: string;
  readonly sessionId: string;
  /** What was given by hand; it counts whatever the links say. null: what the links say by which the person came. */
  readonly role: Role | null;
  readonly joinedAt: number;
  /** Taken off the map, and not let in again by any link. */
  readonly removedAt: number | null;
}

/** A member with the name others see and the links by which the person came. */
export interface MemberEntry {
  readonly member: MemberRow;
  readonly name: string;
  readonly colour: number;
  readonly links: readonly LinkRow[];
}

export interface LinkStore {
  create(link: LinkRow, tokenHash: string): Promise<void>;
  find(id: string): Promise<LinkRow | null>;
  findByToken(tokenHash: string): Promise<LinkRow | null>;
  list(mapId: string): Promise<LinkRow[]>;
  revoke(id: string, at: number): Promise<void>;
  /** From now on the link gives this role, also to those who came by it. */
  switchRole(id: string, role: Role): Promise<void>;
  /**
   * The session joins by this link, and one of its uses is gone; a second time changes nothing.
   * Nothing is written when the person was taken off the map, no use is left, or `most` people are on it.
   */
  join(sessionId: string, linkId: string, at: number, most: number): Promise<JoinOutcome>;
  /** The links by which the session joined this map, revoked ones too. */
  granted(sessionId: string, mapId: string): Promise<LinkRow[]>;
}

/** What became of somebody who came to a map. */
export type Admission = 'joined' | 'removed' | 'full';
export type JoinOutcome = Admission | 'usedUp';

export interface MemberStore {
  /** Those taken off the map are found too. */
  find(mapId: string, sessionId: string): Promise<MemberRow | null>;
  /** Everybody who ever joined the map, in the order they came. */
  list(mapId: string): Promise<MemberEntry[]>;
  /** Gives a role by hand; whoever was taken off is back, but not who was forgotten. The last owner stays one. */
  setRole(mapId: string, sessionId: string, role: Role): Promise<'done' | 'missing' | 'lastOwner'>;
  /** Takes a person off the map, unless it is the last owner. */
  remove(mapId: string, sessionId: string, at: number): Promise<'done' | 'missing' | 'lastOwner'>;
  /** Takes a person off the map for good, also one who is off it: their name there is empty from now on. */
  forget(mapId: string, sessionId: string, at: number): Promise<'done' | 'missing' | 'lastOwner'>;
  /** Whose names were erased from the map, by the ids of their sessions. */
  forgotten(mapId: string): Promise<ReadonlySet<string>>;
}
