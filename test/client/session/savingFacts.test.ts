/** The state of saving is true in every order of events. */
import { expect, test } from 'vitest';
import {
  firstFacts,
  learn,
  mayEdit,
  savingState,
  unsaved,
  type SavingEvent,
  type SavingFacts,
} from '../../../client/session/savingFacts.ts';
import { createRandom } from '../../support/random.ts';

const after = (...events: SavingEvent[]): SavingFacts => events.reduce(learn, firstFacts);
const online: SavingEvent[] = [{ type: 'mode', mode: 'read-write' }, { type: 'ready' }];

test('a map that is on its way says opening, and that the server does not answer once an attempt failed', () => {
  expect(savingState(firstFacts)).toEqual({ kind: 'opening', reachable: true });
  expect(savingState(after({ type: 'lost' }))).toEqual({ kind: 'opening', reachable: false });
});

test('nobody edits a map before it is loaded', () => {
  expect(mayEdit(firstFacts, 'owner')).toBe(false);
  expect(mayEdit(after({ type: 'mode', mode: 'read-write' }), 'owner')).toBe(false);
  expect(mayEdit(after(...online), 'owner')).toBe(true);
  expect(mayEdit(after({ type: 'opened', content: true, inherited: 0 }), 'editor')).toBe(true);
  expect(mayEdit(after({ type: 'opened', content: true, inherited: 0 }), 'viewer')).toBe(false);
});

test('a change is saving until the barrier sent after it is answered', () => {
  const changed = after(...online, { type: 'changed' }, { type: 'changed' });
  expect(savingState(changed)).toEqual({ kind: 'saving', changes: 2 });
  const asked = learn(changed, { type: 'asked', barrier: 1 });
  const meanwhile = learn(asked, { type: 'changed' });
  const answered = learn(meanwhile, { type: 'durable', barrier: 1 });
  expect(savingState(answered)).toEqual({ kind: 'saving', changes: 1 });
  const again = [
    { type: 'asked', barrier: 2 },
    { type: 'durable', barrier: 2 },
  ] as const;
  expect(savingState(again.reduce<SavingFacts>(learn, answered))).toEqual({ kind: 'saved' });
});

test('an answer to an older barrier confirms nothing', () => {
  const facts = after(
    ...online,
    { type: 'changed' },
    { type: 'asked', barrier: 4 },
    { type: 'durable', barrier: 3 },
  );
  expect(unsaved(facts)).toBe(1);
});

test('a barrier of a lost socket confirms nothing on the next one', () => {
  const facts = after(
    ...online,
    { type: 'changed' },
    { type: 'asked', barrier: 1 },
    { type: 'lost' },
    { type: 'durable', barrier: 1 },
  );
  expect(savingState(facts)).toEqual({ kind: 'notSaved', changes: 1, kept: false, connected: false });
});

test('an answer that waits too long turns into not saved, and back when it comes', () => {
  const late = after(
    ...online,
    { type: 'kept', kept: true },
    { type: 'changed' },
    { type: 'asked', barrier: 1 },
    { type: 'overdue' },
  );
  expect(savingState(late)).toEqual({ kind: 'notSaved', changes: 1, kept: true, connected: true });
  expect(savingState(learn(late, { type: 'durable', barrier: 1 }))).toEqual({ kind: 'saved' });
});

test('changes of an earlier tab count as not saved until a barrier after the exchange is answered', () => {
  const opened = after({ type: 'kept', kept: true }, { type: 'opened', content: true, inherited: 3 });
  expect(savingState(opened)).toEqual({ kind: 'notSaved', changes: 3, kept: true, connected: false });
  const hello = [
    { type: 'asked', barrier: 0 },
    { type: 'durable', barrier: 0 },
  ] as const;
  const early = hello.reduce<SavingFacts>(learn, opened);
  expect(unsaved(early)).toBe(3);
  const synced = [...online, { type: 'asked', barrier: 1 }, { type: 'durable', barrier: 1 }] as SavingEvent[];
  expect(savingState(synced.reduce(learn, early))).toEqual({ kind: 'saved' });
});

test('a server whose disk is full confirms nothing until everything was sent again on a new socket', () => {
  const full = after(...online, { type: 'changed' }, { type: 'mode', mode: 'read-only-storage' });
  expect(savingState(full)).toEqual({ kind: 'readOnly', reason: 'storage', changes: 1, kept: false });
  expect(mayEdit(full, 'owner')).toBe(false);
  const back: SavingEvent[] = [
    { type: 'mode', mode: 'read-write' },
    { type: 'asked', barrier: 1 },
    { type: 'durable', barrier: 1 },
  ];
  const doubtful = back.reduce(learn, full);
  expect(savingState(doubtful)).toEqual({ kind: 'saving', changes: 1 });
  const anew: SavingEvent[] = [
    { type: 'lost' },
    ...online,
    { type: 'asked', barrier: 2 },
    { type: 'durable', barrier: 2 },
  ];
  expect(savingState(anew.reduce(learn, doubtful))).toEqual({ kind: 'saved' });
});

test('that a lowered role cost changes is said once the server has refused them: it may have them from before', () => {
  const lowered = after(...online, { type: 'changed' }, { type: 'mode', mode: 'read-only-role' });
  expect(savingState(lowered)).toEqual({ kind: 'saving', changes: 1 });
  expect(mayEdit(lowered, 'viewer')).toBe(false);
  const answered = [
    { type: 'asked', barrier: 1 },
    { type: 'durable', barrier: 1 },
  ] as const;
  expect(savingState(answered.reduce<SavingFacts>(learn, lowered))).toMatchObject({
    ...{ kind: 'readOnly', reason: 'role', changes: 0 },
  });
  expect(savingState(learn(lowered, { type: 'ended', reason: 'role' }))).toMatchObject({
    ...{ kind: 'readOnly', reason: 'role', changes: 1 },
  });
});

test('an end is final and still says how much is not saved', () => {
  const ended = after(...online, { type: 'changed' }, { type: 'ended', reason: 'refused' }, { type: 'lost' });
  expect(savingState(ended)).toEqual({ kind: 'readOnly', reason: 'refused', changes: 1, kept: false });
  expect(savingState(learn(ended, { type: 'ended', reason: 'gone' }))).toMatchObject({ reason: 'refused' });
  expect(mayEdit(ended, 'owner')).toBe(false);
});

test('whatever happens in whatever order, saved is only shown when every change was confirmed (S2)', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = createRandom(seed);
    let facts = firstFacts;
    let barrier = 0;
    // What a server that never lies has on disk: everything sent before the barrier it answers, on one live socket.
    let sentWith = 0;
    let onDisk = 0;
    for (let step = 0; step < 120; step++) {
      const event = random.pick<SavingEvent>([
        { type: 'changed' },
        { type: 'changed' },
        { type: 'lost' },
        ...online,
        { type: 'asked', barrier: barrier + 1 },
        { type: 'durable', barrier },
        { type: 'durable', barrier: Math.max(0, barrier - 1) },
        { type: 'overdue' },
        {
          type: 'mode',
          mode: random.pick(['read-write', 'read-only-role', 'read-only-storage', 'draining']),
        },
      ]);
      if (event.type === 'asked') {
        if (facts.inFlight !== null) continue;
        barrier++;
        sentWith = facts.ready ? facts.local : onDisk;
      }
      if (event.type === 'durable' && event.barrier === barrier && facts.inFlight?.counts === true) {
        onDisk = Math.max(onDisk, sentWith);
      }
      facts = learn(facts, event);
      const shown = savingState(facts);
      if (shown.kind === 'saved' && onDisk < facts.local) {
        expect.fail(`seed ${seed}, step ${step}: saved with ${onDisk} of ${facts.local} changes on disk`);
      }
      if ('changes' in shown) expect(shown.changes).toBe(unsaved(facts));
    }
  }
});
