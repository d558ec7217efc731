/** Runs a command on the server, for what this person may not write themselves: it is saved when it answers. */
import * as z from 'zod/mini';
import type { EveryCommandName, everyCommand } from '../../../shared/commands/everyCommand.ts';
import { request } from './request.ts';

type InputOf<N extends EveryCommandName> = Parameters<(typeof everyCommand)[N]['apply']>[1];

/** Throws ApiError with a sentence for the person. */
export async function runRemote<N extends EveryCommandName>(
  mapId: string,
  name: N,
  input: InputOf<N>,
): Promise<void> {
  await request(`/api/maps/${encodeURIComponent(mapId)}/commands/${name}`, z.unknown(), {
    method: 'POST',
    body: input,
  });
}
