/** Views that are computed once for the same records of the kinds they read: a change of any other kind costs nothing. */
import type { Kind } from '../model/id.ts';
import type { MapRecords } from '../model/records.ts';
import { remembered } from './remembered.ts';

/**
 * `compute`, asked again only when one of these kinds has changed; it must read no other. What has not changed keeps its
 * identity from snapshot to snapshot, so looking is a comparison per kind. It is forgotten with the records.
 */
export function onceFor<const K extends readonly Kind[], View>(
  kinds: K,
  compute: (records: Pick<MapRecords, K[number]>) => View,
): (records: Pick<MapRecords, K[number]>) => View {
  const remember = remembered<View>();
  return (records) => {
    const read = kinds.map((kind) => records[kind as K[number]]);
    return remember(read[0]!, read, () => compute(records));
  };
}
