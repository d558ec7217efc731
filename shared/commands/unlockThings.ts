/** Takes the lock off cards and free things. */
import * as z from 'zod/mini';
import { defineCommand } from './command.ts';
import { lockableIdsSchema, setLock } from './lockThings.ts';

export const unlockThings = defineCommand({
  name: 'unlockThings',
  title: 'Unlock',
  description: 'Takes the lock off cards and free things, so that editors may change them again.',
  needs: 'facilitator',
  input: z.object({ ids: lockableIdsSchema }),
  apply: (doc, { ids }) => setLock(doc, ids, false),
});
