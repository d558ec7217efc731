/** What an undo or redo did, and what it left because others have changed it since. */
import type { Notice } from '../../session/mapSession.ts';
import { words } from '../../ui/words.ts';

type Taken = Extract<Notice, { readonly kind: 'taken' }>;

/** One or two short sentences. */
export function tellTaken({ way, step, done, others, locked }: Taken): string {
  const text = words.history;
  if (locked) return text.locked;
  // Somebody whose name is not known counts only when nobody is known.
  const known = others.filter((name) => name !== '');
  const by = known.join(', ');
  if (!done) return text.left(by);
  const told = way === 'undo' ? text.undone(step) : text.redone(step);
  return others.length === 0 ? told : `${told} ${text.leftInPart(by)}`;
}
