/** POST /api/maps/:id/commands/:name: one command through the same room as everybody's edits. */
import { commandContext, runCommand, type Command } from '../../shared/commands/command.ts';
import { CommandError } from '../../shared/commands/commandError.ts';
import { anyCommandNamed, everyCommand } from '../../shared/commands/everyCommand.ts';
import { recordOf } from '../../shared/model/document.ts';
import { kindOf } from '../../shared/model/id.ts';
import { commandAnswer } from '../../shared/protocol/http.ts';
import { authorOf } from '../access/author.ts';
import { authorize } from '../access/authorize.ts';
import { ownerOf } from '../access/principal.ts';
import type { AppDependencies } from '../appDependencies.ts';
import { Problem } from '../problem.ts';
import type { MapRow } from '../storage/mapTable.ts';
import type { Rooms } from '../sync/rooms.ts';
import { parameter, readJson, type Api } from './api.ts';
import { commandSummaries } from './commandSummaries.ts';
import { inTime } from './inTime.ts';

type Dependencies = Pick<AppDependencies, 'storage' | 'rooms' | 'clock'>;

export function commandRoutes(api: Api, { storage, rooms, clock }: Dependencies): void {
  api.addFamily(
    '/api/maps/:id/commands/:name',
    Object.values(everyCommand).map(({ name, input }) => ({
      method: 'post' as const,
      path: `/api/maps/:id/commands/${name}`,
      name,
      summary: commandSummaries[name],
      body: input,
      answers: { 200: { description: 'Done, and on disk.', schema: commandAnswer } },
      problems: [401, 403, 404, 409, 503],
    })),
    async (context) => {
      const principal = context.get('principal');
      const id = parameter(context, 'id');
      const command = anyCommandNamed(parameter(context, 'name'));
      const needs = command?.own ?? command?.needs ?? 'viewer';
      const { map, role } = await authorize(
        storage,
        principal,
        { command: command?.name ?? '', needs },
        id,
        clock.now(),
      );
      if (command === null) throw new Problem(404, 'noSuchCommand', 'There is no such command.');
      const input = await readJson(context);
      await allThere(rooms, map, command, input);
      const author = authorOf(id, principal!);
      const result = await rooms.with(
        map,
        (room) =>
          inTime(
            clock,
            room.run(
              ownerOf(principal!),
              (doc) =>
                runCommand(doc, command, input, {
                  ...commandContext({ kind: 'api', sessionId: principal!.id }, role),
                  now: clock.now,
                  author,
                }),
              principal!.name,
            ),
          ),
        command.on ?? 'map',
      );
      return context.json({ result: result ?? null });
    },
  );
}

/** S4: what a comment is about is on this map, not on another one. What cannot be read, the command itself refuses. */
async function allThere(rooms: Rooms, map: MapRow, command: Command, input: unknown): Promise<void> {
  const parsed = command.about === undefined ? null : command.input.safeParse(input);
  if (parsed?.success !== true) return;
  const ids = command.about!(parsed.data);
  const missing = await rooms.with(map, (room) =>
    room.read((doc) => ids.find((id) => recordOf(doc, kindOf(id)!, id) === null)),
  );
  if (missing !== undefined) throw new CommandError({ kind: 'missing', id: missing });
}
