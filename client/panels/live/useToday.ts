/** Which day it is for the person, by the server's clock. */
import type { MapSession } from '../../session/mapSession.ts';
import { localDay } from '../../ui/localDay.ts';
import { useMinute } from './useMinute.ts';

/** `YYYY-MM-DD`, where this device is; a new one from the first minute of a day on. */
export function useToday(session: Pick<MapSession, 'me'>): string {
  return localDay(useMinute(session));
}
