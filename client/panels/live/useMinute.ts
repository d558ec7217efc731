/** The time as the server tells it, each minute anew: what is due turns late while the page stays open. */
import { useEffect, useState } from 'react';
import type { MapSession } from '../../session/mapSession.ts';
import { serverNow } from '../../session/serverNow.ts';

const minute = 60_000;

/** Milliseconds since the epoch. */
export function useMinute({ me }: Pick<MapSession, 'me'>): number {
  const [now, setNow] = useState(() => serverNow(me.getState()));
  useEffect(() => {
    const ticking = setInterval(() => setNow(serverNow(me.getState())), minute);
    return () => clearInterval(ticking);
  }, [me]);
  return now;
}
