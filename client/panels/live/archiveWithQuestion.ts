/** Archives a container after saying what goes with it. */
import { isId, type Id } from '../../../shared/model/id.ts';
import type { MapSession } from '../../session/mapSession.ts';
import type { MapDialogs } from '../../store/mapDialogs.ts';
import { words } from '../../ui/words.ts';
import { storiesUnder, stepsUnder } from './storiesUnder.ts';

/** Whether it was done. Asks only when something is inside that goes too; a release's stories stay, unscheduled. */
export async function archiveWithQuestion(
  { store, actions }: MapSession,
  dialogs: MapDialogs,
  id: Id,
): Promise<boolean> {
  const grid = store.getGrid();
  const records = store.getRecords();
  const title =
    (isId('release', id)
      ? records.release.get(id)?.name
      : isId('step', id)
        ? records.step.get(id)?.title
        : isId('activity', id)
          ? records.activity.get(id)?.title
          : isId('story', id)
            ? records.story.get(id)?.title
            : '') || words.noTitle;
  const stories = isId('release', id) ? 0 : storiesUnder(grid, id).length;
  const steps = stepsUnder(grid, id);
  if (steps + stories > 0 && !(await dialogs.confirmArchive({ title, steps, stories }))) return false;
  if (actions.run('archive', { ids: [id] }) === null) return false;
  dialogs.toast(words.map.archive.done(title), { undo: true });
  return true;
}
