/** Who may ask everybody to come and look: editors and up, one at a time, not more often than every ten seconds. */
import type { Person } from '../../shared/protocol/presence.ts';
import { atLeast, roleSchema } from '../../shared/protocol/role.ts';

/** Between two askings in a room, in milliseconds. */
const pause = 10_000;

export interface SummonLimit<Key extends object> {
  /** The same asking is told again with every move of its asker: what was decided about it stays. */
  readonly allows: (key: Key, person: Person, summon: number) => boolean;
}

/** For one room; `now` in milliseconds. */
export function createSummonLimit<Key extends object>(now: () => number): SummonLimit<Key> {
  const decided = new WeakMap<Key, { readonly summon: number; readonly isAllowed: boolean }>();
  let last = -Infinity;
  return {
    allows: (key, person, summon) => {
      const before = decided.get(key);
      if (before?.summon === summon) return before.isAllowed;
      const role = roleSchema.safeParse(person.role);
      const isAllowed = role.success && atLeast(role.data, 'editor') && now() - last >= pause;
      if (isAllowed) last = now();
      decided.set(key, { summon, isAllowed });
      return isAllowed;
    },
  };
}
