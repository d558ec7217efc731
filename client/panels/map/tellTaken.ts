/** What an undo or redo did, and what it left because others have changed it since. */
import type { Notice } from '../../session/mapSession.ts';
import { words } from '../../ui/words.ts';
import { fetchStepNames } from './stepNames.ts';

type Taken = Extract<Notice, { readonly kind: 'taken' }>;

/** One or two short sentences; without the name of the step when it cannot be fetched. */
export async function tellTaken({ way, step, done, others, locked }: Taken): Promise<string> {
  const text = words.taken;
  if (locked) return text.locked;
  // Somebody whose name is not known counts only when nobody is known.
  const known = others.filter((name) => name !== '');
  const by = known.join(', ');
  if (!done) return text.left(by);
  const name = await fetchStepNames().then(
    (nameOf) => nameOf(step),
    () => '',
  );
  const told = way === 'undo' ? text.undone(name) : text.redone(name);
  return others.length === 0 ? told : `${told} ${text.leftInPart(by)}`;
}
