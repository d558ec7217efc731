/** Locks or unlocks cards and free things, as one step of undo. */
import { lockThings } from '../../../shared/commands/lockThings.ts';
import { unlockThings } from '../../../shared/commands/unlockThings.ts';
import { kindOf, type Id } from '../../../shared/model/id.ts';
import { isLockable, type LockableId } from '../../../shared/model/locked.ts';
import type { MapActions } from '../../store/mapActions.ts';

/** Those that can be locked at all. */
export function lockableOf(ids: readonly Id[]): LockableId[] {
  return ids.filter((id): id is LockableId => isLockable(kindOf(id)));
}

export function setLock(actions: MapActions, ids: readonly Id[], locked: boolean): void {
  actions.endUndoStep();
  actions.runLate(locked ? lockThings : unlockThings, { ids: lockableOf(ids) });
  actions.endUndoStep();
}
