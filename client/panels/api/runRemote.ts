/** Runs a command on the server, for what this person may not write themselves: it is saved when it answers. */
import type { EveryCommandName, everyCommand } from '../../../shared/commands/everyCommand.ts';
import { commandAnswer } from '../../../shared/protocol/http.ts';
import { request } from './request.ts';

type InputOf<N extends EveryCommandName> = Parameters<(typeof everyCommand)[N]['apply']>[1];
type ResultOf<N extends EveryCommandName> = ReturnType<(typeof everyCommand)[N]['apply']>;

/** Throws ApiError with a sentence for the person. */
export async function runRemote<N extends EveryCommandName>(
  mapId: string,
  name: N,
  input: InputOf<N>,
): Promise<ResultOf<N>> {
  const path = `/api/maps/${encodeURIComponent(mapId)}/commands/${name}`;
  const { result } = await request(path, commandAnswer, { method: 'POST', body: input });
  return result as ResultOf<N>;
}
