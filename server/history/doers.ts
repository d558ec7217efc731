/** Who made the rows of a map's log, by the names they go by today. */
import type { Doer } from '../../shared/protocol/history.ts';
import { isOwn, type Principal } from '../access/principal.ts';
import type { Storage } from '../storage/storage.ts';

type Tables = Pick<Storage, 'members' | 'sessions'>;

/** Who is behind the owners of rows, by the names they go by today; empty when the name was erased. */
export async function doersOf(
  storage: Tables,
  mapId: string,
  owners: readonly string[],
  principal: Principal | null,
): Promise<(owner: string) => Doer> {
  const ids = owners
    .filter((owner) => owner.startsWith('session:'))
    .map((owner) => owner.slice('session:'.length));
  const [names, forgotten] = await Promise.all([
    storage.sessions.namesOf([...new Set(ids)]),
    forgottenOn(storage, mapId),
  ]);
  return (owner) => {
    const [kind, id = ''] = owner.split(':');
    return {
      kind: kindOf(kind),
      name: forgotten.has(id) ? '' : (names.get(id) ?? ''),
      isMe: principal !== null && isOwn(principal, owner),
    };
  };
}

/** Readers of a view for an audience say something, scripts come with a link, and the rest the server does itself. */
function kindOf(owner: string | undefined): Doer['kind'] {
  if (owner === 'session') return 'person';
  return owner === 'link' || owner === 'reader' ? owner : 'server';
}

/** Whose names were erased from the map, by every id they ever had. */
async function forgottenOn({ members, sessions }: Tables, mapId: string): Promise<Set<string>> {
  const forgotten = new Set(await members.forgotten(mapId));
  for (const id of [...forgotten]) for (const former of await sessions.formerIds(id)) forgotten.add(former);
  return forgotten;
}
