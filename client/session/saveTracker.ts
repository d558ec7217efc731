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
  /** Asks now whether the server is still there (back online, tab in front again). */
  readonly probe: () => void;
  readonly dispose: () => void;
}

/** One barrier is under way at a time: it covers all that was sent before it, the next one all that came meanwhile. */
export function createSaveTracker(options: SaveTrackerOptions): SaveTracker {
  const { clock, timing } = options;
  let facts = firstFacts;
  const state = createStore<SavingState>(() => savingState(facts));
  let lastBarrier = 0;
  let pumping = false;
  let disposed = false;
  let cancelTimer = (): void => {};

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
        // A server that cannot write answers nothing, and says so: silence means nothing then.
        if (!answers(facts)) return cancelTimer();
        if (facts.inFlight === null) wait(timing.heartbeat, ask);
        return pumpSoon();
      case 'ready':
      case 'durable':
        if (facts.inFlight === null) wait(timing.heartbeat, ask);
        return pumpSoon();
      case 'lost':
      case 'ended':
        return cancelTimer();
      case 'asked':
      case 'overdue':
      case 'kept':
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
    take({ type: 'asked', barrier });
    const heardBefore = options.heard();
    const askedAt = clock.now();
    wait(timing.overdue, () => {
      take({ type: 'overdue' });
      wait(timing.silent - timing.overdue, () => giveUpUnlessAlive(heardBefore, askedAt));
    });
  };

  /** A server that still sends is slow, not gone: it gets longer, as a new socket would not be faster. */
  const giveUpUnlessAlive = (heardBefore: number, askedAt: number): void => {
    const left = timing.stuck - (clock.now() - askedAt);
    if (options.heard() === heardBefore || left <= 0) options.giveUp();
    else wait(left, options.giveUp);
  };

  const wait = (milliseconds: number, run: () => void): void => {
    cancelTimer();
    cancelTimer = clock.after(milliseconds, run);
  };

  return {
    state,
    facts: () => facts,
    learn: take,
    probe: ask,
    dispose: () => {
      disposed = true;
      cancelTimer();
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
