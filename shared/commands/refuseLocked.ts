/** Keeps a command of somebody below facilitator from changing what is locked. */
import type * as Y from 'yjs';
import { isLocked, lockHolder } from '../model/locked.ts';
import { changedBy } from './changedBy.ts';
import type { Command } from './command.ts';
import { CommandError } from './commandError.ts';

/**
 * L3: a command changes the records its input names as `id` or `ids`, and those it tells of itself. Besides them,
 * commands write only order keys of neighbours, ends of arrows and what a frame carries, and there they leave locked
 * ones alone. The server looks at what was really written as well; this is for a clear word before anything is done.
 * Throws {@link CommandError} when something of it is locked.
 */
export function refuseLocked<Input>(
  doc: Y.Doc,
  { alsoChanges }: Pick<Command<string, Input>, 'alsoChanges'>,
  input: Input,
): void {
  const locked = changedBy(doc, alsoChanges, input).filter((each) => isLocked(lockHolder(doc, each)));
  if (locked.length > 0) throw new CommandError({ kind: 'locked', ids: locked });
}
