/** Where an initiative goes on the board by a drop, a key or a menu. */
import { horizons, type Horizon, type InitiativeId } from '../../../shared/model/initiative.ts';
import type { InitiativePlace } from './useInitiativeMoves.tsx';

/** The ids of each column, in their order. */
export type BoardColumns = { readonly [H in Horizon]: readonly InitiativeId[] };

/** Where an initiative stands; null: it is on no column. */
export function spotOf(columns: BoardColumns, id: InitiativeId): { horizon: Horizon; index: number } | null {
  for (const horizon of horizons) {
    const index = columns[horizon].indexOf(id);
    if (index >= 0) return { horizon, index };
  }
  return null;
}

/** One place up or down in its column; null at its end. */
export function placeBeside(columns: BoardColumns, id: InitiativeId, by: -1 | 1): InitiativePlace | null {
  const spot = spotOf(columns, id);
  const beside = spot === null ? undefined : columns[spot.horizon][spot.index + by];
  if (spot === null || beside === undefined) return null;
  return { horizon: spot.horizon, [by < 0 ? 'before' : 'after']: beside };
}

/** At the same height in the column to the left or right; null where there is none. */
export function placeAcross(columns: BoardColumns, id: InitiativeId, by: -1 | 1): InitiativePlace | null {
  const spot = spotOf(columns, id);
  const horizon = spot === null ? undefined : horizons[horizons.indexOf(spot.horizon) + by];
  if (spot === null || horizon === undefined) return null;
  const before = columns[horizon][spot.index];
  return { horizon, ...(before === undefined ? {} : { before }) };
}

/** Which card an arrow key goes to; null: none further that way. Empty columns are passed over. */
export function cardTowards(columns: BoardColumns, id: InitiativeId, key: string): InitiativeId | null {
  const spot = spotOf(columns, id);
  if (spot === null) return null;
  const column = columns[spot.horizon];
  switch (key) {
    case 'ArrowUp':
      return column[spot.index - 1] ?? null;
    case 'ArrowDown':
      return column[spot.index + 1] ?? null;
    case 'Home':
      return column[0] ?? null;
    case 'End':
      return column.at(-1) ?? null;
    case 'ArrowLeft':
    case 'ArrowRight': {
      const at = horizons.indexOf(spot.horizon);
      const others = key === 'ArrowLeft' ? horizons.slice(0, at).toReversed() : horizons.slice(at + 1);
      const found = others.map((horizon) => columns[horizon]).find((each) => each.length > 0);
      return found?.[Math.min(spot.index, found.length - 1)] ?? null;
    }
    default:
      return null;
  }
}
