/** Leaving a map for another page of the app loses nothing, also where the device keeps no copy. */
import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { leaveMap } from '../../../client/app/leaveMap.ts';
import type { MapSession } from '../../../client/session/mapSession.ts';
import type { SavingState } from '../../../client/session/savingState.ts';

function openMap(state: SavingState, keeps: boolean) {
  let disposed = 0;
  const saving = createStore<SavingState>(() => state);
  const keepsCopy = createStore<boolean | null>(() => keeps);
  const dispose = (): void => {
    disposed++;
  };
  leaveMap({ saving, keepsCopy, dispose } as unknown as MapSession);
  return { disposed: () => disposed, become: (next: SavingState) => saving.setState(next, true) };
}

test('a saved map is left at once, and so is one whose copy is kept', () => {
  expect(openMap({ kind: 'saved' }, false).disposed()).toBe(1);
  expect(openMap({ kind: 'saving', changes: 2 }, true).disposed()).toBe(1);
});

test('changes kept nowhere else are sent first', () => {
  const map = openMap({ kind: 'notSaved', changes: 2, kept: false, connected: false }, false);
  map.become({ kind: 'saving', changes: 2 });
  expect(map.disposed()).toBe(0);
  map.become({ kind: 'saved' });
  map.become({ kind: 'saving', changes: 1 });
  expect(map.disposed()).toBe(1);
});
