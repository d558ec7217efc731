/** Who is in a room and what they show: one state per socket, written over with the name the server knows. */
import * as decoding from 'lib0/decoding';
import { presenceStateSchema, type Person } from '../../shared/protocol/presence.ts';
import { createSummonLimit, type SummonLimit } from './summonLimit.ts';
import { awarenessFrame, type AwarenessEntry, type ToldState } from './frames.ts';
import type { SyncLimits } from './limits.ts';
import { PointerMoves } from './pointerMoves.ts';

const largestStep = 1000;
const highestClock = 2 ** 31;

/** One state as a client sent it, not believed yet. */
export interface ClaimedState {
  readonly client: number;
  readonly clock: number;
  /** JSON text. */
  readonly state: string;
}

interface Shown {
  client: number;
  clock: number;
  /** Added to the client's clock, so that a client that comes back is newer than when it left. */
  base: number;
  state: string;
  moves: PointerMoves | null;
}

/** The one state of an awareness update; null when it has none or several. Throws on a truncated one. */
export function readState(update: Uint8Array): ClaimedState | null {
  const decoder = decoding.createDecoder(update);
  if (decoding.readVarUint(decoder) !== 1) return null;
  const client = decoding.readVarUint(decoder);
  const clock = decoding.readVarUint(decoder);
  return { client, clock, state: decoding.readVarString(decoder) };
}

export class PresenceTable<Key extends object> {
  private readonly shown = new Map<Key, Shown>();
  /** Length of all states. */
  private size = 0;
  private readonly limits: SyncLimits;
  private readonly summons: SummonLimit<Key>;

  constructor(limits: SyncLimits, now: () => number) {
    this.limits = limits;
    this.summons = createSummonLimit(now);
  }

  /** Takes a state in. Returns what the others are to hear, or null when the state may not be shown. */
  show(key: Key, claimed: ClaimedState, person: Person, base: number): ToldState | null {
    const before = this.shown.get(key);
    if (claimed.state.length > this.limits.presence || claimed.clock >= highestClock) return null;
    if (before !== undefined && !follows(before.clock, claimed.clock)) return null;
    const moved = before?.moves?.follow(claimed.state) ?? null;
    const maySummon = (summon: number): boolean => this.summons.allows(key, person, summon);
    const state = moved ?? rewrite(claimed.state, person, maySummon);
    if (state === null) return null;
    if (state === 'null') return this.leave(key, claimed.clock);
    const size = this.size - (before?.state.length ?? 0) + state.length;
    if (size > this.limits.roomPresence) return null;
    this.size = size;
    const { client, clock } = claimed;
    const moves = moved === null ? PointerMoves.after(claimed.state, state) : before!.moves;
    const next: Shown = { client, clock, base: before?.base ?? base, state, moves };
    this.shown.set(key, next);
    return entryOf(next);
  }

  /** Writes a new name or role over what a socket shows. Returns what the others are to hear, or null. */
  rewritePerson(key: Key, person: Person): ToldState | null {
    const shown = this.shown.get(key);
    const state = shown === undefined ? null : rewrite(shown.state, person, () => true);
    if (shown === undefined || state === null) return null;
    this.size += state.length - shown.state.length;
    shown.state = state;
    shown.moves = null;
    shown.base++;
    return entryOf(shown);
  }

  /** Takes a socket's state away. Returns what the others are to hear, or null when it showed nothing. */
  leave(key: Key, clock: number = this.shown.get(key)?.clock ?? 0): AwarenessEntry | null {
    const shown = this.shown.get(key);
    if (shown === undefined) return null;
    this.shown.delete(key);
    this.size -= shown.state.length;
    return { client: shown.client, clock: shown.base + clock, state: 'null' };
  }

  /** Everybody but the asker, for somebody who comes in; null when nobody is there. */
  everybodyElse(key: Key): Uint8Array | null {
    const others = [...this.shown].filter(([other]) => other !== key).map(([, shown]) => entryOf(shown));
    return others.length === 0 ? null : awarenessFrame(others);
  }

  /** What everybody shows. */
  entries(): AwarenessEntry[] {
    return [...this.shown.values()].map(entryOf);
  }

  get count(): number {
    return this.shown.size;
  }
}

function follows(last: number, clock: number): boolean {
  return clock >= last && clock <= last + largestStep;
}

function entryOf({ client, clock, base, state }: Shown): ToldState {
  return { client, clock: base + clock, state, ownClock: clock };
}

/** The state re-encoded: only what presence knows, and the person as the server knows them. */
function rewrite(state: string, person: Person, maySummon: (summon: number) => boolean): string | null {
  let value: unknown;
  try {
    value = JSON.parse(state);
  } catch {
    return null; // not JSON: dropped like any other state that may not be shown
  }
  if (value === null) return 'null';
  if (Array.isArray(value)) return null;
  const parsed = presenceStateSchema.safeParse(withoutPerson(value));
  if (!parsed.success) return null;
  const { presence } = parsed.data;
  if (typeof presence?.summon === 'number' && !maySummon(presence.summon)) presence.summon = null;
  return JSON.stringify({ person, presence });
}

function withoutPerson(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return { presence: (value as { presence?: unknown }).presence };
}
