/** What a step of undo did, in words that follow "Undo" and "Undone:"; fetched with the first step. */
import type { DoneStep } from '../../../shared/commands/doneStep.ts';
import type { CommandName } from '../../../shared/commands/registry.ts';
import { count, formatNumber } from '../format.ts';
import { named } from '../levels.ts';

type Name = (step: DoneStep) => string;

const shortest = 40;
const quoted = (title: string): string =>
  `“${
    title.length > shortest
      ? `${[...title]
          .slice(0, shortest - 1)
          .join('')
          .trimEnd()}…`
      : title
  }”`;

/** “Pay by card”, an untitled story, or 3 stories. */
const what = ({ count: number, title }: DoneStep, one: string, many: string): string =>
  number !== 1 ? count(number, one, many) : title === '' ? `one ${one} without a title` : quoted(title);
const card: Name = (step) => what(step, 'card', 'cards');
const story: Name = (step) => what(step, named.one('story'), named.many('story'));
/** A thing of the free layer by its name, or by its kind: a drawing has no name. */
const thing: Name = (step) =>
  step.count !== 1
    ? count(step.count, 'thing', 'things')
    : step.title === ''
      ? 'one thing'
      : quoted(step.title);
const sticky: Name = (step) => what(step, 'sticky', 'stickies');
const newOne =
  (one: () => string): Name =>
  ({ title }) =>
    title === '' ? `new ${one()}` : `new ${one()} ${quoted(title)}`;

const fieldNames: Readonly<Record<string, string>> = {
  details: 'details',
  outcome: 'outcome',
  kind: 'kind',
  estimate: 'estimate',
  stage: 'stage',
  owner: 'owner',
  capacity: 'capacity',
  window: 'dates',
  due: 'due date',
  goals: 'goals',
  period: 'period',
  status: 'status',
  hue: 'colour',
  moscow: 'MoSCoW class',
};
const settingNames: Readonly<Record<string, string>> = {
  activityName: 'the name of a level',
  stepName: 'the name of a level',
  storyName: 'the name of a level',
  releaseName: 'the name of a level',
  estimateScale: 'the scale of estimates',
  twoLevels: 'the look of the map',
  cadences: 'how often artifacts are looked through',
  horizons: 'how far the roadmap reaches',
  hiddenParts: 'the parts of the map',
  scoreFormula: 'the team’s own score',
  grooming: 'the rules of grooming',
};
const change: Name = (step) => {
  if (step.field === 'title' || step.field === 'name') return `rename of ${card(step)}`;
  return `${fieldNames[step.field ?? ''] ?? 'change'} of ${card(step)}`;
};
const tag: Name = (step) => `${quoted(step.title)} put ${step.field === 'off' ? 'away' : 'on'}`;
const move: Name = (step) => `move of ${card(step)}`;

const names: { readonly [N in CommandName]: Name } = {
  addActivity: newOne(() => named.one('activity')),
  addCriteria: (step) =>
    step.count === 1 ? newOne(() => 'criterion')(step) : count(step.count, 'new criterion', 'new criteria'),
  addDependency: (step) => `dependency of ${story(step)}`,
  addFreeThings: (step) => `new ${thing(step).replace(/^one /, '')}`,
  addLabel: newOne(() => 'label'),
  addPersona: newOne(() => 'persona'),
  addRelease: newOne(() => named.one('release')),
  addStep: newOne(() => named.one('step')),
  addStories: (step) =>
    step.count === 1
      ? newOne(() => named.one('story'))(step)
      : `${formatNumber(step.count)} new ${named.many('story')}`,
  archive: (step) => `archiving of ${card(step)}`,
  attachArrow: () => 'move of an arrow’s end',
  editText: change,
  importMap: (step) => `import of ${named.count(step.count, 'story')}`,
  moveActivity: move,
  lockThings: (step) => `lock of ${card(step)}`,
  moveCriterion: move,
  moveFreeThings: (step) => `move of ${thing(step)}`,
  movePersona: move,
  moveRelease: move,
  moveStep: move,
  moveStories: (step) => `move of ${story(step)}`,
  pasteCards: (step) => `paste of ${step.field === 'things' ? thing(step) : card(step)}`,
  pushToBacklog: (step) => `push of ${what(step, named.one('release'), named.many('release'))}`,
  renameMap: () => 'rename of the map',
  reorderBacklog: (step) => `new rank of ${story(step)}`,
  resizeFreeThing: (step) => `new size of ${thing(step)}`,
  restore: (step) => `bringing back of ${card(step)}`,
  restoreMap: () => 'return to a version',
  setText: change,
  sliceIntoRelease: (step) => `slicing into ${newOne(() => named.one('release'))(step)}`,
  sliceRelease: (step) => `slicing of ${story(step)}`,
  stackFreeThings: (step) => `stacking of ${thing(step)}`,
  stickiesToStories: (step) => `making a story of ${sticky(step)}`,
  storiesToStickies: (step) => `pulling out of ${story(step)}`,
  tagRecord: tag,
  tagRecords: tag,
  unlockThings: (step) => `unlock of ${card(step)}`,
  updateCriterion: (step) => `tick of ${what(step, 'criterion', 'criteria')}`,
  updateDependency: () => 'change of a dependency',
  updateFreeThings: (step) => `${fieldNames[step.field ?? ''] ?? 'look'} of ${thing(step)}`,
  updateLegend: change,
  updateRelease: change,
  updateSettings: ({ field }) => `change of ${settingNames[field ?? ''] ?? 'the settings of the map'}`,
  updateStory: change,
  addArtifact: newOne(() => 'artifact'),
  addGoal: newOne(() => 'goal'),
  addInitiative: newOne(() => 'initiative'),
  addInsight: newOne(() => 'insight'),
  addKeyResult: newOne(() => 'key result'),
  addSprint: newOne(() => 'sprint'),
  addTheme: newOne(() => 'theme'),
  addToBacklog: (step) =>
    step.count === 1
      ? newOne(() => named.one('story'))(step)
      : `${formatNumber(step.count)} new ${named.many('story')}`,
  commitStories: (step) => `planning of ${story(step)}`,
  confirmArtifact: (step) => `confirmation of ${card(step)}`,
  keepStories: (step) => `keeping of ${story(step)}`,
  linkInitiative: (step) => `initiative of ${story(step)}`,
  linkInsight: (step) => `link of ${card(step)}`,
  linkIssues: (step) => `issue of ${story(step)}`,
  mergeStories: (step) => `merging into ${story(step)}`,
  moveInitiative: move,
  moveStage: (step) => `stage of ${story(step)}`,
  rewordStory: change,
  scoreStory: (step) => `score of ${story(step)}`,
  setCapacity: change,
  setVision: () => 'change of the vision',
  sortBacklog: (step) => `new order of ${story(step)}`,
  splitStory: (step) => `splitting of ${story(step)}`,
  updateArtifact: change,
  updateGoal: change,
  updateInitiative: change,
  updateInsight: change,
  updateKeyResult: change,
  updateSprint: change,
  updateStories: (step) => `${fieldNames[step.field ?? ''] ?? 'change'} of ${story(step)}`,
  updateTheme: change,
};

/** E.g. `move of 3 stories`, `rename of “Pay by card”`. */
export function stepInWords(step: DoneStep): string {
  return names[step.command](step);
}
