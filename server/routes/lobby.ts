/** POST /api/join/code and /api/maps/:id/knock: onto a map by a workshop code, at once or when somebody lets one in. */
import type { Context } from 'hono';
import { enterLobbyRequest, knockAnswer, mostWaiting, mostWrongCodes } from '../../shared/protocol/door.ts';
import { doorClosed, roleOn } from '../access/authorize.ts';
import type { Principal } from '../access/principal.ts';
import { beginningOf, readWorkshopCode } from '../access/workshopCode.ts';
import type { AppDependencies } from '../appDependencies.ts';
import { Problem } from '../problem.ts';
import type { LobbyRow } from '../storage/doorStore.ts';
import { addressOf } from './address.ts';
import { parameter, type Api } from './api.ts';
import type { Environment } from './environment.ts';
import { mostMembers, notIn } from './join.ts';

type Dependencies = Pick<AppDependencies, 'storage' | 'rooms' | 'clock' | 'rateLimits'>;

export function lobbyRoutes(api: Api, { storage, rooms, clock, rateLimits }: Dependencies): void {
  const { doors, maps, members } = storage;

  /** Counts every try beforehand and takes the right ones back: many at once are no way around the limit. */
  const lobbyBehind = async (typed: string, address: string, now: number): Promise<LobbyRow> => {
    await rateLimits.count('wrongCodesPerAddress', address);
    const code = readWorkshopCode(typed);
    const lobby = await doors.findLobbyByCode(code, now);
    const map = lobby === null ? null : await maps.find(lobby.mapId);
    if (lobby !== null && map?.deletedAt === null) {
      await rateLimits.takeBack('wrongCodesPerAddress', address);
      return lobby;
    }
    const beginning = beginningOf(code);
    const warned = beginning === null ? [] : await doors.countWrongCode(beginning, now, mostWrongCodes);
    for (const mapId of warned) await rooms.doorChanged(mapId);
    throw new Problem(
      404,
      'wrongCode',
      'No workshop is open under this code. Check it with the person who reads it out; it may have been closed meanwhile.',
    );
  };

  api.add(
    {
      method: 'post',
      path: '/api/join/code',
      name: 'enterLobby',
      summary: 'Joins a map by the code of its open lobby, or waits there to be let in; needs a session.',
      body: enterLobbyRequest,
      answers: { 200: { description: 'The map, and whether I am in.', schema: knockAnswer } },
      problems: [401, 403, 404, 409],
    },
    async (context, { code }) => {
      const principal = personAt(context);
      const at = clock.now();
      const { mapId, role, needsApproval } = await lobbyBehind(code, addressOf(context), at);
      const map = (await maps.find(mapId))!;
      if ((await roleOn(storage, principal, map, at)) !== null) return context.json({ mapId, state: 'in' });
      if (((await members.find(mapId, principal.id))?.removedAt ?? null) !== null) throw notIn('removed');
      if (await doors.isClosed(mapId)) throw doorClosed();
      const before = await doors.findKnock(mapId, principal.id);
      if (before === 'turnedAway' || (before === 'waiting' && needsApproval))
        return context.json({ mapId, state: before });
      if (before === null) await rateLimits.count('joinsPerMap', mapId);
      if (!needsApproval) {
        const outcome = await doors.letIn(mapId, principal.id, role, { at, most: mostMembers });
        if (outcome !== 'joined') throw notIn(outcome);
        if (before !== null) await rooms.doorChanged(mapId);
        return context.json({ mapId, state: 'in' });
      }
      const state = await doors.knock(mapId, principal.id, { at, most: mostWaiting });
      if (state === 'full') {
        throw new Problem(409, 'lobbyFull', 'Too many people wait in this lobby already. Try again later.');
      }
      await rooms.doorChanged(mapId);
      return context.json({ mapId, state });
    },
  );

  api.add(
    {
      method: 'get',
      path: '/api/maps/:id/knock',
      name: 'readKnock',
      summary: 'Whether I was let in, still wait, or was turned away.',
      answers: { 200: { description: 'My knock.', schema: knockAnswer } },
      problems: [401, 404],
    },
    async (context) => {
      const principal = personAt(context);
      const mapId = parameter(context, 'id');
      const now = clock.now();
      const map = await maps.find(mapId);
      if (map !== null && map.deletedAt === null) {
        if ((await roleOn(storage, principal, map, now)) !== null)
          return context.json({ mapId, state: 'in' });
        const isOpen = (await doors.findLobby(mapId, now)) !== null;
        const state = isOpen ? await doors.findKnock(mapId, principal.id) : null;
        if (state !== null) return context.json({ mapId, state });
      }
      throw new Problem(404, 'noSuchKnock', 'You do not wait here any more: the lobby was closed.');
    },
  );

  api.add(
    {
      method: 'delete',
      path: '/api/maps/:id/knock',
      name: 'leaveLobby',
      summary: 'Waits no longer in the lobby of a map.',
      answers: { 204: { description: 'Gone from the list of those who wait.' } },
      problems: [401, 404],
    },
    async (context) => {
      const principal = personAt(context);
      const mapId = parameter(context, 'id');
      const map = await maps.find(mapId);
      const isIn = map !== null && (await roleOn(storage, principal, map, clock.now())) !== null;
      if (!isIn) {
        if ((await doors.findKnock(mapId, principal.id)) === null)
          throw new Problem(404, 'noSuchKnock', 'You do not wait here any more.');
        await doors.leave(mapId, principal.id);
        await rooms.doorChanged(mapId);
      }
      return context.body(null, 204);
    },
  );
}

/** Who asks, by a session. Throws {@link Problem} 401. */
function personAt(context: Context<Environment>): Extract<Principal, { kind: 'session' }> {
  const principal = context.get('principal');
  if (principal?.kind === 'session') return principal;
  throw new Problem(401, 'signInNeeded', 'Please say your name first.');
}
