/** POST /api/maps/:id/ticket: a key for one WebSocket, for 30 seconds. */
import { ticketAnswer } from '../../shared/protocol/http.ts';
import { authorize } from '../access/authorize.ts';
import type { AppDependencies } from '../appDependencies.ts';
import { parameter, type Api } from './api.ts';

type Dependencies = Pick<AppDependencies, 'storage' | 'clock' | 'tickets'>;

export function ticketRoutes(api: Api, { storage, clock, tickets }: Dependencies): void {
  api.add(
    {
      method: 'post',
      path: '/api/maps/:id/ticket',
      name: 'createTicket',
      summary: 'A ticket for GET /sync/map:<id>?ticket=…: works once, within 30 seconds.',
      answers: { 200: { description: 'The ticket.', schema: ticketAnswer } },
      problems: [401, 403, 404],
    },
    async (context) => {
      const mapId = parameter(context, 'id');
      const principal = context.get('principal');
      await authorize(storage, principal, 'connect', mapId, clock.now());
      return context.json({ ticket: await tickets.issue(principal!, mapId) });
    },
  );
}
