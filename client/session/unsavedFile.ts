/** The map as it is on this device, as a file the person can keep. */
import { writeJson } from '../../shared/formats/writeJson.ts';
import type { MapRecords } from '../../shared/model/records.ts';
import type { UnsavedFile } from './mapSession.ts';

/** Our own lossless JSON, which can be imported again. */
export function unsavedFile(records: MapRecords): UnsavedFile {
  return {
    fileName: `${fileNameOf(records.meta.title)}.json`,
    mimeType: 'application/json',
    text: writeJson(records),
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
