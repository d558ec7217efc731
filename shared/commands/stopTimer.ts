/** Stops the countdown; stopping one that does not run changes nothing. */
import * as z from 'zod/mini';
import { recordOf } from '../model/document.ts';
import { theTimer } from '../model/timer.ts';
import { writeFields } from '../model/writeRecord.ts';
import { defineCommand } from './command.ts';

export const stopTimer = defineCommand({
  name: 'stopTimer',
  title: 'Stop the timer',
  needs: 'facilitator',
  on: 'session',
  input: z.strictObject({}),
  apply: (doc) => {
    const record = recordOf(doc, 'timer', theTimer);
    if (record !== null) writeFields(record, 'timer', { endsAt: null });
  },
});
