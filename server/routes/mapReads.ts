/** Reading a map: as JSON to work with, its backlog and its releases. */
import { readMap } from '../../shared/model/readMap.ts';
import { backlogAnswer, mapAnswer, releasesAnswer } from '../../shared/protocol/http.ts';
import { authorize } from '../access/authorize.ts';
import type { AppDependencies } from '../appDependencies.ts';
import { parameter, type Api } from './api.ts';
import { readableBacklog, readableMap, readableReleases } from './readableMap.ts';

type Dependencies = Pick<AppDependencies, 'storage' | 'rooms' | 'clock'>;

export function mapReadRoutes(api: Api, { storage, rooms, clock }: Dependencies): void {
  api.add(
    {
      method: 'get',
      path: '/api/maps/:id',
      name: 'readMap',
      summary: 'The map: activities over steps over stories, in map order.',
      answers: { 200: { description: 'The map.', schema: mapAnswer } },
      problems: [401, 403, 404],
    },
    async (context) => {
      const id = parameter(context, 'id');
      const { map, role } = await authorize(storage, context.get('principal'), 'readMap', id, clock.now());
      const records = await rooms.with(map, (room) => room.read(readMap));
      return context.json({ id, role, updatedAt: map.updatedAt, ...readableMap(records) });
    },
  );

  api.add(
    {
      method: 'get',
      path: '/api/maps/:id/backlog',
      name: 'readBacklog',
      summary: 'The backlog in its order, each story with its activity, step and release.',
      answers: { 200: { description: 'The backlog.', schema: backlogAnswer } },
      problems: [401, 403, 404],
    },
    async (context) => {
      const id = parameter(context, 'id');
      const { map } = await authorize(storage, context.get('principal'), 'readMap', id, clock.now());
      return context.json(readableBacklog(await rooms.with(map, (room) => room.read(readMap))));
    },
  );

  api.add(
    {
      method: 'get',
      path: '/api/maps/:id/releases',
      name: 'readReleases',
      summary: 'The releases in order with their number of stories and sum of estimates.',
      answers: { 200: { description: 'The releases.', schema: releasesAnswer } },
      problems: [401, 403, 404],
    },
    async (context) => {
      const id = parameter(context, 'id');
      const { map } = await authorize(storage, context.get('principal'), 'readMap', id, clock.now());
      return context.json(readableReleases(await rooms.with(map, (room) => room.read(readMap))));
    },
  );
}
