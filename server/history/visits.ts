/** When each person was last on a map, so that they can be told what happened since. */
import type { Principal } from '../access/principal.ts';
import type { HistoryStore, VisitRow } from '../storage/historyStore.ts';

/** Who comes back sooner has not been away: a reload, a bad network. Milliseconds. */
const notAway = 10 * 60_000;

/** The row and the time after which things are new to this person. */
export function sinceOf(visit: VisitRow, now: number): { seq: number; at: number } {
  const isBackFromAway = now - visit.at > notAway;
  return isBackFromAway ? { seq: visit.seq, at: visit.at } : { seq: visit.sinceSeq, at: visit.sinceAt };
}

/** Notes that a person left a map they came to at `cameAt`, when everything up to `seq` was there to be seen. */
export async function noteLeaving(
  history: HistoryStore,
  principal: Principal,
  mapId: string,
  seq: number,
  cameAt: number,
  now: number,
): Promise<void> {
  if (principal.kind !== 'session') return;
  const before = await history.visit(principal.id, mapId);
  const since = before === null ? { seq, at: now } : sinceOf(before, cameAt);
  await history.keepVisit({
    sessionId: principal.id,
    mapId,
    seq,
    at: now,
    sinceSeq: since.seq,
    sinceAt: since.at,
  });
}
