/** The grooming queue, live: what one person mends leaves everybody's. */
import { useEffect, useMemo, useState } from 'react';
import { groomingQueue, type GroomingItem } from '../../../shared/views/grooming.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import type { BacklogItem } from '../../../shared/views/backlog.ts';
import type { MapSession } from '../../session/mapSession.ts';
import { serverNow } from '../../session/serverNow.ts';

/** Days are what counts, so looking at the clock each hour will do. */
const hour = 3_600_000;

export function useGrooming(
  { me }: Pick<MapSession, 'me'>,
  records: MapRecords,
  items: readonly BacklogItem[],
): { readonly queue: readonly GroomingItem[]; readonly now: number } {
  const [now, setNow] = useState(() => serverNow(me.getState()));
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow(me.getState())), hour);
    return () => clearInterval(timer);
  }, [me]);
  const queue = useMemo(() => groomingQueue(records, items, now), [records, items, now]);
  return { queue, now };
}
