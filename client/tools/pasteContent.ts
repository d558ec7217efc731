/** Paste: lines, indents and ranges from other programs, cards from other maps, each as one command. */
import { mostPasted, pasteCards as pasteCommand } from '../../shared/commands/pasteCards.ts';
import type { InputOf } from '../../shared/commands/registry.ts';
import type { ImportPlan } from '../../shared/formats/importPlan.ts';
import type { ActivityId } from '../../shared/model/activity.ts';
import { kindOf } from '../../shared/model/id.ts';
import type { StepId } from '../../shared/model/step.ts';
import type { StoryId } from '../../shared/model/story.ts';
import type { Lane } from '../../shared/views/arrangeMap.ts';
import { stepOfColumn } from '../layout/mapLayout.ts';
import { select } from '../store/viewMoves.ts';
import { readCards, type Cards } from './cards.ts';
import { readText, type PastedText } from './pastedText.ts';
import {
  countCards,
  fillPlan,
  outlinePlan,
  PastePlan,
  rangePlan,
  stepsPlan,
  storiesPlan,
} from './pastePlan.ts';
import type { Tools } from './toolContext.ts';
import { reveal } from './viewTool.ts';

/** Pastes at the focus what the clipboard held: cards when it has some, else its text. */
export function pasteContent(tools: Tools, content: { readonly cards: string; readonly text: string }): void {
  if (!tools.actions.canEdit()) return;
  const cards = readCards(content.cards);
  if (cards !== null) pasteCards(tools, cards);
  else pasteText(tools, content.text);
}

interface PastePlace {
  readonly stepId: StepId;
  readonly lane: Lane;
  readonly after?: StoryId;
}

/** The cell new stories go to: the focused cell, behind the focused story, or the top of the focused step. */
function placeAtFocus(tools: Tools): PastePlace | null {
  const { focus, focusedCell } = tools.view.getState();
  if (focusedCell !== null) return focusedCell;
  const layout = tools.layout();
  if (focus === null) return null;
  if (kindOf(focus) === 'step') return { stepId: focus as StepId, lane: layout.grid.lanes[0] ?? null };
  if (kindOf(focus) !== 'story') return null;
  const place = layout.placeOf(focus as StoryId);
  const stepId = place === null ? null : stepOfColumn(layout.columns[place.column]);
  if (place === null || stepId === null) return null;
  const last = lastChosenInCell(tools, place.column, place.lane) ?? (focus as StoryId);
  return { stepId, lane: layout.lanes[place.lane]!.lane, after: last };
}

function lastChosenInCell(tools: Tools, column: number, lane: number): StoryId | null {
  const { selection } = tools.view.getState();
  const chosen = tools
    .layout()
    .stories(column, lane)
    .filter((story) => selection.has(story.id));
  return chosen.at(-1)?.id ?? null;
}

function pasteText(tools: Tools, text: string): void {
  if (text.trim() === '') return tools.dialogs.toast(tools.words.pasteNothing);
  const read = readText(text);
  if (read.size > mostPasted) return tools.dialogs.toast(tools.words.pasteTooMuch(read.size, mostPasted));
  const input = planText(tools, read);
  if (input === null) return tools.dialogs.toast(tools.words.pasteNowhere);
  addPlan(tools, input);
}

type PasteInput = InputOf<'pasteCards'>;

/** What a text becomes at the focus: inside a container, beside a story. Null: it has no place there. */
function planText(tools: Tools, read: PastedText): PasteInput | null {
  const { grid } = tools.layout();
  const { focus } = tools.view.getState();
  const place = placeAtFocus(tools);
  const activity = focusedActivity(tools) ?? activityOf(tools, place?.stepId);
  const step = focusedStep(tools);
  const isInCell = place !== null && step === null;
  const after = { activity: activity ?? undefined, step: step ?? undefined, story: place?.after };
  switch (read.kind) {
    case 'outline': {
      if (place === null && focus !== null && activity === null) return null;
      if (activity === null || read.depth > 2) return { plan: outlinePlan(read.text), after };
      if (isInCell) return { plan: storiesPlan(read.text, place.stepId, place.lane), after };
      return { plan: stepsPlan(read.text, activity), after };
    }
    case 'range': {
      if (isInCell) return { plan: fillPlan(read.rows, grid, place.stepId, place.lane), after };
      if (focus !== null && activity === null) return null;
      const into = activity === null ? { title: tools.words.pastedActivity } : { id: activity };
      return { plan: rangePlan(read.rows, into, grid.lanes[0] ?? null), after };
    }
    case 'lines': {
      const built = new PastePlan();
      if (place !== null) {
        const stories = read.lines.map((title) => ({ title }));
        built.stories(place.stepId, place.lane, stories);
      } else if (activity !== null) for (const title of read.lines) built.step(activity, title);
      else if (grid.backbone.length === 0 && focus === null)
        for (const title of read.lines) built.activity(title);
      else return null;
      return { plan: built.plan, after };
    }
  }
}

/** Puts cards inside or beside what has the focus. */
export function pasteCards(tools: Tools, cards: Cards): void {
  const size = countCards(cards);
  if (size > mostPasted) return tools.dialogs.toast(tools.words.pasteTooMuch(size, mostPasted));
  const { grid } = tools.layout();
  const place = placeAtFocus(tools);
  const activity = focusedActivity(tools);
  const built = new PastePlan();
  const steps: string[] = [];
  for (const each of cards.activities) {
    const key = built.activity(each.title, each.personas);
    for (const step of each.steps) steps.push(built.copiedStep(grid, key, step));
  }
  const into = activity ?? grid.backbone.at(-1)?.activity.id;
  for (const step of cards.steps) {
    if (into === undefined) return tools.dialogs.toast(tools.words.pasteNowhere);
    steps.push(built.copiedStep(grid, into, step));
  }
  const stepForStories = place?.stepId ?? steps[0];
  if (cards.stories.length > 0) {
    if (stepForStories === undefined) return tools.dialogs.toast(tools.words.pasteNowhere);
    built.stories(stepForStories, place === null ? (grid.lanes[0] ?? null) : place.lane, cards.stories);
  }
  built.dependencies(cards.dependencies ?? []);
  const step = focusedStep(tools) ?? undefined;
  addPlan(tools, {
    plan: built.plan,
    after: { activity: activity ?? undefined, step, story: place?.after },
  });
}

/** One command: one step of undo, one frame. */
function addPlan(tools: Tools, input: PasteInput): void {
  if (isPlanEmpty(input.plan)) return tools.dialogs.toast(tools.words.pasteNothing);
  tools.actions.endUndoStep();
  const made = tools.actions.runLate(pasteCommand, input);
  tools.actions.endUndoStep();
  if (made === null) return;
  const onTop = [made.activities, made.steps, made.stories].find((ids) => ids.length > 0)!;
  select(tools.view, onTop, onTop.at(-1) ?? null);
  reveal(tools, onTop.at(-1)!);
  const told = tools.words.pasted(made.activities.length, made.steps.length, made.stories.length);
  if (onTop === made.stories && onTop.length <= mostUntold) tools.announce(told);
  else tools.dialogs.toast(told, { undo: true });
}

/** So few stories are seen at once; more are told, with a way back. */
const mostUntold = 20;

function isPlanEmpty({ activities, steps, stories }: ImportPlan): boolean {
  return activities.length + steps.length + stories.length === 0;
}

function activityOf(tools: Tools, stepId: StepId | undefined): ActivityId | null {
  return stepId === undefined ? null : (tools.store.getRecords().step.get(stepId)?.activityId ?? null);
}

function focusedStep(tools: Tools): StepId | null {
  const { focus } = tools.view.getState();
  return focus !== null && kindOf(focus) === 'step' ? (focus as StepId) : null;
}

function focusedActivity(tools: Tools): ActivityId | null {
  const { focus } = tools.view.getState();
  if (focus === null) return null;
  if (kindOf(focus) === 'activity') return focus as ActivityId;
  const records = tools.store.getRecords();
  const stepId = kindOf(focus) === 'step' ? focus : records.story.get(focus as StoryId)?.stepId;
  return records.step.get(stepId as StepId)?.activityId ?? null;
}
