/** The keyboard on the map: everything works without a mouse (PRODUCT.md has the table). */
import { isFreeId } from '../../shared/model/freeThing.ts';
import { kindOf, type Id } from '../../shared/model/id.ts';
import { focusMove, type Direction, type Focus } from '../layout/focusMove.ts';
import { storyRect } from '../layout/mapLayout.ts';
import type { StoryId } from '../../shared/model/story.ts';
import {
  clearFilters,
  clearSelection,
  focusCell,
  follow,
  select,
  toggleCollapsed,
  toggleLaser,
  toggleMinimap,
  wish,
} from '../store/viewMoves.ts';
import { freeMakers, makerKeys } from '../store/freeDrag.ts';
import { isFiltering } from '../../shared/views/lens.ts';
import { addStory } from './addRecords.ts';
import { archiveSelected, chosenIds } from './archiveSelection.ts';
import { contributeHere, saysLimits } from './contribute.ts';
import { duplicateChosen } from './clipboard.ts';
import { editRecord } from './editing.ts';
import type { KeyInput } from './keyInput.ts';
import { moveByKey } from './moveByKey.ts';
import { titleOf, type Tools } from './toolContext.ts';
import { fit, goBack, reveal, zoom, zoomStep, zoomToActualSize, zoomToSelection } from './viewTool.ts';

const arrows: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/**
 * Does what a key means outside of a text. Returns whether it was taken; typing that opens a text is not, so that
 * the character goes into it.
 */
export function handleKey(tools: Tools, input: KeyInput): boolean {
  if (tools.free?.()?.key(input) === true) return true;
  const direction = arrows[input.key];
  if (direction !== undefined && !input.mod) {
    if (input.alt && input.shift && direction === 'up') wish(tools.view, 'sliceBelow');
    else if (input.alt) void (saysLimits(tools) || moveByKey(tools, direction));
    else moveFocus(tools, direction, input.shift);
    return true;
  }
  if (input.mod) return handleModified(tools, input);
  if (input.alt) return handleAlt(tools, input.key);
  return handleNamed(tools, input) || handleTyped(tools, input);
}

function handleModified(tools: Tools, { key, shift }: KeyInput): boolean {
  switch (key.toLowerCase()) {
    case 'z':
      if (shift) tools.actions.redo();
      else tools.actions.undo();
      return true;
    case 'y':
      tools.actions.redo();
      return true;
    case 'd':
      if (!saysLimits(tools)) void duplicateChosen(tools);
      return true;
    case 'k':
      tools.dialogs.openCommands();
      return true;
    case 'a':
      selectEverything(tools);
      return true;
    case 'enter': {
      const { focus } = tools.view.getState();
      if (focus !== null && !isFreeId(focus)) tools.dialogs.openDetails(focus);
      return focus !== null;
    }
    default:
      return false;
  }
}

function handleAlt(tools: Tools, key: string): boolean {
  if (key === 'Enter') zoomToSelection(tools);
  else if (key === 'Backspace') goBack(tools);
  else return false;
  return true;
}

function handleNamed(tools: Tools, { key, shift }: KeyInput): boolean {
  const { view } = tools;
  const { focus, focusedCell } = view.getState();
  switch (key) {
    case 'Enter':
    case 'F2':
      if (key === 'Enter' && !tools.actions.canEdit() && contributeHere(tools)) return true;
      if (focusedCell !== null && tools.actions.canEdit())
        addStory(tools, focusedCell.stepId, focusedCell.lane);
      else if (focus !== null && !editRecord(tools, focus) && !isFreeId(focus))
        tools.dialogs.openDetails(focus);
      return focus !== null || focusedCell !== null;
    case 'Escape':
      if (view.getState().slicing !== null) {
        view.setState({ slicing: null });
        return true;
      }
      if (view.getState().following !== null) {
        follow(view, null);
        return true;
      }
      return clearByEscape(tools);
    case 'Delete':
    case 'Backspace':
      if (view.getState().selection.size === 0 || !saysLimits(tools)) void archiveSelected(tools);
      return true;
    case 'ContextMenu':
    case 'F10': {
      if (key === 'F10' && !shift) return false;
      const ids = chosenIds(tools).filter((id) => !isFreeId(id) || kindOf(id) === 'sticky');
      if (ids.length > 0) tools.dialogs.openMove(ids);
      return true;
    }
    default:
      return false;
  }
}

/** Esc takes back one thing at a time: the selection, the search, the filters. */
function clearByEscape({ view }: Tools): boolean {
  const { selection, search, lens } = view.getState();
  if (selection.size > 0) clearSelection(view);
  else if (search !== null) view.setState({ search: null });
  else if (isFiltering(lens)) clearFilters(view);
  else return false;
  return true;
}

/** `/` and `?` always ask; the other signs do so only while no card is selected, else typing edits the card. */
function handleTyped(tools: Tools, { key }: KeyInput): boolean {
  const { focus, focusedCell, selection } = tools.view.getState();
  switch (key) {
    case '/':
      tools.dialogs.openSearch();
      return true;
    case '?':
      tools.dialogs.openShortcuts();
      return true;
    case '+':
    case '=':
      zoom(tools, zoomStep);
      return true;
    case '-':
    case '−':
    case '_':
      zoom(tools, 1 / zoomStep);
      return true;
  }
  const isTyping = [...key].length === 1 || key === 'Process' || key === 'Dead';
  if (!isTyping || key === ' ') return false;
  if (focusedCell !== null && tools.actions.canEdit()) {
    addStory(tools, focusedCell.stepId, focusedCell.lane);
    return false;
  }
  if (focus !== null && selection.has(focus) && tools.actions.canEdit()) {
    editRecord(tools, focus);
    return false;
  }
  return handleViewKey(tools, key);
}

function handleViewKey(tools: Tools, key: string): boolean {
  if (key === 'f' || key === 'F') fit(tools);
  else if (key === '0') zoomToActualSize(tools);
  else if (key === 'k' || key === 'K') wish(tools.view, 'slice');
  else if (key === 'm' || key === 'M') toggleMinimap(tools.view);
  else if (key === 'l' || key === 'L') toggleLaser(tools.view);
  else return takeUp(tools, key.toUpperCase());
  return true;
}

/** Takes up a tool of the free layer. */
function takeUp(tools: Tools, key: string): boolean {
  const { view, actions } = tools;
  const freeTool = freeMakers.find((maker) => makerKeys[maker] === key);
  if (freeTool === undefined) return false;
  if (!actions.canEdit()) return saysLimits(tools);
  view.setState({ freeTool, slicing: null });
  return true;
}

/** Space was pressed and let go without panning: collapse or expand what has the focus. */
export function toggleFolded(tools: Tools): void {
  const { focus, collapsed } = tools.view.getState();
  if (focus === null || kindOf(focus) === 'story' || isFreeId(focus)) return;
  toggleCollapsed(tools.view, focus);
  const { words } = tools;
  const title = titleOf(tools, focus);
  tools.announce(collapsed.has(focus) ? words.expanded(title) : words.collapsed(title));
}

/** An arrow key; with Shift, what is reached is selected too. */
export function moveFocus(tools: Tools, direction: Direction, extend: boolean): void {
  const { view } = tools;
  const { focus, focusedCell, selection } = view.getState();
  const next = focusMove(tools.layout(), focus ?? focusedCell, direction);
  if (next === null && tools.free?.()?.enter(direction) === true) return;
  if (next === null) {
    // At the map's edge the card that has the focus is selected again, e.g. after Esc.
    if (focus !== null && selection.size === 0) select(view, [focus]);
    return;
  }
  setFocus(tools, next, extend ? selection : new Set());
}

function setFocus(tools: Tools, next: Focus, kept: ReadonlySet<Id>): void {
  reveal(tools, next);
  if (typeof next === 'string') select(tools.view, [...kept, next], next);
  else focusCell(tools.view, next);
}

function selectEverything(tools: Tools): void {
  const layout = tools.layout();
  const ids = layout.grid.columns.flatMap((column) =>
    layout.grid.lanes.flatMap((lane) => layout.grid.cell(column, lane).map((story) => story.id)),
  );
  const shown = ids.filter((id: StoryId) => storyRect(layout, id) !== null);
  select(tools.view, shown, tools.view.getState().focus ?? shown[0] ?? null);
}
