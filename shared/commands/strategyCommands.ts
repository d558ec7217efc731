/** The commands of the line from vision to sprint, apart from the others so that a map page need not load them. */
import { addArtifact } from './addArtifact.ts';
import { addGoal } from './addGoal.ts';
import { addInitiative } from './addInitiative.ts';
import { addInsight } from './addInsight.ts';
import { addKeyResult } from './addKeyResult.ts';
import { addSprint } from './addSprint.ts';
import { addTheme } from './addTheme.ts';
import { addToBacklog } from './addToBacklog.ts';
import { commitStories } from './commitStories.ts';
import { confirmArtifact } from './confirmArtifact.ts';
import { keepStories } from './keepStories.ts';
import { linkInitiative } from './linkInitiative.ts';
import { linkInsight } from './linkInsight.ts';
import { linkIssues } from './linkIssues.ts';
import { mergeStories } from './mergeStories.ts';
import { moveInitiative } from './moveInitiative.ts';
import { moveStage } from './moveStage.ts';
import { rewordStory } from './rewordStory.ts';
import { scoreStory } from './scoreStory.ts';
import { setCapacity } from './setCapacity.ts';
import { setVision } from './setVision.ts';
import { sortBacklog } from './sortBacklog.ts';
import { splitStory } from './splitStory.ts';
import { updateArtifact } from './updateArtifact.ts';
import { updateGoal } from './updateGoal.ts';
import { updateInitiative } from './updateInitiative.ts';
import { updateInsight } from './updateInsight.ts';
import { updateKeyResult } from './updateKeyResult.ts';
import { updateSprint } from './updateSprint.ts';
import { updateStories } from './updateStories.ts';
import { updateTheme } from './updateTheme.ts';

export const strategyCommands = {
  addArtifact,
  addGoal,
  addInitiative,
  addInsight,
  addKeyResult,
  addSprint,
  addTheme,
  addToBacklog,
  commitStories,
  confirmArtifact,
  keepStories,
  linkInitiative,
  linkInsight,
  linkIssues,
  mergeStories,
  moveInitiative,
  moveStage,
  rewordStory,
  scoreStory,
  setCapacity,
  setVision,
  sortBacklog,
  splitStory,
  updateArtifact,
  updateGoal,
  updateInitiative,
  updateInsight,
  updateKeyResult,
  updateSprint,
  updateStories,
  updateTheme,
} as const;
