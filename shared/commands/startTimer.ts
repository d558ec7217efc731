/** Starts the countdown everybody sees, or starts it anew. */
import * as z from 'zod/mini';
import { recordOf } from '../model/document.ts';
import { longestTimerLabel, secondsSchema, theTimer } from '../model/timer.ts';
import { insertRecord, writeFields } from '../model/writeRecord.ts';
import { defineCommand } from './command.ts';

/** The end is a moment of the server's clock: whoever comes late, or has a wrong clock, sees the same rest. */
export const startTimer = defineCommand({
  name: 'startTimer',
  title: 'Start the timer',
  needs: 'facilitator',
  on: 'session',
  input: z.object({
    seconds: secondsSchema,
    label: z.optional(z.string().check(z.trim(), z.maxLength(longestTimerLabel))),
  }),
  apply: (doc, { seconds, label = '' }, { now }) => {
    const timer = { seconds, label, endsAt: now() + seconds * 1000 };
    const record = recordOf(doc, 'timer', theTimer);
    if (record === null) insertRecord(doc, 'timer', theTimer, timer);
    else writeFields(record, 'timer', timer);
    return { endsAt: timer.endsAt };
  },
});
