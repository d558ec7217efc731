/** Takes the lock off cards and free things. */
import * as z from 'zod/mini';
import { defineCommand } from './command.ts';
import { lockableIdsSchema, setLock } from './lockThings.ts';

export const unlockThings = defineCommand({
  name: 'unlockThings',
  title: 'Unlock',
  needs: 'facilitator',
  input: z.object({ ids: lockableIdsSchema }),
  apply: (doc, { ids }) => setLock(doc, ids, false),
});
