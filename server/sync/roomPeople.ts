/** The sockets of one room: who came, what they show, who hears what. */
import type { CloseCode } from '../../shared/protocol/closeCode.ts';
import type { RoomNotice } from '../../shared/protocol/notice.ts';
import { presenceKey, type Person } from '../../shared/protocol/presence.ts';
import { atLeast, type Role } from '../../shared/protocol/role.ts';
import { authorOf } from '../access/author.ts';
import type { Connection } from './connection.ts';
import {
  awarenessFrame,
  syncFrame,
  type PresenceFrames,
  type AwarenessEntry,
  type ToldState,
} from './frames.ts';
import { readFrame } from './messages.ts';
import type { Audience } from './outbox.ts';
import { ofAnother, taken } from './gate.ts';
import { PresenceRounds } from './presenceRounds.ts';
import { PresenceTable, readState, type ClaimedState } from './presenceTable.ts';
import { reachStore } from './reachStore.ts';
import type { SharedFrame } from './sharedFrame.ts';
import type { Room } from './room.ts';
import { refusalOf } from './socketShares.ts';
import type { RoomDependencies } from './roomDependencies.ts';
import * as Y from 'yjs';

/** A silent socket gets something after this long: y-websocket gives up after 30 s of silence. */
const silence = 12_000;
/** A socket that does not even answer pings is gone. */
const deafness = 40_000;
/** How long a socket whose Yjs client id shows up again may take to prove that it lives. */
const proofOfLife = 3000;
/** A room remembers the owners of so many Yjs client ids without an edit, and of twice as many as there are sockets. */
const rememberedClaims = 100;

export class RoomPeople implements Audience {
  private readonly room: Room;
  private readonly given: RoomDependencies;
  private readonly connections = new Set<Connection>();
  private readonly presence: PresenceTable<Connection>;
  private readonly rounds: PresenceRounds<Connection>;
  /** What other nodes wrote for them is not here yet. */
  private readonly reaching = new Set<Connection>();
  private readonly claims = new Map<number, Connection>();
  /** Client ids that were shown but never wrote, and whose they were. */
  private readonly claimOwners = new Map<number, string>();

  constructor(room: Room, given: RoomDependencies) {
    this.room = room;
    this.given = given;
    this.presence = new PresenceTable(given.limits, () => given.clock.now());
    const { presenceEvery, presenceCrowd } = given.limits;
    const every = (): number => presenceEvery * Math.max(1, this.connections.size / presenceCrowd);
    this.rounds = new PresenceRounds({
      every,
      listeners: () => this.connections,
      count: () => this.connections.size,
      tell: (connection, frames) => this.tellPresence(connection, frames),
    });
  }

  get all(): ReadonlySet<Connection> {
    return this.connections;
  }

  get isEmpty(): boolean {
    return this.connections.size === 0;
  }

  /** The sockets of one person. */
  of(sessionId: string): Connection[] {
    return [...this.connections].filter(
      ({ principal }) => principal.kind === 'session' && principal.id === sessionId,
    );
  }

  /** Takes a socket in; it is served once the document is loaded. */
  join(connection: Connection): void {
    const refusal = refusalOf(connection, this.connections, this.given.limits);
    if (refusal !== null) {
      connection.refuse(refusal);
      return;
    }
    this.connections.add(connection);
    if (this.room.isLive) void this.welcomeWhenReached(connection);
  }

  /** The socket is gone; its presence goes with it. */
  leave(connection: Connection): void {
    connection.closed();
    if (!this.connections.delete(connection)) return;
    if (connection.client !== null && this.claims.get(connection.client) === connection) {
      this.claims.delete(connection.client);
    }
    this.noteChange(this.presence.leave(connection));
  }

  broadcast(frame: SharedFrame, except: Connection | null): void {
    for (const connection of this.connections) {
      if (connection !== except && connection.hasState) connection.sendShared(frame);
    }
  }

  /** Frames wait while the document is built. */
  holdAll(): void {
    for (const connection of this.connections) connection.hold();
  }

  /** The document is there: everybody is served. */
  readAll(): void {
    for (const connection of this.connections) {
      if (!this.room.isLive) return; // what one of them sent keeps the others waiting again
      if (!this.reaching.has(connection)) this.welcome(connection);
    }
  }

  announceMode(): void {
    for (const connection of this.connections) this.sendMode(connection);
  }

  sendMode(connection: Connection): void {
    const { epoch, id } = this.room.map;
    connection.sendFrame({ kind: 'mode', mode: this.room.modeFor(connection), epoch });
    const { key } = authorOf(id, connection.principal);
    connection.sendFrame({ kind: 'you', role: connection.role, key, now: this.given.clock.now() });
  }

  /** Everybody hears of it who has this role or more. */
  tellAll(notice: RoomNotice, least: Role = 'viewer'): void {
    for (const connection of this.connections) if (atLeast(connection.role, least)) tell(connection, notice);
  }

  /** Tells a socket that speaks our frames what it should know. */
  sendNews(connection: Connection): void {
    for (const notice of this.room.newsFor(connection)) tell(connection, notice);
  }

  closeAll(code: CloseCode, reason: string): void {
    for (const connection of this.connections) connection.close(code, reason);
  }

  /** The socket's role changed while it was open. */
  setRole(connection: Connection, role: Role): void {
    if (connection.role === role) return;
    connection.role = role;
    this.sendMode(connection);
    this.noteChange(this.presence.rewritePerson(connection, this.personOf(connection)));
  }

  /** The person took another name. */
  rename(connection: Connection, name: string): void {
    connection.principal = { ...connection.principal, name };
    this.noteChange(this.presence.rewritePerson(connection, this.personOf(connection)));
  }

  /** Tells a socket who else is here, once. */
  introduce(connection: Connection): void {
    if (connection.knowsOthers) return;
    connection.knowsOthers = true;
    this.showOthers(connection);
  }

  /** Sends everybody else's presence, that of people on other nodes too. */
  showOthers(connection: Connection): void {
    const frame = this.presence.everybodyElse(connection);
    connection.missedPresence = false;
    if (frame !== null) connection.send(frame, 'presence');
    const elsewhere = this.room.neighbours.shown();
    if (elsewhere.length > 0) connection.send(awarenessFrame(elsewhere), 'presence');
  }

  /** What the people here show. */
  shown(): AwarenessEntry[] {
    return this.presence.entries();
  }

  /** Whether a socket here goes by this Yjs client id. */
  isHere(client: number): boolean {
    return this.claims.has(client);
  }

  /** People on other nodes show this now. */
  tellElsewhere(entries: readonly AwarenessEntry[]): void {
    for (const entry of entries) this.rounds.note(entry);
  }

  /** An awareness update of a socket; `frame` is the whole message, should it have to wait. */
  receivePresence(connection: Connection, update: Uint8Array, frame: Uint8Array): void {
    const state = readState(update);
    if (state === null) return; // y-websocket echoes what it hears of others
    if (connection.client === null && state.state === 'null') return; // an echo: who showed nothing cannot leave
    if (connection.client === null && !this.claim(connection, state, frame)) return;
    if (state.client !== connection.client) return;
    const shown = this.presence.show(connection, state, this.personOf(connection), connection.openedAt);
    if (shown === null) {
      this.given.counters.reject('presence');
      return;
    }
    this.noteChange(shown);
    this.introduce(connection);
  }

  /** Keeps quiet sockets alive and, if it may, lets dead ones go. */
  beat(mayLetGo: boolean): void {
    const now = this.given.clock.now();
    for (const connection of this.connections) {
      if (mayLetGo && now - connection.lastHeardAt > deafness) {
        connection.terminate();
        this.leave(connection);
        continue;
      }
      connection.ping();
      if (connection.missedPresence) this.showOthers(connection); // nobody may move any more
      if (now - connection.lastSentAt > silence) connection.send(awarenessFrame([]), 'presence');
    }
  }

  /** Whose a client id is that has not written yet. */
  claimOwner(client: number): string | undefined {
    return this.claimOwners.get(client);
  }

  /** Another node stored the first edit of these client ids: sockets of other owners here may not go on under them. */
  giveUpClaims(stored: readonly (readonly [client: number, owner: string])[]): void {
    for (const [client, owner] of stored) {
      const connection = this.claims.get(client);
      if (connection !== undefined && connection.owner !== owner) connection.refuse(ofAnother());
    }
  }

  /** Whether another live socket of the same person shows itself under this client id. */
  isElsewhere(client: number, connection: Connection): boolean {
    const rival = this.claims.get(client);
    if (rival === undefined || rival === connection) return false;
    return rival.owner === connection.owner && !rival.isClosed;
  }

  /** Whoever comes from another node has seen what was written there; until it is here, they would seem to speak for others. */
  private async welcomeWhenReached(connection: Connection): Promise<void> {
    if (this.given.shared !== null) {
      this.reaching.add(connection);
      await reachStore(this.room, this.given);
      this.reaching.delete(connection);
    }
    if (this.room.isLive && this.connections.has(connection)) this.welcome(connection);
  }

  private welcome(connection: Connection): void {
    if (!connection.wasAsked)
      this.room.read((doc) => connection.send(syncFrame('step1', Y.encodeStateVector(doc))));
    connection.wasAsked = true;
    connection.readWith((frame) => readFrame(this.room, connection, frame, this.given));
  }

  /** Binds a Yjs client id to the socket. False: not now (echo, or a contest that holds the frames). */
  private claim(connection: Connection, state: ClaimedState, frame: Uint8Array): boolean {
    const { client } = state;
    const rival = this.claims.get(client);
    if (rival !== undefined && rival !== connection) {
      if (connection.knowsOthers) return false; // an echo of what it was told
      if (connection.asOwn(rival.owner) !== connection.owner) throw ofAnother();
      this.contest(rival, connection, frame);
      return false;
    }
    const owner = connection.asOwn(this.room.ownerOf(client));
    if (owner !== undefined && owner !== connection.owner) {
      if (connection.knowsOthers) return false;
      throw ofAnother();
    }
    connection.client = client;
    this.claims.set(client, connection);
    this.remember(client, connection.owner);
    return true;
  }

  /** Two sockets under one id: a copied tab, or one person whose old socket is dead. The old one is asked. */
  private contest(old: Connection, fresh: Connection, frame: Uint8Array): void {
    fresh.hold(frame);
    void old.isAlive(proofOfLife).then((isAlive) => {
      if (isAlive) {
        fresh.refuse(taken());
        return;
      }
      old.terminate();
      this.leave(old);
      if (this.room.isLive) this.welcome(fresh);
    });
  }

  private personOf({ principal, role }: Connection): Person {
    const { key, name } = authorOf(this.room.map.id, principal);
    return { key: presenceKey(key), name, colour: principal.colour, role };
  }

  private remember(client: number, owner: string): void {
    this.claimOwners.delete(client);
    this.claimOwners.set(client, owner);
    let spare = this.claimOwners.size - rememberedClaims - 2 * this.connections.size;
    for (const oldest of this.claimOwners.keys()) {
      if (spare <= 0) return;
      if (this.claims.has(oldest)) continue;
      this.claimOwners.delete(oldest);
      spare--;
    }
  }

  private noteChange(entry: ToldState | null): void {
    if (entry === null) return;
    this.rounds.note(entry);
    this.room.neighbours.tellPresence(entry);
  }

  private tellPresence(connection: Connection, frames: PresenceFrames): void {
    if (!connection.knowsOthers) return;
    if (connection.missedPresence) {
      this.showOthers(connection); // it may have caught up by now
      return;
    }
    connection.sendAllShared(frames.for(connection.client), 'presence');
  }
}

function tell(connection: Connection, notice: RoomNotice): void {
  connection.sendFrame({ kind: 'notice', text: JSON.stringify(notice) });
}
