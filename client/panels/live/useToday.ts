/** Which day it is for the person, by the server's clock. */
import { useStore } from 'zustand';
import type { MapSession } from '../../session/mapSession.ts';
import { serverNow } from '../../session/serverNow.ts';
import { localDay } from '../../ui/localDay.ts';

/** `YYYY-MM-DD`, where this device is; asked anew with every render. */
export function useToday(session: Pick<MapSession, 'me'>): string {
  return localDay(serverNow(useStore(session.me)));
}
