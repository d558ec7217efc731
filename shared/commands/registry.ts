/** Every command by name: the palette, the HTTP API, the activity log and agents read this one list. */
import type { Command } from './command.ts';
import { everydayCommands } from './everydayCommands.ts';
import { freeCommands } from './freeCommands.ts';
import { importMap } from './importMap.ts';
import { lockThings } from './lockThings.ts';
import { movePersona } from './movePersona.ts';
import { pasteCards } from './pasteCards.ts';
import { tagRecords } from './tagRecords.ts';
import { unlockThings } from './unlockThings.ts';
import { updateSettings } from './updateSettings.ts';

export const commands = {
  ...everydayCommands,
  ...freeCommands,
  importMap,
  lockThings,
  movePersona,
  pasteCards,
  tagRecords,
  unlockThings,
  updateSettings,
} as const;

export type Commands = typeof commands;
export type CommandName = keyof Commands;
export type InputOf<N extends CommandName> = Parameters<Commands[N]['apply']>[1];
export type ResultOf<N extends CommandName> = ReturnType<Commands[N]['apply']>;

/** The command of this name, or null. */
export function commandNamed(name: string): Command | null {
  return Object.hasOwn(commands, name) ? (commands[name as CommandName] as unknown as Command) : null;
}
