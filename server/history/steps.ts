/** A stretch of a map's log, to be replayed row by row. */
import type { HistoryRow } from '../storage/historyStore.ts';
import type { Storage } from '../storage/storage.ts';
import { eachRow } from './pastDocument.ts';

/** One answer has so many rows and bytes at most. */
const mostRows = 1000;
const mostBytes = 1024 * 1024;

type SoundRow = HistoryRow & { readonly bytes: Uint8Array };

/** The rows after `after` up to `to`, without damaged ones; `more`: the row to go on after, null at the end. */
export async function stepsOf(
  tables: Pick<Storage, 'history'>,
  name: string,
  after: number,
  to: number,
): Promise<{ rows: SoundRow[]; more: number | null }> {
  const rows: SoundRow[] = [];
  let bytes = 0;
  let more: number | null = null;
  await eachRow(tables, name, after, (row) => {
    if (row.seq > to) return false;
    if (rows.length === mostRows || bytes > mostBytes) {
      more = row.seq - 1;
      return false;
    }
    if (row.bytes === null) return true;
    rows.push({ ...row, bytes: row.bytes });
    bytes += row.bytes.byteLength;
    return true;
  });
  return { rows, more };
}
