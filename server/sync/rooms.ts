/** All open rooms: each document of a map is loaded once, served when loaded, and left when nobody needs it. */
import { closeCode } from '../../shared/protocol/closeCode.ts';
import { documentName, scopes, type Scope } from '../../shared/model/scope.ts';
import type { Principal } from '../access/principal.ts';
import { every } from '../clock.ts';
import { Attendance, type AttendanceDependencies } from './attendance.ts';
import { compactDocument, type MakeSnapshot } from './compactDocument.ts';
import type { Connection } from './connection.ts';
import { Refusal } from './refusal.ts';
import { follow, type SharedStore } from './follow.ts';
import { LoadQueue } from './loadQueue.ts';
import { Room, type RoomMap } from './room.ts';
import type { RoomDependencies } from './roomDependencies.ts';
import { AddressShares } from './socketShares.ts';

export interface RoomsDependencies
  extends Omit<RoomDependencies, 'onPeople' | 'onDoor' | 'loads'>, AttendanceDependencies {
  /** The store when other nodes write to it too. */
  readonly shared: SharedStore | null;
  /** Left out: made at once, while everybody waits. */
  readonly makeSnapshot?: MakeSnapshot;
  /** The last socket of a person left a map, when everything up to row `seq` was on disk. */
  readonly onLeft?: (principal: Principal, mapId: string, seq: number, cameAt: number) => void;
}

/** How long an empty room stays, for the reload of a page. */
const grace = 5000;
const recheckEvery = 60_000;
const beatEvery = 6000;
const longestDrain = 8000;
/** An emptied room with more log rows than this is compacted on the way out. */
const compactOnLeaving = 50;

export class Rooms {
  /** By the document's name. */
  private readonly rooms = new Map<string, Room>();
  private readonly uses = new Map<Room, number>();
  /** Ends the wait after which an idle room leaves memory: nothing else may hold it then. */
  private readonly leaving = new Map<Room, () => void>();
  private readonly compacting = new Set<Room>();
  private readonly given: RoomsDependencies;
  private readonly shares: AddressShares;
  private readonly loads = new LoadQueue();
  /** Who is on the maps that are open here. */
  readonly attendance: Attendance;
  private readonly stopTimers: () => void;
  isDraining = false;
  private lastBeat: number;

  constructor(given: RoomsDependencies) {
    this.given = given;
    this.shares = new AddressShares(given.limits);
    this.lastBeat = given.clock.now();
    this.attendance = new Attendance(given, () => this.rooms.values());
    const stopBeat = every(given.clock, beatEvery, () => this.beat());
    const stopRecheck = every(given.clock, recheckEvery, () => void this.attendance.recheckAll());
    const stopFollowing = this.follow();
    this.stopTimers = () => {
      stopBeat();
      stopRecheck();
      stopFollowing();
    };
  }

  private follow(): () => void {
    const { shared, clock, log } = this.given;
    if (shared === null) return () => undefined;
    const recheck = (mapId: string): void => {
      this.tellOfDoor(mapId);
      void this.attendance.recheckHere(mapId);
    };
    return follow({ store: shared, clock, log, rooms: () => this.rooms.values(), recheck });
  }

  get count(): number {
    return this.rooms.size;
  }

  /** Open sockets by the kind of document, which is what its name begins with. */
  socketsByDocument(): Record<string, number> {
    const counts: Record<string, number> = Object.fromEntries(scopes.map((scope) => [scope, 0]));
    for (const { name, people } of this.rooms.values()) {
      const [kind = ''] = name.split(':');
      counts[kind] = (counts[kind] ?? 0) + people.all.size;
    }
    return counts;
  }

  /** The open room of a map's document, if it is open. */
  openRoom(mapId: string, scope: Scope = 'map'): Room | null {
    return this.rooms.get(documentName(scope, mapId)) ?? null;
  }

  /** Takes a socket into its room; the room is loaded when it is the first. */
  connect(map: RoomMap, connection: Connection, scope: Scope = 'map'): void {
    if (this.isDraining) {
      connection.refuse(new Refusal(closeCode.restarting, 'The server is restarting. Reconnecting.'));
      return;
    }
    try {
      this.shares.enter(connection);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      connection.refuse(error);
      return;
    }
    const room = this.roomOf(map, scope);
    room.people.join(connection);
    room.ready().catch(() => {
      connection.refuse(new Refusal(closeCode.serverError, 'The map could not be loaded. Reconnecting.'));
      this.forget(room);
    });
  }

  /** The socket closed. */
  disconnect(mapId: string, connection: Connection, scope: Scope = 'map'): void {
    this.shares.leave(connection);
    const room = this.openRoom(mapId, scope);
    if (room === null) return;
    const wasHere = room.people.all.has(connection) && connection.hasState;
    room.people.leave(connection);
    const isHere = [...room.people.all].some(({ owner }) => owner === connection.owner);
    if (scope === 'map' && wasHere && !isHere)
      this.given.onLeft?.(connection.principal, mapId, room.storedSeq, connection.openedAt);
    this.leaveLater(room);
  }

  /** Works with a map's loaded room; it stays open meanwhile. Rejects when it cannot be loaded. */
  async with<T>(map: RoomMap, work: (room: Room) => T | Promise<T>, scope: Scope = 'map'): Promise<T> {
    if (this.isDraining) throw new Refusal(closeCode.restarting, 'The server is restarting. Try again.');
    const room = this.roomOf(map, scope);
    this.uses.set(room, (this.uses.get(room) ?? 0) + 1);
    try {
      await room.ready().catch(() => {
        this.forget(room);
        throw new Refusal(closeCode.serverError, 'The map cannot be loaded right now. Try again.');
      });
      return await work(room);
    } finally {
      this.uses.set(room, this.uses.get(room)! - 1);
      if (this.uses.get(room) === 0) this.uses.delete(room);
      this.leaveLater(room);
    }
  }

  /** Looks again whether the people on a map may still be there, and as what, here and on every other node. */
  recheck(mapId: string): Promise<void> {
    return this.attendance.recheck(mapId);
  }

  /** The door of a map, or who waits before it, has changed: facilitators here and on every other node look again. */
  async doorChanged(mapId: string): Promise<void> {
    this.tellOfDoor(mapId);
    await this.given.shared?.signals.raise(mapId);
    this.given.fanout.tell(mapId, { kind: 'door' });
  }

  private tellOfDoor(mapId: string): void {
    this.openRoom(mapId)?.people.tellAll({ kind: 'door' }, 'facilitator');
  }

  /** The map was deleted. */
  async closeMap(mapId: string): Promise<void> {
    for (const room of this.roomsOf(mapId)) room.people.closeAll(closeCode.mapGone, 'This map was deleted.');
    await this.attendance.tellChanged(mapId);
  }

  /** The map is about to be erased: nobody is on it any more, and nothing of it is on the way to the disk. */
  async evict(mapId: string): Promise<void> {
    await this.closeMap(mapId);
    const rooms = this.roomsOf(mapId);
    await Promise.all(rooms.map((room) => room.drain()));
    await this.given.queue.settled();
    if (rooms.some((room) => room.hasUncommitted))
      throw new Refusal(closeCode.tooBusy, 'The server cannot save right now.');
    for (const room of rooms) this.forget(room);
  }

  /** Works on a stored document while nobody has it open here; people come back to it as it is then. */
  async away(mapId: string, scope: Scope, work: () => Promise<unknown>): Promise<void> {
    const room = this.openRoom(mapId, scope);
    await room?.drain();
    await this.given.queue.settled();
    try {
      if (room?.hasUncommitted === true)
        throw new Refusal(closeCode.tooBusy, 'The server cannot save right now.');
      await work();
    } finally {
      room?.people.closeAll(closeCode.restarting, 'The map was changed elsewhere. Reconnecting.');
      if (room !== null) this.forget(room);
    }
  }

  /** Takes no more people and changes; resolves when everything accepted is on disk and acknowledged. */
  async drain(): Promise<void> {
    this.isDraining = true;
    this.stopTimers();
    const drained = [...this.rooms.values()].map((room) => room.drain());
    await this.settledInTime(Promise.all(drained));
  }

  /** After {@link drain}: sockets close to come back elsewhere or later. */
  close(): void {
    for (const room of this.rooms.values()) {
      const people = new Map([...room.people.all].map((connection) => [connection.owner, connection]));
      for (const { principal, openedAt } of people.values())
        this.given.onLeft?.(principal, room.map.id, room.storedSeq, openedAt);
      room.people.closeAll(closeCode.restarting, 'The server is restarting. Reconnecting.');
      room.destroy();
    }
    this.rooms.clear();
  }

  /** A store that hangs does not keep the process for ever. */
  private async settledInTime(drained: Promise<unknown>): Promise<void> {
    let cancel = (): void => undefined;
    const late = new Promise<void>((resolve) => {
      cancel = this.given.clock.after(longestDrain, resolve);
    });
    await Promise.race([drained.then(() => this.given.queue.settled()), late]);
    cancel();
  }

  private roomsOf(mapId: string): Room[] {
    return scopes.flatMap((scope) => this.openRoom(mapId, scope) ?? []);
  }

  private roomOf(map: RoomMap, scope: Scope): Room {
    const name = documentName(scope, map.id);
    const found = this.rooms.get(name);
    if (found !== undefined && !found.isGone) return found;
    const onPeople = (id: string): void => void this.attendance.recheckHere(id);
    const onDoor = (id: string): void => this.tellOfDoor(id);
    const room = new Room(map, { ...this.given, onPeople, onDoor, loads: this.loads }, scope);
    this.rooms.set(name, room);
    room.ready().catch((error: unknown) => {
      this.given.log.error({ map: map.id, err: error }, 'a map could not be loaded');
      this.forget(room);
    });
    return room;
  }

  private forget(room: Room): void {
    this.leaving.get(room)?.();
    this.leaving.delete(room);
    if (!room.isGone) room.destroy();
    if (this.rooms.get(room.name) === room) this.rooms.delete(room.name);
  }

  private leaveLater(room: Room): void {
    if (this.isDraining || !this.isIdle(room)) return;
    this.leaving.get(room)?.();
    this.leaving.set(
      room,
      this.given.clock.after(grace, () => void this.leaveIfIdle(room)),
    );
  }

  private async leaveIfIdle(room: Room): Promise<void> {
    this.leaving.delete(room);
    if (!this.isIdle(room)) return;
    if (room.rowsToCompact > compactOnLeaving) await this.compact(room);
    if (this.isIdle(room)) this.forget(room);
  }

  private isIdle(room: Room): boolean {
    return room.people.isEmpty && !this.uses.has(room) && !room.hasUncommitted && !this.compacting.has(room);
  }

  private async compact(room: Room): Promise<void> {
    if (this.compacting.has(room)) return;
    this.compacting.add(room);
    try {
      const { documents, clock, makeSnapshot } = this.given;
      await compactDocument(documents, room.name, clock.now(), makeSnapshot);
    } catch (error) {
      this.given.log.error({ map: room.map.id, err: error }, 'a map could not be compacted');
    }
    room.compacted();
    this.compacting.delete(room);
  }

  private beat(): void {
    const now = this.given.clock.now();
    const overslept = now - this.lastBeat > 2 * beatEvery; // a stopped process has heard nobody
    this.lastBeat = now;
    for (const room of this.rooms.values()) {
      room.people.beat(!overslept);
      room.neighbours.beat();
      if (room.isGone) this.forget(room);
      else if (room.isLive && room.rowsToCompact > this.given.limits.compactAfter && !room.hasUncommitted) {
        void this.compact(room);
      }
      if (!this.leaving.has(room)) this.leaveLater(room);
    }
  }
}
