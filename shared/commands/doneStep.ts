/** What a command did, as data: enough for a screen to name the step of undo in words. */
import type * as Y from 'yjs';
import { metaOf, recordOf } from '../model/document.ts';
import { kindOf } from '../model/id.ts';
import type { CommandName, InputOf, ResultOf } from './registry.ts';

export interface DoneStep {
  readonly command: CommandName;
  /** How many records it is about. */
  readonly count: number;
  /** What the only one is called; empty when it is untitled or there are several. */
  readonly title: string;
  /** The one thing of it that was set (`title`, `estimate`, …); null: several or none. */
  readonly field: string | null;
}

interface About {
  readonly ids: readonly string[];
  readonly field?: string | null;
}

type Abouts = {
  readonly [N in CommandName]: (input: InputOf<N>, result: ResultOf<N>) => About;
};

const one = (_input: unknown, { id }: { readonly id: string }): About => ({ ids: [id] });
const same = ({ id }: { readonly id: string }): About => ({ ids: [id] });
const these = ({ ids }: { readonly ids: readonly string[] }): About => ({ ids });
const text = ({ id, field }: { readonly id: string; readonly field: string }): About => ({
  ids: [id],
  field,
});
const onlyField = (fields: object): string | null => {
  const set = Object.entries(fields).flatMap(([field, value]) => (value === undefined ? [] : [field]));
  return set.length === 1 ? set[0]! : null;
};
const registers = ({ id, ...fields }: { readonly id: string }): About => ({
  ids: [id],
  field: onlyField(fields),
});

const abouts: Abouts = {
  addActivity: one,
  addCriteria: (_input, { ids }) => ({ ids }),
  addDependency: ({ storyId }) => ({ ids: [storyId] }),
  addFreeThings: (_input, { ids }) => ({ ids }),
  addLabel: one,
  addPersona: one,
  addRelease: one,
  addStep: one,
  addStories: (_input, { ids }) => ({ ids }),
  archive: these,
  attachArrow: same,
  editText: text,
  importMap: ({ plan }) => ({ ids: plan.stories.map((story) => story.key) }),
  lockThings: these,
  moveActivity: same,
  moveCriterion: same,
  moveFreeThings: these,
  movePersona: same,
  moveRelease: same,
  moveStep: same,
  moveStories: these,
  pasteCards: (_input, { activities, steps, stories, things }) => {
    const cards = [...activities, ...steps, ...stories];
    return { ids: [...cards, ...things], field: cards.length === 0 ? 'things' : null };
  },
  pushToBacklog: ({ releaseId }) => ({ ids: [releaseId] }),
  renameMap: () => ({ ids: [] }),
  reorderBacklog: these,
  resizeFreeThing: same,
  restore: these,
  restoreMap: () => ({ ids: [] }),
  setText: text,
  sliceIntoRelease: one,
  sliceRelease: these,
  stackFreeThings: these,
  stickiesToStories: these,
  storiesToStickies: these,
  tagRecord: ({ tag, on }) => ({ ids: [tag], field: on ? 'on' : 'off' }),
  tagRecords: ({ tag, on }) => ({ ids: [tag], field: on ? 'on' : 'off' }),
  unlockThings: these,
  updateCriterion: same,
  updateDependency: ({ id }) => ({ ids: [id] }),
  updateFreeThings: ({ ids, ...fields }) => ({ ...registers({ id: '', ...fields }), ids }),
  updateLegend: registers,
  updateRelease: registers,
  updateSettings: (settings) => ({ ids: [], field: onlyField(settings) }),
  updateStory: registers,
  addArtifact: one,
  addGoal: one,
  addInitiative: one,
  addInsight: one,
  addKeyResult: one,
  addSprint: one,
  addTheme: one,
  addToBacklog: (_input, { ids }) => ({ ids }),
  commitStories: these,
  confirmArtifact: same,
  keepStories: these,
  linkInitiative: these,
  linkInsight: same,
  linkIssues: ({ links }) => ({ ids: links.map(({ storyId }) => storyId) }),
  mergeStories: same,
  moveInitiative: same,
  moveStage: these,
  rewordStory: ({ id }) => ({ ids: [id], field: 'title' }),
  scoreStory: same,
  setCapacity: ({ sprintId }) => ({ ids: [sprintId], field: 'capacity' }),
  setVision: () => ({ ids: [] }),
  sortBacklog: (_input, { ids }) => ({ ids }),
  splitStory: same,
  updateArtifact: registers,
  updateGoal: registers,
  updateInitiative: registers,
  updateInsight: registers,
  updateKeyResult: registers,
  updateSprint: registers,
  updateStories: ({ ids, ...fields }) => ({ ...registers({ id: '', ...fields }), ids }),
  updateTheme: registers,
};

/** Reads what the records are called after the command ran. */
export function doneStep<N extends CommandName>(
  doc: Y.Doc,
  command: N,
  input: InputOf<N>,
  result: ResultOf<N>,
): DoneStep {
  const { ids, field = null } = abouts[command](input, result);
  const title =
    command === 'renameMap' ? metaOf(doc).get('title') : ids.length === 1 ? titleOf(doc, ids[0]!) : '';
  return { command, count: ids.length, title: String(title ?? '').trim(), field };
}

function titleOf(doc: Y.Doc, id: string): string {
  const kind = kindOf(id);
  const record = kind === null ? null : recordOf(doc, kind, id);
  return String(record?.get('title') ?? record?.get('name') ?? '');
}
