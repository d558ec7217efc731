/** Views that are computed once for the same records of the kinds they read: a change of any other kind costs nothing. */
import type { Kind } from '../model/id.ts';
import type { MapRecords } from '../model/records.ts';

interface Known<View> {
  readonly read: readonly unknown[];
  readonly view: View;
}

/**
 * `compute`, asked again only when one of these kinds has changed; it must read no other. What has not changed keeps its
 * identity from snapshot to snapshot, so looking is a comparison per kind. It is forgotten with the records.
 */
export function onceFor<const K extends readonly Kind[], View>(
  kinds: K,
  compute: (records: Pick<MapRecords, K[number]>) => View,
): (records: Pick<MapRecords, K[number]>) => View {
  const known = new WeakMap<object, Known<View>>();
  return (records) => {
    const read = kinds.map((kind) => records[kind as K[number]]);
    const key = read[0]!;
    const last = known.get(key);
    if (last !== undefined && last.read.every((map, i) => map === read[i])) return last.view;
    const view = compute(records);
    known.set(key, { read, view });
    return view;
  };
}
