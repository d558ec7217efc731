/** /api/maps/:id/door, lobby and knocks: facilitators close the door, open a lobby behind a code, let people in. */
import type { Context } from 'hono';
import {
  answerKnocksRequest,
  changeDoorRequest,
  doorAnswer,
  lobbyEntry,
  openLobbyRequest,
} from '../../shared/protocol/door.ts';
import { authorize } from '../access/authorize.ts';
import { lobbyLasts, newWorkshopCode } from '../access/workshopCode.ts';
import type { AppDependencies } from '../appDependencies.ts';
import { Problem } from '../problem.ts';
import { parameter, type Api } from './api.ts';
import type { Environment } from './environment.ts';
import { mostMembers, notIn } from './join.ts';

type Dependencies = Pick<AppDependencies, 'storage' | 'rooms' | 'clock'>;

export function doorRoutes(api: Api, { storage, rooms, clock }: Dependencies): void {
  const { doors } = storage;
  const ownMap = async (context: Context<Environment>): Promise<string> => {
    const mapId = parameter(context, 'id');
    await authorize(storage, context.get('principal'), 'manageDoor', mapId, clock.now());
    return mapId;
  };

  api.add(
    {
      method: 'get',
      path: '/api/maps/:id/door',
      name: 'readDoor',
      summary: 'Whether newcomers are kept out, the lobby with its code, and who waits in it.',
      answers: { 200: { description: 'The door.', schema: doorAnswer } },
      problems: [401, 403, 404],
    },
    async (context) => {
      const mapId = await ownMap(context);
      const [closed, found] = await Promise.all([doors.isClosed(mapId), doors.findLobby(mapId, clock.now())]);
      if (found === null) return context.json({ closed, lobby: null, waiting: [] });
      const { mapId: _same, ...lobby } = found;
      const waiting = (await doors.waiting(mapId)).map(({ sessionId, ...who }) => ({
        id: sessionId,
        ...who,
      }));
      return context.json({ closed, lobby, waiting });
    },
  );

  api.add(
    {
      method: 'patch',
      path: '/api/maps/:id/door',
      name: 'changeDoor',
      summary:
        'Closes the door to newcomers or opens it (who is on the map stays), and changes what the open lobby gives and whether people wait in it.',
      body: changeDoorRequest,
      answers: { 204: { description: 'Changed.' } },
      problems: [401, 403, 404],
    },
    async (context, { closed, ...lobby }) => {
      const mapId = await ownMap(context);
      if (closed !== undefined) await doors.setClosed(mapId, closed);
      if (lobby.role !== undefined || lobby.needsApproval !== undefined)
        await doors.changeLobby(mapId, lobby);
      await rooms.doorChanged(mapId);
      return context.body(null, 204);
    },
  );

  api.add(
    {
      method: 'post',
      path: '/api/maps/:id/lobby',
      name: 'openLobby',
      summary:
        'Opens a lobby for 12 hours: people come in by its code and a name. One that is open already gets another code.',
      body: openLobbyRequest,
      answers: { 201: { description: 'The lobby.', schema: lobbyEntry } },
      problems: [401, 403, 404],
    },
    async (context, { role, needsApproval }) => {
      const mapId = await ownMap(context);
      const now = clock.now();
      const lobby = { role, needsApproval, expiresAt: now + lobbyLasts };
      let code = newWorkshopCode();
      while ((await doors.openLobby({ ...lobby, mapId, code }, now)) === 'codeTaken')
        code = newWorkshopCode();
      await rooms.doorChanged(mapId);
      return context.json({ ...lobby, code, wrongCodes: 0 }, 201);
    },
  );

  api.add(
    {
      method: 'delete',
      path: '/api/maps/:id/lobby',
      name: 'closeLobby',
      summary: 'Closes the lobby: its code ends at once, and who waits is told. Who came by it stays.',
      answers: { 204: { description: 'Closed.' } },
      problems: [401, 403, 404],
    },
    async (context) => {
      const mapId = await ownMap(context);
      await doors.closeLobby(mapId);
      await rooms.doorChanged(mapId);
      return context.body(null, 204);
    },
  );

  api.add(
    {
      method: 'post',
      path: '/api/maps/:id/knocks',
      name: 'answerKnocks',
      summary: 'Lets people in who wait in the lobby, or turns them away.',
      body: answerKnocksRequest,
      answers: { 204: { description: 'They are told.' } },
      problems: [401, 403, 404, 409],
    },
    async (context, { ids, letIn }) => {
      const mapId = await ownMap(context);
      const at = clock.now();
      const lobby = await doors.findLobby(mapId, at);
      const knocks = await Promise.all(ids.map((id) => doors.findKnock(mapId, id)));
      if (lobby === null || knocks.includes(null))
        throw new Problem(404, 'noSuchKnock', 'They do not wait here any more. Nothing was changed.');
      let isRefused = false;
      try {
        for (const id of ids) {
          const crowd = { at, most: mostMembers };
          const outcome = letIn ? await doors.letIn(mapId, id, lobby.role, crowd) : 'removed';
          if (outcome === 'full') throw notIn(outcome);
          if (outcome === 'removed') await doors.turnAway(mapId, id);
          isRefused ||= letIn && outcome === 'removed';
        }
      } finally {
        await rooms.doorChanged(mapId);
      }
      if (isRefused) {
        throw new Problem(
          409,
          'takenOff',
          'An owner took one of them off this map, and only an owner lets them back. Everybody else is in.',
        );
      }
      return context.body(null, 204);
    },
  );
}
