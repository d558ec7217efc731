/** Lets arrows that were held by one thing be held by what it has become. */
import * as Y from 'yjs';
import type { HolderId } from '../model/arrow.ts';
import { recordsOf } from '../model/document.ts';
import { isId } from '../model/id.ts';
import { isLocked } from '../model/locked.ts';
import { isLive, readRecord } from '../model/readMap.ts';
import { writeFields } from '../model/writeRecord.ts';

/** Writes the ends of live arrows that are not locked and whose holder is a key of `became`. */
export function holdInstead(doc: Y.Doc, became: ReadonlyMap<HolderId, HolderId>): void {
  recordsOf(doc, 'arrow').forEach((record, id) => {
    if (!isId('arrow', id) || !(record instanceof Y.Map) || !isLive(record) || isLocked(record)) return;
    const { from, to } = readRecord('arrow', id, record);
    for (const [name, end] of [
      ['from', from],
      ['to', to],
    ] as const) {
      const heldBy = end.heldBy === null ? undefined : became.get(end.heldBy);
      if (heldBy !== undefined) writeFields(record, 'arrow', { [name]: { ...end, heldBy } });
    }
  });
}
