/** The doors of maps, their lobbies and who waits in them, in memory. */
import type { DoorStore, LobbyRow, WaitingRow } from './doorStore.ts';
import type { MemoryAccess } from './memoryAccess.ts';
import type { SessionRow } from './sessionStore.ts';
import { wrongCodesFor } from './wrongCodes.ts';

type Kept = LobbyRow & { wrongSince: number };
type Waiting = Omit<WaitingRow, 'name' | 'colour'> & { isTurnedAway: boolean };

export interface MemoryDoors {
  readonly doors: DoorStore;
  /** Forgets all of a map. */
  readonly erase: (mapId: string) => void;
}

export function memoryDoors(
  people: ReadonlyMap<string, SessionRow>,
  admit: MemoryAccess['admit'],
): MemoryDoors {
  const closed = new Set<string>();
  const lobbies = new Map<string, Kept>();
  const knocks = new Map<string, Map<string, Waiting>>();
  const knocksOn = (mapId: string): Map<string, Waiting> => knocks.get(mapId) ?? new Map<string, Waiting>();
  const closeLobby = (mapId: string): void => {
    lobbies.delete(mapId);
    knocks.delete(mapId);
  };
  const openNow = (lobby: Kept | undefined, now: number): LobbyRow | null => {
    if (lobby === undefined || lobby.expiresAt <= now) return null;
    const { wrongSince: _since, ...row } = lobby;
    return row;
  };
  return {
    erase: (mapId) => {
      closed.delete(mapId);
      closeLobby(mapId);
    },
    doors: {
      isClosed: async (mapId) => closed.has(mapId),
      setClosed: async (mapId, isClosed) => void (isClosed ? closed.add(mapId) : closed.delete(mapId)),
      openLobby: async (lobby, now) => {
        for (const { mapId, expiresAt } of lobbies.values()) if (expiresAt <= now) closeLobby(mapId);
        const others = [...lobbies.values()].filter(({ mapId }) => mapId !== lobby.mapId);
        if (others.some(({ code }) => code === lobby.code)) return 'codeTaken';
        closeLobby(lobby.mapId);
        lobbies.set(lobby.mapId, { ...lobby, wrongCodes: 0, wrongSince: now });
        return 'opened';
      },
      changeLobby: async (mapId, change) => {
        const lobby = lobbies.get(mapId);
        if (lobby !== undefined) lobbies.set(mapId, { ...lobby, ...change });
      },
      closeLobby: async (mapId) => closeLobby(mapId),
      findLobby: async (mapId, now) => openNow(lobbies.get(mapId), now),
      findLobbyByCode: async (code, now) =>
        openNow(
          [...lobbies.values()].find((lobby) => lobby.code === code),
          now,
        ),
      countWrongCode: async (beginning, now, most) => {
        const aimedAt = [...lobbies.values()].filter(
          (lobby) => lobby.code.startsWith(beginning) && lobby.expiresAt > now,
        );
        return aimedAt.flatMap((lobby) => {
          const counted = wrongCodesFor(lobby, now);
          const tooMany = counted.wrongCodes > most;
          lobbies.set(lobby.mapId, {
            ...lobby,
            ...counted,
            needsApproval: lobby.needsApproval || tooMany,
          });
          return tooMany && !lobby.needsApproval ? [lobby.mapId] : [];
        });
      },
      knock: async (mapId, sessionId, { at, most }) => {
        const here = knocksOn(mapId);
        const found = here.get(sessionId);
        if (found !== undefined) return found.isTurnedAway ? 'turnedAway' : 'waiting';
        if ([...here.values()].filter(({ isTurnedAway }) => !isTurnedAway).length >= most) return 'full';
        knocks.set(mapId, here.set(sessionId, { sessionId, since: at, isTurnedAway: false }));
        return 'waiting';
      },
      findKnock: async (mapId, sessionId) => {
        const found = knocksOn(mapId).get(sessionId);
        return found === undefined ? null : found.isTurnedAway ? 'turnedAway' : 'waiting';
      },
      leave: async (mapId, sessionId) => {
        if (knocksOn(mapId).get(sessionId)?.isTurnedAway === false) knocksOn(mapId).delete(sessionId);
      },
      waiting: async (mapId) =>
        [...knocksOn(mapId).values()]
          .filter(({ isTurnedAway }) => !isTurnedAway)
          .map(({ sessionId, since }) => {
            const { name = '', colour = 0 } = people.get(sessionId) ?? {};
            return { sessionId, name, colour, since };
          })
          .sort((a, b) => a.since - b.since || (a.sessionId < b.sessionId ? -1 : 1)),
      turnAway: async (mapId, sessionId) => {
        const found = knocksOn(mapId).get(sessionId);
        if (found !== undefined) found.isTurnedAway = true;
        return found !== undefined;
      },
      letIn: async (mapId, sessionId, role, { at, most }) => {
        const outcome = admit({ mapId, sessionId, role, joinedAt: at, removedAt: null }, most);
        if (outcome === 'joined') knocksOn(mapId).delete(sessionId);
        return outcome;
      },
    },
  };
}
