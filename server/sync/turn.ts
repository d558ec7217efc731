/** The updates one socket sent in one turn of the event loop: taken together they cost one transaction, row and frame. */
import type { Connection } from './connection.ts';

interface Waiting {
  /** The whole frame, should it have to be read again. */
  readonly frame: Uint8Array;
  readonly update: Uint8Array;
}

/** What a turn asks of the room. */
interface Receiver {
  readonly isLive: boolean;
  receive(connection: Connection, updates: readonly Uint8Array[], isStep2: boolean): void;
}

export class Turn {
  private waiting: Waiting[] = [];
  /** Together they were refused: whose fault it was shows when they are read one by one. */
  private readsSingly = false;

  /** Takes an update in; true: it is the first of its turn, somebody has to end it. */
  add(frame: Uint8Array, update: Uint8Array): boolean {
    return this.waiting.push({ frame, update }) === 1;
  }

  /**
   * Hands everything to the room. False: not now; all of it waits in the connection, `next` behind it. Throws what the
   * room throws at a single update.
   */
  end(room: Receiver, connection: Connection, next: readonly Uint8Array[]): boolean {
    if (this.waiting.length === 0) return true;
    const { waiting } = this;
    this.waiting = [];
    const isTaken = room.isLive && this.take(room, connection, waiting);
    if (!isTaken) connection.hold(...waiting.map(({ frame }) => frame), ...next);
    return isTaken;
  }

  private take(room: Receiver, connection: Connection, waiting: readonly Waiting[]): boolean {
    const updates = waiting.map(({ update }) => update);
    if (this.readsSingly) {
      for (const update of updates) room.receive(connection, [update], false);
      return true;
    }
    try {
      room.receive(connection, updates, false);
      return true;
    } catch (error) {
      if (room.isLive || updates.length === 1) throw error;
      this.readsSingly = true;
      return false;
    }
  }
}
