/** Counts local changes, asks the server with barriers what it has on disk, and notices when it does not answer. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Clock, Timing } from './clock.ts';
import {
  countsNow,
  firstFacts,
  learn,
  savingState,
  unsaved,
  type SavingEvent,
  type SavingFacts,
} from './savingFacts.ts';
import type { SavingState } from './savingState.ts';

export interface SaveTrackerOptions {
  readonly clock: Clock;
  readonly timing: Timing;
  /** Sends BARRIER n; false when there is no socket. */
  readonly ask: (barrier: number) => boolean;
  /** Sends PING n, which a server answers although its disk does not. */
  readonly ping: (turn: number) => void;
  /** Grows with everything the server sends. */
  readonly heard: () => number;
  /** The server does not answer on this socket. */
  readonly giveUp: () => void;
  /** Called after everything learned, with the facts before and after. */
  readonly onLearned: (facts: SavingFacts, before: SavingFacts) => void;
}

export interface SaveTracker {
  readonly state: StoreApi<SavingState>;
  readonly facts: () => SavingFacts;
  readonly learn: (event: SavingEvent) => void;
  /** The server answered PING n. */
  readonly ponged: (turn: number) => void;
  /** Asks now whether the server is still there (back online, tab in front again). */
  readonly probe: () => void;
  readonly dispose: () => void;
}

/** A barrier under way. */
interface Asked {
  readonly at: number;
  /** What the server had sent, and when that was last more than before. */
  readonly heard: number;
  readonly heardAt: number;
}

const mostPatience = 16;

/** One barrier is under way at a time: it covers all that was sent before it, the next one all that came meanwhile. */
export function createSaveTracker(options: SaveTrackerOptions): SaveTracker {
  const { clock, timing } = options;
  let facts = firstFacts;
  const state = createStore<SavingState>(() => savingState(facts));
  let lastBarrier = 0;
  let lastPing = 0;
  let lastPong = 0;
  let patience = 1;
  let pumping = false;
  let disposed = false;
  let cancelTimer = (): void => {};
  let cancelLate = (): void => {};

  const take = (event: SavingEvent): void => {
    if (disposed) return;
    const before = facts;
    facts = learn(facts, event);
    const next = savingState(facts);
    if (!sameState(next, state.getState())) state.setState(next, true);
    options.onLearned(facts, before);
    react(event);
  };

  const react = (event: SavingEvent): void => {
    switch (event.type) {
      case 'changed':
      case 'opened':
        return pumpSoon();
      case 'mode':
        if (event.mode === 'draining') {
          cancelLate();
          cancelLate = clock.after(timing.updating, () => take({ type: 'late' }));
        }
        // A server that cannot write answers no barrier, and says so; whether it is there at all is asked otherwise.
        if (!answers(facts)) return wait(timing.heartbeat, pingOnly);
        if (facts.inFlight === null) wait(timing.heartbeat, ask);
        return pumpSoon();
      case 'ready':
      case 'durable':
        if (event.type === 'durable') patience = 1;
        if (facts.inFlight === null) wait(timing.heartbeat, answers(facts) ? ask : pingOnly);
        return pumpSoon();
      case 'lost':
        return cancelTimer();
      case 'ended':
        cancelLate();
        return cancelTimer();
      case 'asked':
      case 'overdue':
      case 'kept':
      case 'late':
        return;
    }
  };

  /** Coalesces a batch of changes into one barrier. */
  const pumpSoon = (): void => {
    if (pumping) return;
    pumping = true;
    queueMicrotask(() => {
      pumping = false;
      if (unsaved(facts) > 0 && countsNow(facts)) ask();
    });
  };

  const ask = (): void => {
    if (disposed || !facts.ready || facts.inFlight !== null || !answers(facts)) return;
    const barrier = lastBarrier + 1;
    if (!options.ask(barrier)) return;
    lastBarrier = barrier;
    lastPong = lastPing;
    take({ type: 'asked', barrier });
    follow({ at: clock.now(), heard: options.heard(), heardAt: clock.now() });
  };

  /** Looks after a barrier until it is answered: is the server there, is only its disk slow, is a new socket needed? */
  const follow = (asked: Asked): void => {
    const age = clock.now() - asked.at;
    const [next] = [timing.overdue, timing.silent, timing.slow].filter((at) => at > age);
    wait(Math.min(timing.question, (next ?? Infinity) - age), () => lookAfter(asked));
  };

  const lookAfter = (asked: Asked): void => {
    const now = clock.now();
    const age = now - asked.at;
    const heard = options.heard();
    const heardAt = heard === asked.heard ? asked.heardAt : now;
    const isThere = lastPong === lastPing;
    if (!facts.overdue && age >= (isThere ? timing.slow : timing.overdue)) take({ type: 'overdue' });
    // A server that still sends is slow, not gone: it gets longer, as a new socket would not be faster.
    if (age >= timing.stuck * patience || now - heardAt >= timing.silent * patience) return giveUp();
    if (isThere) options.ping(++lastPing);
    follow({ ...asked, heard, heardAt });
  };

  /** While no barrier is answered by design: without a pong the connection is dead. */
  const pingOnly = (): void => {
    if (disposed || !facts.ready || answers(facts)) return;
    const turn = ++lastPing;
    options.ping(turn);
    wait(timing.overdue, () => {
      if (lastPong < turn) giveUp();
      else wait(timing.heartbeat, pingOnly);
    });
  };

  /** On a line so thin that an answer takes longer than our patience, every new socket would begin anew: wait longer. */
  const giveUp = (): void => {
    patience = Math.min(patience * 2, mostPatience);
    options.giveUp();
  };

  const wait = (milliseconds: number, run: () => void): void => {
    cancelTimer();
    cancelTimer = clock.after(milliseconds, run);
  };

  return {
    state,
    facts: () => facts,
    learn: take,
    ponged: (turn) => {
      lastPong = turn;
    },
    probe: ask,
    dispose: () => {
      disposed = true;
      cancelTimer();
      cancelLate();
    },
  };
}

/** Whether the server answers barriers in this mode. */
function answers({ mode }: SavingFacts): boolean {
  return mode !== 'read-only-storage' && mode !== 'draining';
}

function sameState(a: SavingState, b: SavingState): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
