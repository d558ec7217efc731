/** The part of the storage port by which nodes work together: keys for one WebSocket, and word that somebody’s role changed. */

/** A key for one WebSocket, kept by its hash. */
export interface TicketRow {
  readonly mapId: string;
  /** Who asked for it, as JSON. */
  readonly principal: string;
  readonly expiresAt: number;
}

export interface TicketStore {
  /** Keeps a ticket, and forgets those that ended before `now`. */
  issue(hash: string, ticket: TicketRow, now: number): Promise<void>;
  /** Takes the ticket out: a second time there is none. */
  redeem(hash: string): Promise<TicketRow | null>;
}

/** How nodes that share nothing but the store tell each other to look again. */
export interface SignalStore {
  /** Who may be on the map, or as what, has changed. */
  raise(mapId: string): Promise<void>;
  /** How often that was said of each of these maps; maps it was never said of are left out. */
  read(mapIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
}
