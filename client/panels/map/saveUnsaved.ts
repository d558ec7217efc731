/** Hands the person the map with what is not saved, as a file. */
import type { MapSession } from '../../session/mapSession.ts';
import { showToast } from '../../ui/toasts.ts';
import { words } from '../../ui/words.ts';
import { saveFile } from './saveFile.ts';

/** Says so when it cannot be made now. */
export function saveUnsaved(session: MapSession): void {
  session
    .downloadUnsaved()
    .then(saveFile, () => showToast(words.notFetched, { tone: 'bad', replaces: 'notFetched' }));
}
