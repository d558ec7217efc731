/** Archives records; nothing is hard-deleted. A step takes its stories along, an activity its steps, a goal its key results. */
import * as z from 'zod/mini';
import * as Y from 'yjs';
import { recordOf, recordsOf } from '../model/document.ts';
import { isId, kindOf, type Id, type Kind } from '../model/id.ts';
import { isLive } from '../model/readMap.ts';
import { CommandError } from './commandError.ts';
import { defineCommand } from './command.ts';
import { insideKinds } from './insideKinds.ts';
import { twinsOf } from './dependencyWay.ts';

export const archive = defineCommand({
  name: 'archive',
  title: 'Archive',
  needs: 'editor',
  own: 'contributor',
  input: z.object({ ids: z.array(z.string()).check(z.minLength(1), z.maxLength(5000)) }),
  alsoChanges: (doc, { ids }) => insideOf(doc, ...ids),
  apply: (doc, { ids }, context) => {
    const given = ids.filter((id): id is Id => isLiveId(doc, id));
    if (given.length === 0) throw new CommandError({ kind: 'missing', id: ids[0]! });
    const archived = [...new Set([...insideOf(doc, ...given), ...given, ...twinsOf(doc, given)])];
    const archivedAt = context.now();
    for (const id of archived) recordOf(doc, kindOf(id)!, id)?.set('archivedAt', archivedAt);
    return { ids: archived };
  },
});

/** The live records that these take along when they are archived. */
export function insideOf(doc: Y.Doc, ...ids: readonly string[]): Id[] {
  const containers = new Set<unknown>(ids);
  // From the outside in: what is found is looked into as well.
  const found = insideKinds.map(([child, register]) => {
    const children = childrenOf(doc, child, register, containers);
    for (const id of children) containers.add(id);
    return children;
  });
  return found.reverse().flat();
}

function childrenOf(doc: Y.Doc, kind: Kind, register: string, containers: ReadonlySet<unknown>): Id[] {
  const found: Id[] = [];
  recordsOf(doc, kind).forEach((record, id) => {
    if (!isId(kind, id) || !(record instanceof Y.Map)) return;
    if (containers.has(record.get(register)) && isLive(record)) found.push(id);
  });
  return found;
}

function isLiveId(doc: Y.Doc, id: string): boolean {
  const kind = kindOf(id);
  const record = kind === null ? null : recordOf(doc, kind, id);
  return record !== null && isLive(record);
}
