/** Goes back to a version: here, so that it can be undone, or on the server where it is too much for one frame. */
import * as z from 'zod/mini';
import { pastMapOf, restoreMap, type Restored } from '../../../shared/commands/restoreMap.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { limits } from '../../../shared/protocol/frame.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { openState, sizeOfChange } from '../../session/pastMap.ts';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../ui/words.ts';
import { historyWords as text } from '../../ui/words/history.ts';
import { readVersionState, restoreOnServer } from '../api/historyApi.ts';
import { sentenceOf } from '../api/request.ts';

const restoredSchema = z.object({
  changed: z.number(),
  broughtBack: z.number(),
  archived: z.number(),
  locked: z.number(),
});
/** What is left of a frame for its own bytes. */
const room = 64 * 1024;

/** Tells how it went; answers whether it was done. */
export async function goBack(session: MapSession, seq: number, only?: 'missing'): Promise<boolean> {
  try {
    const map = pastMapOf(await readPast(session.mapId, seq));
    const input = only === undefined ? { map } : { map, only };
    if (sizeOfChange(session, restoreMap, input) > limits.frame - room) {
      const restored = restoredSchema.parse(await restoreOnServer(session.mapId, seq, only));
      showToast(`${text.restored(restored)} ${text.tooLarge}`);
      return true;
    }
    const restored = session.actions.runLate(restoreMap, input);
    if (restored === null) return false; // told why
    tell(restored, session);
    return true;
  } catch (error) {
    showToast(text.restoreFailed(sentenceOf(error)), { tone: 'bad' });
    return false;
  }
}

/** The records of a version. */
async function readPast(mapId: string, seq: number): Promise<ReturnType<typeof readMap>> {
  const past = openState(await readVersionState(mapId, seq));
  const records = readMap(past);
  past.destroy();
  return records;
}

function tell(restored: Restored, { actions }: MapSession): void {
  const isDone = restored.changed + restored.broughtBack + restored.archived > 0;
  showToast(
    text.restored(restored),
    isDone ? { tone: 'good', action: { label: words.undo, run: actions.undo } } : {},
  );
}
