/** Every command of every document of a map, by name: what the HTTP API offers. */
import { addComment } from './addComment.ts';
import { archiveComment } from './archiveComment.ts';
import type { Command } from './command.ts';
import { editComment } from './editComment.ts';
import { commands } from './registry.ts';
import { resolveComment } from './resolveComment.ts';
import { startTimer } from './startTimer.ts';
import { stopTimer } from './stopTimer.ts';

export const everyCommand = {
  ...commands,
  addComment,
  archiveComment,
  editComment,
  resolveComment,
  startTimer,
  stopTimer,
} as const;

export type EveryCommandName = keyof typeof everyCommand;

/** The command of this name, or null. */
export function anyCommandNamed(name: string): Command | null {
  return Object.hasOwn(everyCommand, name)
    ? (everyCommand[name as EveryCommandName] as unknown as Command)
    : null;
}
