/** The people in the rooms of this node: whether they may still be there, and as what and whom, asked of the store anew. */
import { closeCode } from '../../shared/protocol/closeCode.ts';
import type { Role } from '../../shared/protocol/role.ts';
import type { Principal } from '../access/principal.ts';
import type { Clock } from '../clock.ts';
import type { Fanout } from '../fanout/fanout.ts';
import type { Log } from '../log.ts';
import type { Connection } from './connection.ts';
import type { SharedStore } from './follow.ts';
import type { Room } from './room.ts';

export interface AttendanceDependencies {
  /** What the principal may do on the map now; null: nothing any more; 'gone': the map was deleted. */
  readonly roleNow: (principal: Principal, mapId: string) => Promise<Role | 'gone' | null>;
  /** The names people go by now, by the ids of their sessions. */
  readonly namesOf: (sessionIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

interface Given extends AttendanceDependencies {
  readonly clock: Clock;
  readonly log: Log;
  readonly fanout: Fanout;
  /** The store when other nodes write to it too. */
  readonly shared: SharedStore | null;
}

/** Links that end later than this are planned by the minutely recheck. */
const longestPlan = 24 * 60 * 60 * 1000;

export class Attendance {
  private readonly planned = new Set<string>();
  private readonly given: Given;
  private readonly rooms: () => Iterable<Room>;

  constructor(given: Given, rooms: () => Iterable<Room>) {
    this.given = given;
    this.rooms = rooms;
  }

  /** Looks again at everybody on a map, here and on every other node. */
  async recheck(mapId: string): Promise<void> {
    await this.recheckHere(mapId);
    await this.tellChanged(mapId);
  }

  /** Looks again at everybody this node has on a map. */
  async recheckHere(mapId: string): Promise<void> {
    const rooms = [...this.rooms()].filter(({ map }) => map.id === mapId);
    await Promise.all(
      rooms.flatMap((room) => [...room.people.all].map((connection) => this.recheckOne(room, connection))),
    );
    await this.takeNames(rooms);
  }

  async recheckAll(): Promise<void> {
    const mapIds = new Set([...this.rooms()].map(({ map }) => map.id));
    for (const mapId of mapIds) await this.recheckHere(mapId);
  }

  /** Looks again at a moment when a link ends. */
  recheckAt(mapId: string, at: number): void {
    const key = `${mapId} ${at}`;
    const wait = at - this.given.clock.now() + 1;
    if (this.planned.has(key) || wait > longestPlan) return; // the next recheck or newcomer plans it
    this.planned.add(key);
    this.given.clock.after(wait, () => {
      this.planned.delete(key);
      void this.recheckHere(mapId);
    });
  }

  /** The other nodes look again at who may be on a map, and as what and whom. */
  async tellChanged(mapId: string): Promise<void> {
    await this.given.shared?.signals.raise(mapId);
    this.given.fanout.tell(mapId, { kind: 'people' });
  }

  /** A person took another name; `mapIds`: the maps on which other nodes may have them. */
  async rename(sessionId: string, name: string, mapIds: readonly string[]): Promise<void> {
    for (const room of this.rooms())
      for (const connection of room.people.of(sessionId)) room.people.rename(connection, name);
    for (const mapId of mapIds) await this.tellChanged(mapId);
  }

  /**
   * Somebody signed out, or a key of theirs counts no more; `mapIds`: the maps on which other nodes may have them. Here
   * all their sockets come back as far as they may, there those go that may not be there any more.
   */
  async signedOut(sessionId: string, mapIds: readonly string[]): Promise<void> {
    this.reconnect(sessionId);
    for (const mapId of mapIds) await this.tellChanged(mapId);
  }

  /** Somebody signed in or out: their sockets come back as whoever they are now, or not at all. */
  reconnect(sessionId: string): void {
    for (const room of this.rooms()) {
      for (const connection of room.people.of(sessionId)) {
        connection.close(closeCode.restarting, 'You signed in or out. Reconnecting.');
      }
    }
  }

  private async recheckOne(room: Room, connection: Connection): Promise<void> {
    let role: Role | 'gone' | null;
    try {
      role = await this.given.roleNow(connection.principal, room.map.id);
    } catch (error) {
      this.given.log.error({ map: room.map.id, err: error }, 'a role could not be checked');
      return; // the store does not answer: looked at again in a minute
    }
    if (role === 'gone') connection.close(closeCode.mapGone, 'This map was deleted.');
    else if (role === null)
      connection.close(closeCode.signInNeeded, 'The link to this map does not count any more.');
    else room.people.setRole(connection, role);
  }

  /** Names that were taken at other nodes. */
  private async takeNames(rooms: readonly Room[]): Promise<void> {
    const people = rooms.flatMap((room) =>
      [...room.people.all].flatMap((connection) =>
        connection.principal.kind === 'session' ? [{ room, connection, id: connection.principal.id }] : [],
      ),
    );
    if (people.length === 0) return;
    try {
      const names = await this.given.namesOf([...new Set(people.map(({ id }) => id))]);
      for (const { room, connection, id } of people) {
        const name = names.get(id) ?? connection.principal.name;
        if (name !== connection.principal.name) room.people.rename(connection, name);
      }
    } catch (error) {
      this.given.log.error({ err: error }, 'names could not be read'); // looked at again in a minute
    }
  }
}
