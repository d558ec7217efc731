/** Every command by name: the palette, the HTTP API, the activity log and agents read this one list. */
import { addActivity } from './addActivity.ts';
import { addCriteria } from './addCriteria.ts';
import { addDependency } from './addDependency.ts';
import { addLabel } from './addLabel.ts';
import { addPersona } from './addPersona.ts';
import { addRelease } from './addRelease.ts';
import { addStep } from './addStep.ts';
import { addStories } from './addStories.ts';
import { archive } from './archive.ts';
import type { Command } from './command.ts';
import { editText } from './editText.ts';
import { freeCommands } from './freeCommands.ts';
import { importMap } from './importMap.ts';
import { moveActivity } from './moveActivity.ts';
import { moveCriterion } from './moveCriterion.ts';
import { moveRelease } from './moveRelease.ts';
import { moveStep } from './moveStep.ts';
import { moveStories } from './moveStories.ts';
import { pasteCards } from './pasteCards.ts';
import { pushToBacklog } from './pushToBacklog.ts';
import { renameMap } from './renameMap.ts';
import { reorderBacklog } from './reorderBacklog.ts';
import { restore } from './restore.ts';
import { setText } from './setText.ts';
import { sliceIntoRelease } from './sliceIntoRelease.ts';
import { sliceRelease } from './sliceRelease.ts';
import { tagRecord } from './tagRecord.ts';
import { updateCriterion } from './updateCriterion.ts';
import { updateDependency } from './updateDependency.ts';
import { updateLegend } from './updateLegend.ts';
import { updateRelease } from './updateRelease.ts';
import { updateSettings } from './updateSettings.ts';
import { updateStory } from './updateStory.ts';

export const commands = {
  ...freeCommands,
  addActivity,
  addCriteria,
  addDependency,
  addLabel,
  addPersona,
  addRelease,
  addStep,
  addStories,
  archive,
  editText,
  importMap,
  moveActivity,
  moveCriterion,
  moveRelease,
  moveStep,
  moveStories,
  pasteCards,
  pushToBacklog,
  renameMap,
  reorderBacklog,
  restore,
  setText,
  sliceIntoRelease,
  sliceRelease,
  tagRecord,
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
