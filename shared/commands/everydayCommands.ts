/** The commands a map page has at hand from the start; the others come with what needs them. */
import { addActivity } from './addActivity.ts';
import { addRelease } from './addRelease.ts';
import { addStep } from './addStep.ts';
import { addStories } from './addStories.ts';
import { archive } from './archive.ts';
import { editText } from './editText.ts';
import { moveActivity } from './moveActivity.ts';
import { moveRelease } from './moveRelease.ts';
import { moveStep } from './moveStep.ts';
import { moveStories } from './moveStories.ts';
import { renameMap } from './renameMap.ts';
import { restore } from './restore.ts';
import { setText } from './setText.ts';
import { sliceRelease } from './sliceRelease.ts';
import { tagRecord } from './tagRecord.ts';

export const everydayCommands = {
  addActivity,
  addRelease,
  addStep,
  addStories,
  archive,
  editText,
  moveActivity,
  moveRelease,
  moveStep,
  moveStories,
  renameMap,
  restore,
  setText,
  sliceRelease,
  tagRecord,
} as const;
