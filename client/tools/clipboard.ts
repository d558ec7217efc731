/** Copy and cut: the chosen cards and things around the map, as such for other maps and as text for other programs. */
import type { Point } from '../layout/geometry.ts';
import { archiveSelected, chosenIds } from './archiveSelection.ts';
import type { Cards } from './cards.ts';
import { cardsAsText, storiesAsRange } from './cardsText.ts';
import { cardsType, copyCards, isEmpty } from './copyCards.ts';
import { chosenFree } from './copyFree.ts';
import type { Tools } from './toolContext.ts';

/**
 * What a clipboard takes: type → content. Null when nothing is chosen. Spreadsheets read the plain text: stories of
 * several steps are a range, everything else lines and indents.
 */
export function copyChosen(tools: Tools): ReadonlyMap<string, string> | null {
  const cards = copiedCards(tools);
  if (isEmpty(cards)) return null;
  const isStories = cards.activities.length + cards.steps.length === 0 && cards.free === undefined;
  const range = isStories ? storiesAsRange(tools.layout().grid, new Set(chosenIds(tools))) : null;
  return new Map([
    ['text/plain', range ?? cardsAsText(cards)],
    [cardsType, JSON.stringify(cards)],
  ]);
}

/** What is chosen, as cards. */
export function copiedCards(tools: Tools): Cards {
  return copyCards(tools.store.getRecords(), tools.layout().grid, new Set(chosenIds(tools)));
}

export function cutChosen(tools: Tools): ReadonlyMap<string, string> | null {
  const canCut = tools.actions.canEdit() && tools.view.getState().selection.size > 0;
  const copied = canCut ? copyChosen(tools) : null;
  if (copied === null) return null;
  // What a frame has taken along is not left behind.
  tools.view.setState(({ selection }) => ({
    selection: new Set([...selection, ...chosenFree(tools.store.getRecords(), selection)]),
  }));
  void archiveSelected(tools);
  return copied;
}

/**
 * Pastes cards at the focus and things around the map at the pointer (a point of the canvas; null: in the middle);
 * `read` gives the clipboard's content by type, and only now.
 */
export async function paste(
  tools: Tools,
  read: (type: string) => string,
  pointer: Point | null = null,
): Promise<void> {
  const content = { cards: read(cardsType), text: read('text/plain') };
  const pasting = await loadPasting(tools);
  pasting?.pasteContent(tools, content, pointer);
}

/** Puts a copy of the chosen cards right behind them, of things around the map beside them. */
export async function duplicateChosen(tools: Tools): Promise<void> {
  if (!tools.actions.canEdit()) return;
  const cards = copiedCards(tools);
  if (isEmpty(cards)) return;
  const pasting = await loadPasting(tools);
  pasting?.pasteCards(tools, cards, 'beside');
}

/** Reading what others have copied is a lot of code that no map needs to be shown. */
async function loadPasting(tools: Tools): Promise<typeof import('./pasteContent.ts') | null> {
  try {
    return await import('./pasteContent.ts');
  } catch {
    tools.dialogs.toast(tools.words.pasteNotLoaded);
    return null;
  }
}
