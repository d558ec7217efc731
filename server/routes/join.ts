/** POST /api/join: onto a map by a share link's token. */
import { joinAnswer, joinRequest } from '../../shared/protocol/members.ts';
import { counts, doorClosed, roleOn } from '../access/authorize.ts';
import { hashToken } from '../access/tokens.ts';
import type { AppDependencies } from '../appDependencies.ts';
import { Problem } from '../problem.ts';
import type { JoinOutcome } from '../storage/memberStore.ts';
import { addressOf } from './address.ts';
import type { Api } from './api.ts';

type Dependencies = Pick<AppDependencies, 'storage' | 'rooms' | 'clock' | 'rateLimits'>;

/** People on one map, however they came. */
export const mostMembers = 500;

export function joinRoutes(api: Api, { storage, rooms, clock, rateLimits }: Dependencies): void {
  api.add(
    {
      method: 'post',
      path: '/api/join',
      name: 'joinMap',
      summary: 'Joins a map by a share link’s token; needs a session.',
      body: joinRequest,
      answers: { 200: { description: 'The map, and what I may do on it.', schema: joinAnswer } },
      problems: [401, 403, 404, 409],
    },
    async (context, { token }) => {
      const principal = context.get('principal');
      if (principal?.kind !== 'session')
        throw new Problem(401, 'signInNeeded', 'Please say your name first.');
      const now = clock.now();
      const link = await storage.links.findByToken(hashToken(token));
      const map = link === null ? null : await storage.maps.find(link.mapId);
      if (link === null || map === null || !counts(link, now)) {
        await rateLimits.count('wrongTokensPerAddress', addressOf(context));
        throw new Problem(404, 'linkGone', 'This link does not open a map any more. Ask for a new one.');
      }
      if (map.deletedAt !== null) throw new Problem(404, 'mapDeleted', 'This map was deleted.');
      const isKnown = (await storage.members.find(map.id, principal.id)) !== null;
      const hadRole = isKnown ? await roleOn(storage, principal, map, now) : null;
      if (hadRole === null && (await storage.doors.isClosed(map.id))) throw doorClosed();
      if (!isKnown) await rateLimits.count('joinsPerMap', map.id);
      const outcome = await storage.links.join(principal.id, link.id, now, mostMembers);
      if (outcome !== 'joined') throw notIn(outcome);
      const role = (await roleOn(storage, principal, map, now)) ?? link.role;
      await rooms.recheck(map.id);
      return context.json({ mapId: map.id, role });
    },
  );
}

/** Why somebody is not let onto a map, as a problem they can act on. */
export function notIn(outcome: Exclude<JoinOutcome, 'joined'>): Problem {
  switch (outcome) {
    case 'removed':
      return new Problem(403, 'removed', 'You were taken off this map. Ask its owner to let you back in.');
    case 'usedUp':
      return new Problem(
        404,
        'linkUsedUp',
        'As many people as this link is for have joined by it. Ask for a new one.',
      );
    case 'full':
      return new Problem(409, 'mapFull', 'This map is full. Ask its owner to take somebody off it.');
  }
}
