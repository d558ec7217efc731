/** The door of a map over HTTP: for facilitators, and for who stands before it. */
import * as z from 'zod/mini';
import {
  doorAnswer,
  knockAnswer,
  lobbyEntry,
  type Door,
  type KnockAnswer,
  type LobbyEntry,
  type LobbyRole,
} from '../../../shared/protocol/door.ts';
import { request } from './request.ts';

const nothing = z.unknown();
const mapPath = (mapId: string): string => `/api/maps/${encodeURIComponent(mapId)}`;

export function readDoor(mapId: string): Promise<Door> {
  return request(`${mapPath(mapId)}/door`, doorAnswer);
}

/** What is left out stays. */
export async function changeDoor(
  mapId: string,
  change: { readonly closed?: boolean; readonly role?: LobbyRole; readonly needsApproval?: boolean },
): Promise<void> {
  await request(`${mapPath(mapId)}/door`, nothing, { method: 'PATCH', body: change });
}

/** Opens a lobby, or gives the open one another code. */
export function openLobby(
  mapId: string,
  lobby: { readonly role: LobbyRole; readonly needsApproval: boolean },
): Promise<LobbyEntry> {
  return request(`${mapPath(mapId)}/lobby`, lobbyEntry, { method: 'POST', body: lobby });
}

export async function closeLobby(mapId: string): Promise<void> {
  await request(`${mapPath(mapId)}/lobby`, nothing, { method: 'DELETE' });
}

/** Lets people in who wait, or turns them away. */
export async function answerKnocks(mapId: string, ids: readonly string[], letIn: boolean): Promise<void> {
  await request(`${mapPath(mapId)}/knocks`, nothing, { method: 'POST', body: { ids, letIn } });
}

/** Comes to a map by its workshop code. */
export function enterLobby(code: string): Promise<KnockAnswer> {
  return request('/api/join/code', knockAnswer, { method: 'POST', body: { code } });
}

/** How it stands with my waiting. */
export function readKnock(mapId: string): Promise<KnockAnswer> {
  return request(`${mapPath(mapId)}/knock`, knockAnswer);
}

/** Waits no longer. */
export async function leaveLobby(mapId: string): Promise<void> {
  await request(`${mapPath(mapId)}/knock`, nothing, { method: 'DELETE' });
}
