/** Paste: lines, indents and ranges from other programs, cards and things from other maps, each as one command. */
import { mostPasted, pasteCards as pasteCommand } from '../../shared/commands/pasteCards.ts';
import type { InputOf } from '../../shared/commands/registry.ts';
import { freeListNames } from '../../shared/formats/freeLists.ts';
import type { ImportPlan } from '../../shared/formats/importPlan.ts';
import type { ActivityId } from '../../shared/model/activity.ts';
import type { MapPoint } from '../../shared/model/freePlace.ts';
import { kindOf, type Id } from '../../shared/model/id.ts';
import type { StepId } from '../../shared/model/step.ts';
import type { StoryId } from '../../shared/model/story.ts';
import type { Lane } from '../../shared/views/arrangeMap.ts';
import { freeThings } from '../../shared/views/freeThings.ts';
import type { Point } from '../layout/geometry.ts';
import { stepOfColumn } from '../layout/mapLayout.ts';
import { select } from '../store/viewMoves.ts';
import { readCards, type Cards, type CopiedFree } from './cards.ts';
import { readText, type PastedText } from './pastedText.ts';
import {
  countCards,
  countThings,
  fillPlan,
  outlinePlan,
  PastePlan,
  rangePlan,
  stepsPlan,
  storiesPlan,
} from './pastePlan.ts';
import { placeOnField } from './placeOnField.ts';
import type { Tools } from './toolContext.ts';
import { reveal } from './viewTool.ts';

/** Pastes at the focus or the pointer what the clipboard held: cards and things when it has some, else its text. */
export function pasteContent(
  tools: Tools,
  content: { readonly cards: string; readonly text: string },
  pointer: Point | null,
): void {
  if (!tools.actions.canEdit()) return;
  const cards = readCards(content.cards);
  if (cards !== null) pasteCards(tools, cards, placeOnField(tools, pointer));
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

/** Puts cards inside or beside what has the focus, things around a point of the map or beside where they were. */
export function pasteCards(tools: Tools, cards: Cards, at: MapPoint | 'beside'): void {
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
  const free = cards.free && withKnownImages(tools, cards.free);
  if (free !== undefined) built.free(free, wayTo(tools, free, at));
  const step = focusedStep(tools) ?? undefined;
  addPlan(
    tools,
    {
      plan: built.plan,
      after: { activity: activity ?? undefined, step, story: place?.after },
    },
    (cards.free?.images?.length ?? 0) - (free?.images?.length ?? 0),
  );
}

/** How far copies lie from what they are copies of, so that both are seen. */
const further = 24;

/** From where the things were to where they go, a little further where the same ones lie already. */
function wayTo(tools: Tools, free: CopiedFree, at: MapPoint | 'beside'): MapPoint {
  if (at === 'beside') return { x: further, y: further };
  const [x, y] = [Math.round(at.x - free.middle.x), Math.round(at.y - free.middle.y)];
  const taken = new Set(
    freeThings(tools.store.getRecords()).flatMap((thing) => ('at' in thing ? [placeName(thing.at)] : [])),
  );
  const places = freeListNames
    .flatMap((list) => free[list] ?? [])
    .flatMap((thing) => (thing['at'] === undefined ? [] : [thing['at'] as MapPoint]));
  let by = { x, y };
  while (places.some((place) => taken.has(placeName({ x: place.x + by.x, y: place.y + by.y })))) {
    by = { x: by.x + further, y: by.y + further };
  }
  return by;
}

const placeName = ({ x, y }: MapPoint): string => `${Math.round(x)} ${Math.round(y)}`;

/** Without the images whose file this map does not have. */
function withKnownImages(tools: Tools, free: CopiedFree): CopiedFree {
  const known = new Set([...tools.store.getRecords().image.values()].map(({ hash }) => hash));
  return { ...free, images: free.images?.filter(({ hash }) => known.has(String(hash))) };
}

/** One command: one step of undo, one frame. `imagesLeft` is how many images could not come along. */
function addPlan(tools: Tools, input: PasteInput, imagesLeft = 0): void {
  const left = imagesLeft === 0 ? '' : tools.words.imagesNotPasted(imagesLeft);
  if (isPlanEmpty(input.plan)) return tools.dialogs.toast(left || tools.words.pasteNothing);
  tools.actions.endUndoStep();
  const made = tools.actions.runLate(pasteCommand, input);
  tools.actions.endUndoStep();
  if (made === null) return;
  const { activities, steps, stories, things } = made;
  const onTop: Id[] = [activities, steps, stories].find((ids) => ids.length > 0) ?? things;
  const focus = onTop.at(-1)!;
  select(tools.view, [...new Set([...onTop, ...things])], focus);
  reveal(tools, focus);
  const told = tools.words.pasted(activities.length, steps.length, stories.length, things.length);
  const isSeen = activities.length + steps.length === 0 && stories.length + things.length <= mostUntold;
  if (isSeen && left === '') tools.announce(told);
  else tools.dialogs.toast([told, left].join(' ').trim(), { undo: true });
}

/** So few stories and things are seen at once; more are told, with a way back. */
const mostUntold = 20;

function isPlanEmpty(plan: ImportPlan): boolean {
  return plan.activities.length + plan.steps.length + plan.stories.length + countThings(plan) === 0;
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
