/** The records of a document beside the map, live, for as long as what shows them is shown. */
import { useEffect, useState } from 'react';
import type { Scope } from '../../../shared/model/scope.ts';
import type { AnyKind, Id } from '../../../shared/model/id.ts';
import type { RecordTypes } from '../../../shared/model/records.ts';
import { openSideDocument } from '../../session/sideDocument.ts';

/** Null until the server has answered. */
export function useSideRecords<K extends AnyKind>(
  mapId: string,
  scope: Exclude<Scope, 'map'>,
  kind: K,
): ReadonlyMap<Id<K>, RecordTypes[K]> | null {
  const [records, setRecords] = useState<ReadonlyMap<Id<K>, RecordTypes[K]> | null>(null);
  useEffect(() => {
    const side = openSideDocument(mapId, scope);
    const show = (): void => setRecords(side.read(kind));
    const stop = side.subscribe(show);
    if (side.isHere()) show();
    return () => {
      stop();
      side.dispose();
    };
  }, [mapId, scope, kind]);
  return records;
}
