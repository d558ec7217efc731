/** Keeps a command of somebody who may change only what they made from changing anything else. */
import type * as Y from 'yjs';
import { recordOf } from '../model/document.ts';
import { isId, kinds, type AnyKind } from '../model/id.ts';
import { changedBy } from './changedBy.ts';
import type { Author, Command } from './command.ts';
import { CommandError } from './commandError.ts';

const allKinds: readonly AnyKind[] = [...kinds, 'comment', 'timer', 'voting'];

/** A2: every record the command changes says that `author` made it. Throws {@link CommandError}. */
export function refuseForeign<Input>(
  doc: Y.Doc,
  { alsoChanges }: Pick<Command<string, Input>, 'alsoChanges'>,
  input: Input,
  author: Author | null,
): void {
  const foreign = changedBy(doc, alsoChanges, input).filter(
    (id) => author === null || makerOf(doc, id) !== author.key,
  );
  if (foreign.length > 0) throw new CommandError({ kind: 'notYours', ids: foreign });
}

/** Who made a record, or null when that is not kept. */
function makerOf(doc: Y.Doc, id: string): unknown {
  const kind = allKinds.find((each) => isId(each, id));
  const maker = kind === undefined ? null : recordOf(doc, kind, id)?.get('createdBy');
  return maker === '' ? null : (maker ?? null);
}
