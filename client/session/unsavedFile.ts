/** The map as it is on this device, as a file the person can keep. */
import type { MapRecords } from '../../shared/model/records.ts';
import type { UnsavedFile } from './mapSession.ts';

/** JSON of every record, archived ones too. */
export function unsavedFile(records: MapRecords): UnsavedFile {
  const { meta, ...kinds } = records;
  const lists = Object.fromEntries(Object.entries(kinds).map(([kind, byId]) => [kind, [...byId.values()]]));
  return {
    fileName: `${fileNameOf(meta.title)}.json`,
    mimeType: 'application/json',
    text: JSON.stringify({ meta, ...lists }, null, 2),
  };
}

/** A title as a file name any system takes; "map" when nothing is left of it. */
function fileNameOf(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return plain === '' ? 'map' : plain;
}
