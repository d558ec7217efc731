/** Erasing a name on request: a member’s from one map by its owner, or one’s own from everywhere. */
import { authorize } from '../access/authorize.ts';
import { forgetToken } from '../access/cookies.ts';
import type { AppDependencies } from '../appDependencies.ts';
import { forgetPerson } from '../history/forgetPerson.ts';
import { Problem } from '../problem.ts';
import { parameter, type Api } from './api.ts';
import { done } from './members.ts';

type Dependencies = Pick<AppDependencies, 'storage' | 'rooms' | 'clock' | 'isSecure'>;

export function forgetRoutes(api: Api, given: Dependencies): void {
  const { storage, rooms, clock, isSecure } = given;
  api.add(
    {
      method: 'post',
      path: '/api/maps/:id/members/:memberId/forget',
      name: 'forgetMember',
      summary:
        'Erases a member’s name from the map and takes them off it: its members, history and comments tell of somebody who left. Nothing brings it back.',
      answers: { 204: { description: 'Erased.' } },
      problems: [401, 403, 404, 409, 503],
    },
    async (context) => {
      const id = parameter(context, 'id');
      const { map } = await authorize(storage, context.get('principal'), 'manageMembers', id, clock.now());
      done(await forgetPerson(given, map, parameter(context, 'memberId')));
      return context.body(null, 204);
    },
  );

  api.add(
    {
      method: 'post',
      path: '/api/session/forget',
      name: 'forgetMe',
      summary:
        'Erases me from this server: my name from all maps, my browsers, tokens and account. Nothing brings it back.',
      answers: { 204: { description: 'Erased; this browser is signed out.' } },
      problems: [401, 409, 503],
    },
    async (context) => {
      const principal = context.get('principal');
      if (principal?.kind !== 'session') throw new Problem(401, 'signInNeeded', 'There is nobody to forget.');
      const mine = await storage.maps.list(principal.id);
      for (const { map } of mine) {
        if (await isLastOwner(map.id, principal.id)) {
          throw new Problem(
            409,
            'lastOwner',
            `You are the last owner of the map “${map.title}”. Delete it, or make somebody else its owner first. Nothing was changed.`,
          );
        }
      }
      for (const { map } of mine) await forgetPerson(given, map, principal.id);
      await storage.sessions.erase(principal.id);
      rooms.attendance.reconnect(principal.id);
      forgetToken(context, isSecure);
      return context.body(null, 204);
    },
  );

  async function isLastOwner(mapId: string, sessionId: string): Promise<boolean> {
    const owners = (await storage.members.list(mapId)).filter(({ member }) => member.role === 'owner');
    return owners.length === 1 && owners[0]!.member.sessionId === sessionId;
  }
}
