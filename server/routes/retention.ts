/** /api/maps/:id/retention: how long the history of a map is kept row by row. */
import { retentionAnswer, retentionRequest } from '../../shared/protocol/history.ts';
import { authorize } from '../access/authorize.ts';
import type { AppDependencies } from '../appDependencies.ts';
import { parameter, type Api } from './api.ts';

type Dependencies = Pick<AppDependencies, 'storage' | 'clock' | 'historyDays'>;

export function retentionRoutes(api: Api, { storage, clock, historyDays }: Dependencies): void {
  api.add(
    {
      method: 'get',
      path: '/api/maps/:id/retention',
      name: 'readRetention',
      summary: 'For how many days the history is kept row by row, and whether an owner of the map said so.',
      answers: { 200: { description: 'The days.', schema: retentionAnswer } },
      problems: [401, 403, 404],
    },
    async (context) => {
      const id = parameter(context, 'id');
      await authorize(storage, context.get('principal'), 'readHistory', id, clock.now());
      const own = await storage.history.ownDays(id);
      return context.json({ days: own ?? historyDays ?? null, isOwn: own !== null });
    },
  );

  api.add(
    {
      method: 'patch',
      path: '/api/maps/:id/retention',
      name: 'setRetention',
      summary:
        'Keeps the history of this map row by row for so many days; what is older becomes one version a week, once a day. With null, as long as the server keeps it.',
      body: retentionRequest,
      answers: { 204: { description: 'It counts from the next day on.' } },
      problems: [401, 403, 404],
    },
    async (context, { days }) => {
      const id = parameter(context, 'id');
      await authorize(storage, context.get('principal'), 'setRetention', id, clock.now());
      await storage.history.setOwnDays(id, days);
      return context.body(null, 204);
    },
  );
}
