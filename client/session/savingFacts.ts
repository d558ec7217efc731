/** What is known about saving, and the state it means: a pure machine, so that "saved" is provably true. */
import type { Mode } from '../../shared/protocol/frame.ts';
import { atLeast, type Role } from '../../shared/protocol/role.ts';
import type { ReadOnlyReason, SavingState } from './savingState.ts';

export interface SavingFacts {
  /** Changes made in this tab: the version this document has reached here. */
  readonly local: number;
  /** The version the server has confirmed to be on its disk. */
  readonly acked: number;
  /** Changes of earlier tabs found in the local copy, not known to be on the server. */
  readonly inherited: number;
  /** Whether there is a map to look at: from the local copy or from the server. */
  readonly loaded: boolean;
  /** Whether this socket has exchanged everything both ways, so that an answered barrier covers all of it. */
  readonly ready: boolean;
  /** Whether an attempt to connect has failed since the last success. */
  readonly failed: boolean;
  /** The one barrier under way. */
  readonly inFlight: { readonly barrier: number; readonly version: number; readonly counts: boolean } | null;
  /** The barrier under way has waited too long. */
  readonly overdue: boolean;
  /** The server has dropped updates on this socket (its disk was full): only a new socket sends them again. */
  readonly doubtful: boolean;
  readonly mode: Mode | null;
  /** The server said it is restarting, a moment ago. */
  readonly updating: boolean;
  /** Whether the local copy holds what is written here. */
  readonly kept: boolean;
  readonly ended: ReadOnlyReason | null;
}

export const firstFacts: SavingFacts = {
  local: 0,
  acked: 0,
  inherited: 0,
  loaded: false,
  ready: false,
  failed: false,
  inFlight: null,
  overdue: false,
  doubtful: false,
  mode: null,
  updating: false,
  kept: false,
  ended: null,
};

export type SavingEvent =
  /** The local copy was read: whether it held a map, and how many changes of it are not on the server. */
  | { readonly type: 'opened'; readonly content: boolean; readonly inherited: number }
  /** One local update event. */
  | { readonly type: 'changed' }
  /** Synced, and the server has been sent all it lacked. */
  | { readonly type: 'ready' }
  /** The socket is gone, or could not be opened. */
  | { readonly type: 'lost' }
  | { readonly type: 'asked'; readonly barrier: number }
  | { readonly type: 'durable'; readonly barrier: number }
  | { readonly type: 'overdue' }
  | { readonly type: 'mode'; readonly mode: Mode }
  /** The restart takes longer than one. */
  | { readonly type: 'late' }
  | { readonly type: 'kept'; readonly kept: boolean }
  | { readonly type: 'ended'; readonly reason: ReadOnlyReason };

/** The facts after one event. An end is final: nothing heard later changes what is shown. */
export function learn(facts: SavingFacts, event: SavingEvent): SavingFacts {
  switch (event.type) {
    case 'opened':
      return {
        ...facts,
        loaded: facts.loaded || event.content,
        inherited: facts.inherited + event.inherited,
      };
    case 'changed':
      return { ...facts, local: facts.local + 1 };
    case 'ready':
      return { ...facts, ready: true, loaded: true, failed: false, updating: false };
    case 'lost':
      return { ...facts, ready: false, failed: true, inFlight: null, overdue: false, doubtful: false };
    case 'asked':
      return {
        ...facts,
        inFlight: { barrier: event.barrier, version: facts.local, counts: countsNow(facts) },
      };
    case 'durable':
      return confirm(facts, event.barrier);
    case 'overdue':
      return facts.inFlight === null ? facts : { ...facts, overdue: true };
    case 'mode':
      return {
        ...facts,
        mode: event.mode,
        doubtful: facts.doubtful || event.mode === 'read-only-storage',
        updating: event.mode === 'draining' || (facts.updating && !facts.ready),
      };
    case 'late':
      return { ...facts, updating: false };
    case 'kept':
      return { ...facts, kept: event.kept };
    case 'ended':
      return facts.ended === null ? { ...facts, ended: event.reason, ready: false, inFlight: null } : facts;
  }
}

/**
 * S1: only a barrier sent after the exchange, on a socket that dropped no change, may confirm anything.
 * A socket that may only look counts as well: what it may not send closes it before its barrier is answered.
 */
export function countsNow(facts: SavingFacts): boolean {
  return facts.ready && !facts.doubtful && facts.mode !== 'read-only-storage' && facts.mode !== 'draining';
}

function confirm(facts: SavingFacts, barrier: number): SavingFacts {
  const { inFlight } = facts;
  if (inFlight === null || barrier < inFlight.barrier) return facts;
  const answered = { ...facts, inFlight: null, overdue: false };
  if (!inFlight.counts || facts.doubtful) return answered;
  return { ...answered, acked: Math.max(facts.acked, inFlight.version), inherited: 0 };
}

/** How many changes are not known to be on the server. */
export function unsaved(facts: SavingFacts): number {
  return facts.local - facts.acked + facts.inherited;
}

/** What the person is shown. S2: `saved` means synced, every local change confirmed, and the server answers. */
export function savingState(facts: SavingFacts): SavingState {
  const changes = unsaved(facts);
  const { kept } = facts;
  if (facts.ended !== null) return { kind: 'readOnly', reason: facts.ended, changes, kept };
  if (!facts.loaded) return { kind: 'opening', reachable: !facts.failed };
  if (facts.updating) return { kind: 'updating', changes, kept };
  // With changes on their way it is open whether the server has them from before: it says so, or refuses them.
  if (facts.mode === 'read-only-role' && facts.ready && !facts.overdue && changes === 0) {
    return { kind: 'readOnly', reason: 'role', changes, kept };
  }
  if (!facts.ready) {
    if (changes === 0 && !facts.failed) return { kind: 'opening', reachable: true };
    return { kind: 'notSaved', changes, kept, connected: false };
  }
  if (facts.mode === 'read-only-storage') return { kind: 'readOnly', reason: 'storage', changes, kept };
  if (facts.overdue || facts.mode === 'draining') return { kind: 'notSaved', changes, kept, connected: true };
  return changes === 0 ? { kind: 'saved' } : { kind: 'saving', changes };
}

/** Whether this person may change the map now. Before the map is loaded nobody may: clients never seed one. */
export function mayEdit(facts: SavingFacts, role: Role): boolean {
  if (facts.ended !== null || !facts.loaded) return false;
  if (facts.mode === null) return atLeast(role, 'editor');
  return facts.mode === 'read-write' || facts.mode === 'draining';
}
