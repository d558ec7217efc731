/** Presence of a room told in rounds: people are served in small groups, one after the other, with what changed since their last turn. */
import { PresenceFrames, writtenEntry, type ToldState } from './frames.ts';

/** Somebody who hears of the others. */
interface Listener {
  /** The Yjs client id it shows presence under. */
  readonly client: number | null;
}

interface Given<L extends Listener> {
  /** Milliseconds from one turn of a group to its next; 0: a turn with every turn of the event loop. */
  readonly every: () => number;
  readonly listeners: () => Iterable<L>;
  readonly count: () => number;
  readonly tell: (listener: L, frames: PresenceFrames) => void;
}

interface News {
  /** When it was noted, counted. */
  readonly at: number;
  readonly state: ToldState;
  readonly written: Uint8Array;
}

/** A frame for everybody at once would hold up the edits behind it. */
const mostInGroup = 12;
/** While the machine is behind, turns are spread until telling takes at most this part of the time. */
const share = 0.1;
const longestPause = 1000;

export class PresenceRounds<L extends Listener> {
  private readonly given: Given<L>;
  /** The newest state of each client that some group has not heard of yet. */
  private readonly news = new Map<number, News>();
  private noted = 0;
  /** Up to which note each group has heard of everything. */
  private heard: number[] = [0];
  /** By its number somebody stays in one group, whoever else comes and goes: between two groups news would be missed. */
  private readonly numbers = new WeakMap<L, number>();
  private numbered = 0;
  private turn = 0;
  private isWaiting = false;

  constructor(given: Given<L>) {
    this.given = given;
  }

  note(state: ToldState): void {
    this.news.set(state.client, { at: ++this.noted, state, written: writtenEntry(state) });
    if (!this.isWaiting) this.wait(0);
  }

  private wait(pause: number): void {
    this.isWaiting = true;
    const due = performance.now() + pause;
    const beat = (): void => this.beat(due);
    if (pause === 0) setImmediate(beat);
    else setTimeout(beat, pause).unref();
  }

  /** Serves one group; a turn that came late or took long puts the next one off, so that cursors give way to edits. */
  private beat(due: number): void {
    this.isWaiting = false;
    const groups = Math.max(1, Math.ceil(this.given.count() / mostInGroup));
    // Groups that are cut anew hear everything again: what is not newer is passed over.
    if (groups !== this.heard.length) this.heard = Array.from({ length: groups }, () => 0);
    this.turn = (this.turn + 1) % groups;
    this.serve(this.turn);
    if (this.turn === 0) this.forget();
    if (this.news.size === 0) return;
    const strain = performance.now() - due;
    const every = this.given.every();
    this.wait(every === 0 ? 0 : Math.min(longestPause, Math.max(every / groups, strain / share)));
  }

  private serve(group: number): void {
    const since = this.heard[group]!;
    const fresh = [...this.news.values()].filter(({ at }) => at > since);
    this.heard[group] = this.noted;
    if (fresh.length === 0) return;
    const members = this.membersOf(group);
    const frames = new PresenceFrames(fresh, new Set(members.map(({ client }) => client)));
    for (const member of members) this.given.tell(member, frames);
  }

  private membersOf(group: number): L[] {
    return [...this.given.listeners()].filter((one) => this.numberOf(one) % this.heard.length === group);
  }

  private numberOf(one: L): number {
    const known = this.numbers.get(one);
    if (known !== undefined) return known;
    this.numbers.set(one, this.numbered);
    return this.numbered++;
  }

  private forget(): void {
    const known = Math.min(...this.heard);
    for (const [client, { at }] of this.news) if (at <= known) this.news.delete(client);
  }
}
