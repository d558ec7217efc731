/** The commands a map page has at hand from the start; the others come with what needs them. */
import { addActivity } from './addActivity.ts';
import { addCriteria } from './addCriteria.ts';
import { addDependency } from './addDependency.ts';
import { addLabel } from './addLabel.ts';
import { addPersona } from './addPersona.ts';
import { addRelease } from './addRelease.ts';
import { addStep } from './addStep.ts';
import { addStories } from './addStories.ts';
import { archive } from './archive.ts';
import { editText } from './editText.ts';
import { moveActivity } from './moveActivity.ts';
import { moveCriterion } from './moveCriterion.ts';
import { moveRelease } from './moveRelease.ts';
import { moveStep } from './moveStep.ts';
import { moveStories } from './moveStories.ts';
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
import { updateStory } from './updateStory.ts';

export const everydayCommands = {
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
  moveActivity,
  moveCriterion,
  moveRelease,
  moveStep,
  moveStories,
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
  updateStory,
} as const;
