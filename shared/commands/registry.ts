/** Every command on the map by name: the palette, the HTTP API, the activity log and agents read this one list. */
import { addCriteria } from './addCriteria.ts';
import { addDependency } from './addDependency.ts';
import { addLabel } from './addLabel.ts';
import { addPersona } from './addPersona.ts';
import type { Command } from './command.ts';
import { everydayCommands } from './everydayCommands.ts';
import { freeCommands } from './freeCommands.ts';
import { importMap } from './importMap.ts';
import { lockThings } from './lockThings.ts';
import { moveCriterion } from './moveCriterion.ts';
import { movePersona } from './movePersona.ts';
import { pasteCards } from './pasteCards.ts';
import { pushToBacklog } from './pushToBacklog.ts';
import { reorderBacklog } from './reorderBacklog.ts';
import { restoreMap } from './restoreMap.ts';
import { sliceIntoRelease } from './sliceIntoRelease.ts';
import { strategyCommands } from './strategyCommands.ts';
import { tagRecords } from './tagRecords.ts';
import { unlockThings } from './unlockThings.ts';
import { updateCriterion } from './updateCriterion.ts';
import { updateDependency } from './updateDependency.ts';
import { updateLegend } from './updateLegend.ts';
import { updateRelease } from './updateRelease.ts';
import { updateSettings } from './updateSettings.ts';
import { updateStory } from './updateStory.ts';

export const commands = {
  ...everydayCommands,
  ...freeCommands,
  ...strategyCommands,
  addCriteria,
  addDependency,
  addLabel,
  addPersona,
  importMap,
  lockThings,
  moveCriterion,
  movePersona,
  pasteCards,
  pushToBacklog,
  reorderBacklog,
  restoreMap,
  sliceIntoRelease,
  tagRecords,
  unlockThings,
  updateCriterion,
  updateDependency,
  updateLegend,
  updateRelease,
  updateSettings,
  updateStory,
} as const;

export type Commands = typeof commands;
export type CommandName = keyof Commands;
export type InputOf<N extends CommandName> = Parameters<Commands[N]['apply']>[1];
export type ResultOf<N extends CommandName> = ReturnType<Commands[N]['apply']>;

/** The command of this name, or null. */
export function commandNamed(name: string): Command | null {
  return Object.hasOwn(commands, name) ? (commands[name as CommandName] as unknown as Command) : null;
}
