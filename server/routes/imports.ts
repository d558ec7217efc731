/** POST /api/maps/:id/import: a text becomes cards, after a look at what would come along and what would not. */
import { commandContext, runCommand } from '../../shared/commands/command.ts';
import { commands } from '../../shared/commands/registry.ts';
import { countPlan } from '../../shared/formats/importPlan.ts';
import { importAnswer, importSource } from '../../shared/protocol/imports.ts';
import { authorize } from '../access/authorize.ts';
import { ownerOf } from '../access/principal.ts';
import type { AppDependencies } from '../appDependencies.ts';
import { parameter, type Api } from './api.ts';
import { inTime } from './inTime.ts';
import { readSource } from './planOf.ts';

type Dependencies = Pick<AppDependencies, 'storage' | 'rooms' | 'clock'>;

export function importRoutes(api: Api, { storage, rooms, clock }: Dependencies): void {
  api.add(
    {
      method: 'post',
      path: '/api/maps/:id/import',
      name: 'importIntoMap',
      summary:
        'Reads an outline, Markdown, CSV or JSON into the map, all or nothing, and says what did not come along.',
      body: importSource,
      query: { preview: 'When it is there, nothing is written: the answer says what would be.' },
      answers: { 200: { description: 'What was added, or would be, and the losses.', schema: importAnswer } },
      problems: [401, 403, 404, 503],
    },
    async (context, source) => {
      const id = parameter(context, 'id');
      const principal = context.get('principal');
      const { map, role } = await authorize(storage, principal, 'importInto', id, clock.now());
      const { plan, losses, format, columns } = readSource(source, 'text');
      const counts = countPlan(plan);
      if (context.req.query('preview') !== undefined) {
        return context.json({ preview: { title: plan.title, ...counts }, losses, format, columns });
      }
      const origin = { kind: 'api', sessionId: principal!.id } as const;
      await rooms.with(map, (room) =>
        inTime(
          clock,
          room.run(ownerOf(principal!), (doc) =>
            runCommand(
              doc,
              commands.importMap,
              { plan },
              { ...commandContext(origin, role), now: clock.now },
            ),
          ),
        ),
      );
      return context.json({ added: counts, losses });
    },
  );
}
