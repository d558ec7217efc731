/** Erasing a person’s name from a map on request: members, history and comments tell of somebody who left. */
import { commandContext, runCommand } from '../../shared/commands/command.ts';
import { forgetAuthor } from '../../shared/commands/forgetAuthor.ts';
import { documentName } from '../../shared/model/scope.ts';
import { authorKey } from '../access/author.ts';
import type { AppDependencies } from '../appDependencies.ts';
import { forgetPast } from '../sync/compactDocument.ts';
import type { RoomMap } from '../sync/room.ts';

type Dependencies = Pick<AppDependencies, 'storage' | 'rooms' | 'clock'>;

/** Takes the person off the map for good. Nothing brings the name back: of the talk only what it says now is kept. */
export async function forgetPerson(
  { storage, rooms, clock }: Dependencies,
  map: RoomMap,
  sessionId: string,
): Promise<'done' | 'missing' | 'lastOwner'> {
  const outcome = await storage.members.forget(map.id, sessionId, clock.now());
  if (outcome !== 'done') return outcome;
  await rooms.recheck(map.id);
  const talk = documentName('talk', map.id);
  if (((await storage.documents.heads([talk])).get(talk) ?? 0) === 0) return 'done';
  const everyId = [sessionId, ...(await storage.sessions.formerIds(sessionId))];
  const keys = everyId.map((id) => authorKey(map.id, `session:${id}`));
  const context = { ...commandContext({ kind: 'api', sessionId }), now: clock.now };
  await rooms.with(
    map,
    (room) => room.run('server', (doc) => runCommand(doc, forgetAuthor, { keys }, context)),
    'talk',
  );
  await rooms.away(map.id, 'talk', () => forgetPast(storage.documents, talk, clock.now()));
  return 'done';
}
