/** A map as it was after any row of its log. */
import * as Y from 'yjs';
import type { HistoryRow } from '../storage/historyStore.ts';
import type { Storage } from '../storage/storage.ts';
import { dropPending, emptyDocument, UnplayableRow } from '../sync/openDocument.ts';

type Tables = Pick<Storage, 'documents' | 'history'>;

/** Rows read from the store at once. */
const page = 500;
/** Others get their turn of the event loop after so many milliseconds of replay. */
const longestTurn = 8;

/** The document after row `seq`; destroy it after use. Rows that are damaged are passed over. */
export async function documentAt(tables: Tables, name: string, seq: number): Promise<Y.Doc> {
  return withoutPoison(tables, name, async () => {
    const doc = await openState(tables, name, seq);
    const { after, document } = doc;
    await eachRow(tables, name, after, ({ seq: at, bytes }) => {
      if (at > seq) return false;
      if (bytes !== null) apply(document, at, bytes);
      return true;
    });
    dropPending(document);
    return document;
  });
}

/** Whether the map after row `seq` can still be told: its rows may have been forgotten, and only some states kept. */
export async function isKept({ history }: Tables, name: string, seq: number): Promise<boolean> {
  const [first] = await history.rowsAfter(name, 0, 1);
  return (first !== undefined && first.seq <= seq) || (await history.stateBefore(name, seq))?.seq === seq;
}

/** The newest kept state at or before `seq`, and the row after which to go on. */
async function openState(
  tables: Tables,
  name: string,
  seq: number,
): Promise<{ document: Y.Doc; after: number }> {
  const document = emptyDocument();
  const state = await tables.history.stateBefore(name, seq);
  if (state === null) return { document, after: 0 };
  try {
    Y.applyUpdate(document, state.bytes);
  } catch (cause) {
    throw new UnplayableRow('snapshot', state.seq, cause);
  }
  return { document, after: state.seq };
}

/** Goes through the rows after `seq` in order until `look` answers false; others have their turns meanwhile. */
export async function eachRow(
  { history }: Pick<Tables, 'history'>,
  name: string,
  seq: number,
  look: (row: HistoryRow) => boolean,
): Promise<void> {
  let turn = performance.now();
  for (let after = seq; ;) {
    const rows = await history.rowsAfter(name, after, page);
    for (const row of rows) {
      if (!look(row)) return;
      if (performance.now() - turn < longestTurn) continue;
      await new Promise((resolve) => setImmediate(resolve));
      turn = performance.now();
    }
    if (rows.length < page) return;
    after = rows.at(-1)!.seq;
  }
}

/** Applies a row. Throws {@link UnplayableRow}. */
function apply(doc: Y.Doc, seq: number, bytes: Uint8Array): void {
  try {
    Y.applyUpdate(doc, bytes);
  } catch (cause) {
    throw new UnplayableRow('update', seq, cause);
  }
}

/** Tries again without each row that turns out to be of no use; it goes to quarantine. */
export async function withoutPoison<T>(tables: Tables, name: string, work: () => Promise<T>): Promise<T> {
  for (let last: UnplayableRow | null = null; ;) {
    try {
      return await work();
    } catch (error) {
      const isNew = error instanceof UnplayableRow && (error.seq !== last?.seq || error.what !== last.what);
      if (!isNew) throw error;
      last = error;
      await tables.documents.quarantine(name, error.what, error.seq);
    }
  }
}
