/** Where a task takes place: makes rooms with cards in them on the server at hand, and lets people in. */
import * as Y from 'yjs';
import type { WireClient } from '../../server/support/wireClient.ts';
import { Guest } from '../../server/support/guest.ts';
import { Marks, Person } from './crowd.ts';
import type { Dialect, DialectName } from './dialects.ts';
import { tldrawRoom, yjsRoom, type SceneRoom, type SceneSize } from './sceneRoom.ts';

interface Place {
  readonly dialect: DialectName;
  readonly port: number;
  readonly schema: unknown;
}

export type Task = Place &
  (
    | ({ readonly kind: 'talk' } & TalkTask)
    | ({ readonly kind: 'saturate' } & SaturateTask)
    | ({ readonly kind: 'join' } & JoinTask)
    | ({ readonly kind: 'coldLoad' } & SceneSize)
    | ({ readonly kind: 'hold' } & HoldTask)
    | { readonly kind: 'acknowledge'; readonly people: number; readonly seconds: number }
  );

export interface TalkTask {
  readonly people: number;
  readonly seconds: number;
}
export interface SaturateTask {
  readonly rooms: number;
  readonly people: number;
  readonly seconds: number;
}
export interface JoinTask extends SceneSize {
  readonly storm: number;
}
export interface HoldTask {
  readonly rooms: number;
  readonly idle: number;
}

/** What the server's process has used: processor time in milliseconds, memory in bytes. */
export interface Usage {
  readonly cpu: number;
  readonly held: number;
  readonly rss: number;
}

export class Venue {
  readonly marks = new Marks();
  readonly usage: (kind: 'cpu' | 'memory') => Promise<Usage>;
  private readonly place: Place;
  private readonly dialect: Dialect;
  private guest: Guest | null = null;
  private clients = 0x10_0000;

  constructor(place: Place, dialect: Dialect, usage: (kind: 'cpu' | 'memory') => Promise<Usage>) {
    this.place = place;
    this.dialect = dialect;
    this.usage = usage;
  }

  get isOurs(): boolean {
    return this.place.dialect === 'throughline';
  }

  /** A room on the server with these cards; one socket stays in it, because not every server keeps an empty one. */
  async openRoom(size: SceneSize): Promise<{ room: SceneRoom; keeper: Person }> {
    const name = `room-${++this.clients}`;
    if (this.place.dialect === 'tldraw') return this.furnish(tldrawRoom(name, size));
    if (!this.isOurs) return this.furnish(yjsRoom(name, this.dialect, size, null));
    const guest = (this.guest ??= await Guest.signIn(this.address('http'), 'alice'));
    const mapId = await guest.makeMap();
    const first = await guest.wire(mapId).synced();
    const base = Y.encodeStateAsUpdate(first.doc);
    first.close();
    return this.furnish(yjsRoom(mapId, this.dialect, size, base));
  }

  /** Somebody comes into a room; wait for `ready`. */
  enter(room: SceneRoom, brings?: ReturnType<SceneRoom['seed']>): Person {
    return new Person({
      client: ++this.clients,
      room,
      url: this.address('ws'),
      headers: { origin: this.address('http'), cookie: this.guest?.cookie ?? '' },
      dialect: this.dialect,
      marks: this.marks,
      brings,
    });
  }

  /** Resolves once nobody has heard of an edit for a while. */
  async quiet(): Promise<void> {
    for (let heard = -1; heard !== this.marks.heard;) {
      heard = this.marks.heard;
      await pause(500);
    }
  }

  /** A bare client of our own server, for its own frames. */
  async wire(room: SceneRoom): Promise<WireClient> {
    return this.guest!.wire(room.name).synced();
  }

  private async furnish(room: SceneRoom): Promise<{ room: SceneRoom; keeper: Person }> {
    const seed = room.seed();
    const isAsked = this.place.dialect !== 'tldraw' && this.place.dialect !== 'relay';
    const keeper = this.enter(room, isAsked ? seed : undefined);
    await keeper.ready;
    if (!isAsked && this.place.dialect !== 'relay') keeper.say(...seed);
    return { room, keeper };
  }

  private address(protocol: 'http' | 'ws'): string {
    return `${protocol}://127.0.0.1:${this.place.port}`;
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
