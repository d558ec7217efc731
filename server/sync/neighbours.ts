/** One map between nodes: tells the others of new rows and of who is here, and keeps what they show. */
import type { Clock } from '../clock.ts';
import type { Fanout, Notice } from '../fanout/fanout.ts';
import type { AwarenessEntry } from './frames.ts';
import type { Room } from './room.ts';
import type { RoomDependencies } from './roomDependencies.ts';

/** Cursors of one node reach the others once in so many milliseconds, all in one message. */
const presenceEvery = 50;
/** Who shows nothing for so long is gone with their node. */
const presenceLasts = 40_000;
/** What all other nodes may show on one map, in bytes. */
const mostShown = 512 * 1024;

/** The room, as it is seen by its neighbours. */
interface Here {
  /** The store has newer rows. */
  readonly onRows: () => void;
  /** The roles of the people may have changed. */
  readonly onPeople: () => void;
  readonly onDoor: () => void;
  /** People on other nodes show this now. */
  readonly onPresence: (entries: readonly AwarenessEntry[]) => void;
  /** What the people of this node show. */
  readonly shown: () => readonly AwarenessEntry[];
  /** Whether a socket of this node shows presence under this Yjs client id. */
  readonly isHere: (client: number) => boolean;
}

interface Neighbour {
  heardAt: number;
  readonly entries: Map<number, AwarenessEntry>;
}

export class Neighbours {
  private readonly mapId: string;
  private readonly fanout: Fanout;
  private readonly clock: Clock;
  private readonly here: Here;
  private readonly neighbours = new Map<string, Neighbour>();
  private readonly untold = new Map<number, AwarenessEntry>();
  private readonly unfollow: () => void;
  private cancelTelling: (() => void) | null = null;

  constructor(given: { mapId: string; fanout: Fanout; clock: Clock; here: Here }) {
    this.mapId = given.mapId;
    this.fanout = given.fanout;
    this.clock = given.clock;
    this.here = given.here;
    this.unfollow = given.fanout.follow(given.mapId, (notice, node) => this.hear(notice, node));
    given.fanout.tell(given.mapId, { kind: 'hello' });
  }

  /** Rows of this map are in the store. */
  tellRows(): void {
    this.fanout.tell(this.mapId, { kind: 'rows' });
  }

  /** Somebody here shows this now; `null` as the state: nothing any more. */
  tellPresence(entry: AwarenessEntry): void {
    this.untold.set(entry.client, entry);
    this.forget(entry.client);
    this.cancelTelling ??= this.clock.after(presenceEvery, () => this.flush());
  }

  /** What people on other nodes show. */
  shown(): AwarenessEntry[] {
    return [...this.neighbours.values()].flatMap(({ entries }) => [...entries.values()]);
  }

  /** Says again who is here, and lets go of nodes that say nothing any more. */
  beat(): void {
    const now = this.clock.now();
    for (const [node, { heardAt, entries }] of this.neighbours) {
      if (now - heardAt <= presenceLasts) continue;
      this.neighbours.delete(node);
      this.here.onPresence([...entries.values()].map(gone));
    }
    this.tellWhole();
  }

  close(): void {
    this.unfollow();
    this.cancelTelling?.();
    if (this.here.shown().length > 0) this.tell([], true);
  }

  private hear(notice: Notice, node: string): void {
    switch (notice.kind) {
      case 'rows':
        this.here.onRows();
        break;
      case 'people':
        this.here.onPeople();
        break;
      case 'door':
        this.here.onDoor();
        break;
      case 'hello':
        this.tellWhole();
        break;
      case 'presence':
        this.hearPresence(notice.entries, notice.isWhole, node);
    }
  }

  private hearPresence(told: readonly AwarenessEntry[], isWhole: boolean, node: string): void {
    const neighbour = this.neighbours.get(node) ?? { heardAt: 0, entries: new Map<number, AwarenessEntry>() };
    this.neighbours.set(node, neighbour);
    neighbour.heardAt = this.clock.now();
    const { entries } = neighbour;
    const news: AwarenessEntry[] = [];
    if (isWhole) {
      const present = new Set(told.map(({ client }) => client));
      for (const entry of entries.values()) if (!present.has(entry.client)) news.push(gone(entry));
    }
    news.push(
      ...told.filter((entry) => isNew(entry, entries.get(entry.client)) && !this.here.isHere(entry.client)),
    );
    for (const entry of news) {
      if (entry.state === 'null') entries.delete(entry.client);
      else if (this.size() + entry.state.length <= mostShown) entries.set(entry.client, entry);
    }
    if (entries.size === 0) this.neighbours.delete(node);
    if (news.length > 0) this.here.onPresence(news);
  }

  /** Who is here is not there. */
  private forget(client: number): void {
    for (const { entries } of this.neighbours.values()) entries.delete(client);
  }

  private tellWhole(): void {
    const shown = this.here.shown();
    if (shown.length > 0) this.tell(shown, true);
  }

  private flush(): void {
    this.cancelTelling = null;
    this.tell([...this.untold.values()], false);
    this.untold.clear();
  }

  private tell(entries: readonly AwarenessEntry[], isWhole: boolean): void {
    const plain = entries.map(({ client, clock, state }) => ({ client, clock, state }));
    this.fanout.tell(this.mapId, { kind: 'presence', isWhole, entries: plain });
  }

  private size(): number {
    return this.shown().reduce((sum, { state }) => sum + state.length, 0);
  }
}

/** What a room is to its neighbours. */
export function neighboursOf(room: Room, { fanout, clock, onPeople, onDoor }: RoomDependencies): Neighbours {
  // Who is on a map is told by its id; its talk and its session are spoken of by their own names.
  const mapId = room.scope === 'map' ? room.map.id : room.name;
  return new Neighbours({
    ...{ mapId, fanout, clock },
    here: {
      onRows: () => void room.catchUp(),
      onPeople: () => onPeople(room.map.id),
      onDoor: () => onDoor(room.map.id),
      onPresence: (entries) => room.people.tellElsewhere(entries),
      shown: () => room.people.shown(),
      isHere: (client) => room.people.isHere(client),
    },
  });
}

function isNew(entry: AwarenessEntry, before: AwarenessEntry | undefined): boolean {
  return before === undefined ? entry.state !== 'null' : entry.clock > before.clock || entry.state === 'null';
}

/** Clocks only go up: that somebody left is one more than the last that was heard. */
function gone({ client, clock }: AwarenessEntry): AwarenessEntry {
  return { client, clock: clock + 1, state: 'null' };
}
