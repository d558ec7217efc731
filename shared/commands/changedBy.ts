/** Which records a command changes: those its input names as `id` or `ids`, and those it tells of itself. */
import type * as Y from 'yjs';
import type { Command } from './command.ts';

/** Each once. */
export function changedBy<Input>(
  doc: Y.Doc,
  alsoChanges: Command<string, Input>['alsoChanges'],
  input: Input,
): string[] {
  const { id, ids = [] } = input as { readonly id?: unknown; readonly ids?: readonly string[] };
  return [
    ...new Set([...(typeof id === 'string' ? [id] : []), ...ids, ...(alsoChanges?.(doc, input) ?? [])]),
  ];
}
