/** The part of the storage port that knows the door of a map: whether it is closed, its lobby, and who waits in it. */
import type { Role } from '../../shared/protocol/role.ts';
import type { Admission } from './memberStore.ts';

/** A lobby is open while it has a row that has not expired; one for each map. */
export interface LobbyRow {
  readonly mapId: string;
  /** No two open lobbies have the same. */
  readonly code: string;
  /** What people may do who come by it. */
  readonly role: Role;
  /** They wait until a facilitator lets them in. */
  readonly needsApproval: boolean;
  readonly expiresAt: number;
  /** How many wrong codes were aimed at it, within an hour. */
  readonly wrongCodes: number;
}

/** Somebody who waits in a lobby. */
export interface WaitingRow {
  readonly sessionId: string;
  readonly name: string;
  readonly colour: number;
  readonly since: number;
}

/** How many people may join or wait at most, and when it is. */
export interface Crowd {
  readonly at: number;
  readonly most: number;
}

export type Knock = 'waiting' | 'turnedAway';

export interface DoorStore {
  /** Whether newcomers are kept out. */
  isClosed(mapId: string): Promise<boolean>;
  setClosed(mapId: string, isClosed: boolean): Promise<void>;
  /**
   * Opens a lobby in the place of the one the map has; nobody waits in it yet. Forgets those that ended before `now`.
   * Nothing is written when another open lobby has the code.
   */
  openLobby(lobby: Omit<LobbyRow, 'wrongCodes'>, now: number): Promise<'opened' | 'codeTaken'>;
  /** What is left out stays. */
  changeLobby(mapId: string, change: Partial<Pick<LobbyRow, 'role' | 'needsApproval'>>): Promise<void>;
  /** Its code opens nothing any more, and nobody waits. */
  closeLobby(mapId: string): Promise<void>;
  findLobby(mapId: string, now: number): Promise<LobbyRow | null>;
  findLobbyByCode(code: string, now: number): Promise<LobbyRow | null>;
  /**
   * Counts a wrong code for each open lobby whose own begins with the same letters; with more than `most` in an hour,
   * a lobby lets nobody in any more without being asked. Answers the maps of which that has become true just now.
   */
  countWrongCode(beginning: string, now: number, most: number): Promise<string[]>;
  /** Waits from now on, unless as many wait already as may; who was turned away stays so while the lobby is open. */
  knock(mapId: string, sessionId: string, crowd: Crowd): Promise<Knock | 'full'>;
  findKnock(mapId: string, sessionId: string): Promise<Knock | null>;
  /** The person gave up waiting; being turned away is not forgotten. */
  leave(mapId: string, sessionId: string): Promise<void>;
  /** In the order they came. */
  waiting(mapId: string): Promise<WaitingRow[]>;
  /** Whether the person had knocked. */
  turnAway(mapId: string, sessionId: string): Promise<boolean>;
  /** Makes the person a member in this role; a role given by hand before stays. Whoever was taken off stays out. */
  letIn(mapId: string, sessionId: string, role: Role, crowd: Crowd): Promise<Admission>;
}
