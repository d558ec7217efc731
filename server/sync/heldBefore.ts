/** What a transaction overwrote, while Yjs still has it. */
import * as Y from 'yjs';

/** What stood under a key before the transaction: the newest value that is not of it, unless it was gone already. */
export function heldBefore(map: Y.Map<unknown>, key: string, transaction: Y.Transaction): unknown {
  let item = map._map.get(key) ?? null;
  while (item !== null && isNew(item, transaction)) item = item.left;
  if (item === null || (item.deleted && !Y.isDeleted(transaction.deleteSet, item.id))) return undefined;
  const content: unknown[] = item.content.getContent();
  return content.at(-1);
}

function isNew({ id }: Y.Item, { beforeState }: Y.Transaction): boolean {
  return id.clock >= (beforeState.get(id.client) ?? 0);
}
