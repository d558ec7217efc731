/** /api/maps: my maps, new ones, and deleting one. */
import { createMapAnswer, mapsAnswer } from '../../shared/protocol/http.ts';
import { createMapRequest } from '../../shared/protocol/imports.ts';
import { authorize, memberRole } from '../access/authorize.ts';
import { createSession } from '../access/cookies.ts';
import { sessionPrincipal } from '../access/principal.ts';
import { newRowId } from '../access/tokens.ts';
import type { AppDependencies } from '../appDependencies.ts';
import { Problem } from '../problem.ts';
import { firstUpdate } from '../sync/firstUpdate.ts';
import { addressOf, baseUrl } from './address.ts';
import { parameter, type Api } from './api.ts';
import { planOf } from './planOf.ts';

type Dependencies = Pick<
  AppDependencies,
  'storage' | 'rooms' | 'clock' | 'isSecure' | 'rateLimits' | 'publicUrl'
>;

export function mapRoutes(api: Api, given: Dependencies): void {
  const { storage, rooms, clock, isSecure, rateLimits, publicUrl } = given;
  api.add(
    {
      method: 'get',
      path: '/api/maps',
      name: 'listMaps',
      summary: 'The maps I made or joined by a link, newest change first.',
      answers: { 200: { description: 'My maps.', schema: mapsAnswer } },
    },
    async (context) => {
      const principal = context.get('principal');
      if (principal?.kind !== 'session') return context.json({ maps: [] });
      const now = clock.now();
      const maps = (await storage.maps.list(principal.id)).flatMap(({ map, member, links }) => {
        const role = memberRole(member, links, now);
        const { id, title, updatedAt, stories } = map;
        return role === null ? [] : [{ id, title, role, updatedAt, stories }];
      });
      return context.json({ maps });
    },
  );

  api.add(
    {
      method: 'post',
      path: '/api/maps',
      name: 'createMap',
      summary:
        'Makes a map, empty, from a template or from a text; a visitor without a session becomes a guest.',
      body: createMapRequest,
      answers: { 201: { description: 'The new map.', schema: createMapAnswer } },
      problems: [403],
    },
    async (context, body) => {
      const principal = context.get('principal');
      if (principal?.kind === 'link') throw new Problem(403, 'forbidden', 'A share link cannot make maps.');
      const plan = planOf(body);
      if (principal === null) await rateLimits.count('sessionsPerAddress', addressOf(context));
      const id = newRowId();
      const epoch = newRowId();
      const now = clock.now();
      const owner =
        principal ??
        sessionPrincipal(await createSession(context, storage.sessions, clock, isSecure, 'Guest'));
      const { row, stories } = firstUpdate(id, body.title, epoch, owner.id, plan, now);
      await storage.maps.create(
        {
          id,
          title: body.title,
          stories,
          ownerSession: owner.id,
          epoch,
          createdAt: now,
          updatedAt: now,
          deletedAt: null,
        },
        row,
      );
      return context.json({ id, url: `${baseUrl(context, publicUrl)}/map/${id}` }, 201);
    },
  );

  api.add(
    {
      method: 'delete',
      path: '/api/maps/:id',
      name: 'deleteMap',
      summary: 'Deletes the map for everybody; open pages are told.',
      answers: { 204: { description: 'Deleted.' } },
      problems: [401, 403, 404],
    },
    async (context) => {
      const id = parameter(context, 'id');
      await authorize(storage, context.get('principal'), 'deleteMap', id, clock.now());
      await storage.maps.markDeleted(id, clock.now());
      await rooms.closeMap(id);
      await storage.images.removeAll(id);
      return context.body(null, 204);
    },
  );

  api.add(
    {
      method: 'post',
      path: '/api/maps/:id/erase',
      name: 'eraseMap',
      summary:
        'Erases the map for good, also one that was deleted: its whole history, images, links and members. Nothing brings it back.',
      answers: { 204: { description: 'Erased.' } },
      problems: [401, 403, 404, 503],
    },
    async (context) => {
      const id = parameter(context, 'id');
      await authorize(storage, context.get('principal'), 'eraseMap', id, clock.now());
      await storage.maps.markDeleted(id, clock.now());
      await rooms.evict(id);
      await storage.images.removeAll(id);
      await storage.maps.erase(id, clock.now());
      return context.body(null, 204);
    },
  );
}
