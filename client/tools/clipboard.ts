/** Copy, cut, paste, duplicate: cards between places and maps, lines and ranges from other programs. */
import type { ActivityId } from '../../shared/model/activity.ts';
import { kindOf, type Id } from '../../shared/model/id.ts';
import type { StepId } from '../../shared/model/step.ts';
import type { StoryId } from '../../shared/model/story.ts';
import type { Lane } from '../../shared/views/arrangeMap.ts';
import { readOutline } from '../../shared/formats/readOutline.ts';
import { select } from '../store/viewMoves.ts';
import { archiveSelected, chosenIds } from './archiveSelection.ts';
import {
  cardsAsText,
  cardsType,
  copyCards,
  isEmpty,
  laneFor,
  readCards,
  readText,
  type Cards,
  type CopiedStep,
  type CopiedStory,
} from './cardsText.ts';
import { stepOfColumn } from '../layout/mapLayout.ts';
import type { Tools } from './toolContext.ts';
import { reveal } from './viewTool.ts';

/** What a clipboard takes: type → content. Null when nothing is chosen. */
export function copyChosen(tools: Tools): ReadonlyMap<string, string> | null {
  const cards = copyCards(tools.layout().grid, new Set(chosenIds(tools)));
  if (isEmpty(cards)) return null;
  return new Map([
    ['text/plain', cardsAsText(cards)],
    [cardsType, JSON.stringify(cards)],
  ]);
}

export function cutChosen(tools: Tools): ReadonlyMap<string, string> | null {
  const canCut = tools.actions.canEdit() && tools.view.getState().selection.size > 0;
  const copied = canCut ? copyChosen(tools) : null;
  if (copied !== null) void archiveSelected(tools);
  return copied;
}

/** Pastes at the focus; `read` gives the clipboard's content by type. */
export function paste(tools: Tools, read: (type: string) => string): void {
  if (!tools.actions.canEdit()) return;
  const cards = readCards(read(cardsType));
  tools.actions.endUndoStep();
  if (cards !== null) pasteCards(tools, cards);
  else pasteText(tools, read('text/plain'));
  tools.actions.endUndoStep();
}

/** Puts a copy of the chosen cards right behind them. */
export function duplicateChosen(tools: Tools): void {
  if (!tools.actions.canEdit()) return;
  const cards = copyCards(tools.layout().grid, new Set(chosenIds(tools)));
  if (isEmpty(cards)) return;
  tools.actions.endUndoStep();
  pasteCards(tools, cards);
  tools.actions.endUndoStep();
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
  const { focus } = tools.view.getState();
  const isOnBackbone = focus === null || kindOf(focus) === 'activity';
  const place = placeAtFocus(tools);
  const read = readText(text);
  if (read.kind === 'outline' && place === null && isOnBackbone) return pasteOutline(tools, read.text);
  const lines = read.kind === 'outline' ? read.text.split('\n').map((line) => line.trim()) : [];
  if (focus !== null && kindOf(focus) === 'activity') {
    const titles = read.kind === 'range' ? (read.rows[0] ?? []) : read.kind === 'lines' ? read.lines : lines;
    return pasteSteps(
      tools,
      focus as ActivityId,
      titles.map((title) => ({ title, lanes: [] })),
      null,
    );
  }
  if (place === null) return tools.dialogs.toast(tools.words.pasteNowhere);
  if (read.kind === 'range') return pasteRange(tools, place, read.rows);
  const titles = read.kind === 'lines' ? read.lines : lines;
  pasteStories(
    tools,
    place,
    titles.map((title) => ({ title })),
  );
}

/** Indents mean activities, steps and stories; they go to the right end of the map. */
function pasteOutline(tools: Tools, text: string): void {
  const { plan } = readOutline(text);
  if (tools.actions.run('importMap', { plan }) !== null) {
    tools.dialogs.toast(tools.words.pasted(plan.stories.length), { undo: true });
  }
}

/** A spreadsheet's columns are steps from the focused one on, its rows stories. */
function pasteRange(tools: Tools, place: PastePlace, rows: readonly (readonly string[])[]): void {
  const steps = tools.layout().grid.columns.filter((column) => column !== null);
  const first = steps.indexOf(place.stepId);
  const width = Math.max(...rows.map((row) => row.length));
  for (let column = 0; column < width; column++) {
    const stepId = steps[Math.min(first + column, steps.length - 1)]!;
    const titles = rows.map((row) => row[column] ?? '').filter((title) => title !== '');
    if (titles.length === 0) continue;
    const at = column === 0 ? place : { stepId, lane: place.lane };
    pasteStories(
      tools,
      at,
      titles.map((title) => ({ title })),
    );
  }
}

function pasteStories(
  tools: Tools,
  { stepId, lane, after }: PastePlace,
  stories: readonly (Partial<CopiedStory> & { title: string })[],
): void {
  if (stories.length === 0) return;
  const added = tools.actions.run('addStories', {
    stepId,
    releaseId: lane,
    stories: stories.slice(0, 1000).map((story) => ({ ...story })),
    ...(after === undefined ? {} : { after }),
  });
  if (added === null) return;
  select(tools.view, added.ids, added.ids.at(-1) ?? null);
  if (added.ids.length > 0) reveal(tools, added.ids.at(-1)!);
  tools.announce(tools.words.pasted(added.ids.length));
}

function pasteCards(tools: Tools, cards: Cards): void {
  const place = placeAtFocus(tools);
  const added: Id[] = [];
  for (const activity of cards.activities) {
    const after = [...added].reverse().find((id) => kindOf(id) === 'activity') ?? focusedActivity(tools);
    const made = tools.actions.run('addActivity', {
      title: activity.title,
      ...(after === null ? {} : { after }),
    });
    if (made === null) return;
    added.push(made.id);
    pasteSteps(tools, made.id, activity.steps, null);
  }
  if (cards.steps.length > 0) {
    const activityId = focusedActivity(tools) ?? tools.layout().grid.backbone.at(-1)?.activity.id;
    if (activityId === undefined) return tools.dialogs.toast(tools.words.pasteNowhere);
    pasteSteps(tools, activityId, cards.steps, focusedStep(tools));
  } else if (added.length > 0) select(tools.view, added);
  if (cards.stories.length === 0) return;
  if (place === null) return tools.dialogs.toast(tools.words.pasteNowhere);
  pasteStories(tools, place, cards.stories);
}

/** Behind `after` or at the activity's end, with their stories in the lanes they mean here. */
function pasteSteps(
  tools: Tools,
  activityId: ActivityId,
  steps: readonly CopiedStep[],
  after: StepId | null,
): void {
  const added: StepId[] = [];
  const { grid } = tools.layout();
  for (const step of steps) {
    const behind = added.at(-1) ?? after;
    const made = tools.actions.run('addStep', {
      activityId,
      title: step.title,
      ...(behind === null ? {} : { after: behind }),
    });
    if (made === null) return;
    added.push(made.id);
    for (const lane of step.lanes) {
      const releaseId = laneFor(grid, lane);
      const stories = lane.stories.slice(0, 1000).map((story) => ({ ...story }));
      tools.actions.run('addStories', { stepId: made.id, releaseId, stories });
    }
  }
  if (added.length > 0) select(tools.view, added);
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
