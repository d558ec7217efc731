/** Earlier states of a map, opened beside the one of today, and what a change would cost to send. */
import * as Y from 'yjs';
import { commandContext, runCommand, type Command } from '../../shared/commands/command.ts';
import type { MapSession } from './mapSession.ts';

/** The document of a state; destroy it after use. Throws when it is none. */
export function openState(bytes: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, bytes);
  return doc;
}

/** How many bytes a command would send, tried on a copy. Throws what the command throws. */
export function sizeOfChange<Input>(
  { doc, me }: Pick<MapSession, 'doc' | 'me'>,
  command: Command<string, Input>,
  input: Input,
): number {
  const copy = openState(Y.encodeStateAsUpdate(doc));
  let size = 0;
  copy.on('update', (update: Uint8Array) => {
    size += update.byteLength;
  });
  runCommand(copy, command, input, commandContext({ kind: 'storage' }, me.getState().role));
  copy.destroy();
  return size;
}
