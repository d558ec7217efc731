/** /healthz: the process runs. /readyz: it can serve, with what it knows of its store. */
import type { AppDependencies } from '../appDependencies.ts';
import type { Api } from './api.ts';

type Dependencies = Pick<AppDependencies, 'storage' | 'rooms' | 'queue' | 'log'>;

export function healthRoutes(api: Api, { storage, rooms, queue, log }: Dependencies): void {
  api.add(
    {
      method: 'get',
      path: '/healthz',
      name: 'healthz',
      summary: 'The process runs.',
      answers: { 200: { description: 'It does.' } },
    },
    (context) => context.json({ status: 'up' }),
  );

  api.add(
    {
      method: 'get',
      path: '/readyz',
      name: 'readyz',
      summary: 'The server can serve maps, and whether it can save.',
      answers: {
        200: { description: 'It can.' },
        503: { description: 'It is stopping, or the store does not answer.' },
      },
    },
    async (context) => {
      if (rooms.isDraining) return context.json({ status: 'draining', saving: !queue.isFailing }, 503);
      try {
        await storage.check();
      } catch (error) {
        log.error({ err: error }, 'the store does not answer');
        return context.json({ status: 'down', saving: false }, 503);
      }
      return context.json({ status: 'up', saving: !queue.isFailing });
    },
  );
}
