/** The keyboard in the outline: up and down go from row to row, left and right through the levels; the rest as on the map. */
import type { KeyboardEvent } from 'react';
import { isFreeId } from '../../../shared/model/freeThing.ts';
import { select } from '../../store/viewMoves.ts';
import { handleKey } from '../../tools/keyboard.ts';
import { moveByKey } from '../../tools/moveByKey.ts';
import type { Tools } from '../../tools/toolContext.ts';
import type { RowHands } from './OutlineRow.tsx';
import { recordOf, type OutlineRow } from './outlineRows.ts';

interface RowKeys {
  readonly tools: Tools;
  readonly rows: readonly OutlineRow[];
  readonly active: string | null;
  readonly hands: RowHands;
  readonly focusRow: (key: string) => void;
}

/** Zooming means nothing where nothing is drawn. */
const zoomKeys = new Set(['+', '=', '-', '−', '_', '0', 'f', 'F']);

/** Keys of a row itself; its buttons and its text keep theirs. */
export function handleRowKey(event: KeyboardEvent<HTMLElement>, keys: RowKeys): void {
  if (!(event.target instanceof HTMLElement) || event.target.getAttribute('role') !== 'row') return;
  const { tools, rows, active, hands } = keys;
  const index = rows.findIndex((row) => row.key === active);
  const row = rows[index];
  if (row === undefined) return;
  const mod = event.ctrlKey || event.metaKey;
  const isTaken =
    (event.altKey && !mod && moveAlong(tools, row, event.key)) ||
    (!event.altKey && !mod && goAlong(keys, row, index, event)) ||
    (event.key === ' ' && fold(hands, row)) ||
    (recordOf(row) === null && event.key === 'Enter' && press(hands, row)) ||
    (!(zoomKeys.has(event.key) && !mod && tools.view.getState().selection.size === 0) &&
      handleKey(tools, { key: event.key, shift: event.shiftKey, alt: event.altKey, mod }));
  if (!isTaken) return;
  event.preventDefault();
  event.stopPropagation();
}

/** What stands before or after in the outline stands left or right on the map, but for stories. */
function moveAlong(tools: Tools, row: OutlineRow, key: string): boolean {
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return false;
  const id = recordOf(row);
  if (id === null || isFreeId(id)) return true;
  const { selection } = tools.view.getState();
  if (!selection.has(id)) select(tools.view, [id]);
  const isUp = key === 'ArrowUp';
  moveByKey(tools, row.kind === 'story' ? (isUp ? 'up' : 'down') : isUp ? 'left' : 'right');
  return true;
}

function goAlong(
  { tools, rows, hands, focusRow }: RowKeys,
  row: OutlineRow,
  index: number,
  { key, shiftKey }: KeyboardEvent,
): boolean {
  const open = 'open' in row ? row.open : null;
  const go = (to: number): boolean => {
    const next = rows[Math.min(Math.max(to, 0), rows.length - 1)]!;
    const id = recordOf(next);
    const { selection } = tools.view.getState();
    if (id !== null) select(tools.view, shiftKey ? [...selection, id] : [id], id);
    focusRow(next.key);
    return true;
  };
  switch (key) {
    case 'ArrowDown':
      return go(index + 1);
    case 'ArrowUp':
      return go(index - 1);
    case 'Home':
      return go(0);
    case 'End':
      return go(rows.length - 1);
    case 'ArrowRight':
      if (open === false) hands.onFold(row);
      else if (open === true) go(index + 1);
      return true;
    case 'ArrowLeft': {
      if (open === true) hands.onFold(row);
      else {
        const parent = rows.findLastIndex((other, at) => at < index && other.level < row.level);
        if (parent >= 0) go(parent);
      }
      return true;
    }
    default:
      return false;
  }
}

function fold(hands: RowHands, row: OutlineRow): boolean {
  if ('open' in row) hands.onFold(row);
  return true;
}

function press(hands: RowHands, row: OutlineRow): boolean {
  if (row.kind === 'empty') hands.onAdd(row);
  else hands.onFold(row);
  return true;
}
