/** /api/maps/:id/members: who is on the map and as what, for its owners. People come by links; nobody is added by hand. */
import type { Context } from 'hono';
import { memberRequest, membersAnswer } from '../../shared/protocol/members.ts';
import { authorize, memberRole } from '../access/authorize.ts';
import type { AppDependencies } from '../appDependencies.ts';
import { Problem } from '../problem.ts';
import { parameter, type Api } from './api.ts';
import type { Environment } from './environment.ts';

type Dependencies = Pick<AppDependencies, 'storage' | 'rooms' | 'clock'>;

export function memberRoutes(api: Api, { storage, rooms, clock }: Dependencies): void {
  const ownMap = async (context: Context<Environment>): Promise<string> => {
    const mapId = parameter(context, 'id');
    await authorize(storage, context.get('principal'), 'manageMembers', mapId, clock.now());
    return mapId;
  };

  api.add(
    {
      method: 'get',
      path: '/api/maps/:id/members',
      name: 'listMembers',
      summary: 'Everybody who joined the map, what they may do now, and who was taken off.',
      answers: { 200: { description: 'The people, in the order they came.', schema: membersAnswer } },
      problems: [401, 403, 404],
    },
    async (context) => {
      const mapId = await ownMap(context);
      const now = clock.now();
      const members = (await storage.members.list(mapId)).map(({ member, name, colour, links }) => ({
        id: member.sessionId,
        name,
        colour,
        role: memberRole(member, links, now),
        byHand: member.role !== null,
        removed: member.removedAt !== null,
        joinedAt: member.joinedAt,
        isMe: member.sessionId === context.get('principal')?.id,
      }));
      return context.json({ members });
    },
  );

  api.add(
    {
      method: 'patch',
      path: '/api/maps/:id/members/:memberId',
      name: 'changeMember',
      summary:
        'Gives a member a role of their own, whatever their link says; whoever was taken off is back. The last owner stays one.',
      body: memberRequest,
      answers: { 204: { description: 'Changed, at once for their open pages too.' } },
      problems: [401, 403, 404, 409],
    },
    async (context, { role }) => {
      const mapId = await ownMap(context);
      done(await storage.members.setRole(mapId, parameter(context, 'memberId'), role));
      await rooms.recheck(mapId);
      return context.body(null, 204);
    },
  );

  api.add(
    {
      method: 'delete',
      path: '/api/maps/:id/members/:memberId',
      name: 'removeMember',
      summary:
        'Takes a member off the map: their pages close, and no link lets them back in until an owner gives them a role.',
      answers: { 204: { description: 'Taken off.' } },
      problems: [401, 403, 404, 409],
    },
    async (context) => {
      const mapId = await ownMap(context);
      done(await storage.members.remove(mapId, parameter(context, 'memberId'), clock.now()));
      await rooms.recheck(mapId);
      return context.body(null, 204);
    },
  );
}

/** Throws {@link Problem} when it was not done. */
export function done(outcome: 'done' | 'missing' | 'lastOwner'): void {
  if (outcome === 'missing') throw new Problem(404, 'noSuchMember', 'Nobody on this map has this id.');
  if (outcome === 'lastOwner') {
    throw new Problem(
      409,
      'lastOwner',
      'A map needs an owner, and this is the last one. Make somebody else an owner first. Nothing was changed.',
    );
  }
}
