/** POST /api/maps/:id/commands/:name: one command through the same room as everybody's edits. */
import { commandContext, runCommand } from '../../shared/commands/command.ts';
import { commandNamed, commands } from '../../shared/commands/registry.ts';
import { commandAnswer } from '../../shared/protocol/http.ts';
import { authorize } from '../access/authorize.ts';
import { ownerOf } from '../access/principal.ts';
import type { AppDependencies } from '../appDependencies.ts';
import { Problem } from '../problem.ts';
import { parameter, readJson, type Api } from './api.ts';
import { inTime } from './inTime.ts';

type Dependencies = Pick<AppDependencies, 'storage' | 'rooms' | 'clock'>;

export function commandRoutes(api: Api, { storage, rooms, clock }: Dependencies): void {
  api.addFamily(
    '/api/maps/:id/commands/:name',
    Object.values(commands).map(({ name, description, input }) => ({
      method: 'post' as const,
      path: `/api/maps/:id/commands/${name}`,
      name,
      summary: description,
      body: input,
      answers: { 200: { description: 'Done, and on disk.', schema: commandAnswer } },
      problems: [401, 403, 404, 409, 503],
    })),
    async (context) => {
      const principal = context.get('principal');
      const id = parameter(context, 'id');
      const command = commandNamed(parameter(context, 'name'));
      const needs = command?.needs ?? 'viewer';
      const { map, role } = await authorize(
        storage,
        principal,
        { command: command?.name ?? '', needs },
        id,
        clock.now(),
      );
      if (command === null) throw new Problem(404, 'noSuchCommand', 'There is no such command.');
      const input = await readJson(context);
      const result = await rooms.with(map, (room) =>
        inTime(
          clock,
          room.run(
            ownerOf(principal!),
            (doc) =>
              runCommand(doc, command, input, {
                ...commandContext({ kind: 'api', sessionId: principal!.id }, role),
                now: clock.now,
              }),
            principal!.name,
          ),
        ),
      );
      return context.json({ result: result ?? null });
    },
  );
}
