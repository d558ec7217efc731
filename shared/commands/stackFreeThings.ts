/** Brings free things to the front or the back; among themselves they stay as they lie. */
import * as z from 'zod/mini';
import { recordOf } from '../model/document.ts';
import { freeKindOf } from '../model/freeThing.ts';
import { readMap } from '../model/readMap.ts';
import { freeThings } from '../views/freeThings.ts';
import { defineCommand } from './command.ts';
import { freeIdsSchema, liveFreeThings, stackingKeys } from './freeTarget.ts';

export const stackFreeThings = defineCommand({
  name: 'stackFreeThings',
  title: 'Bring to front or back',
  needs: 'editor',
  input: z.object({ ids: freeIdsSchema, edge: z.enum(['front', 'back']) }),
  apply: (doc, { ids, edge }) => {
    const stack = new Set<string>(liveFreeThings(doc, ids));
    const inOrder = freeThings(readMap(doc)).filter(({ id }) => stack.has(id));
    const keys = stackingKeys(doc, edge, inOrder.length, stack);
    inOrder.forEach(({ id }, i) => recordOf(doc, freeKindOf(id)!, id)!.set('order', keys[i]!));
  },
});
