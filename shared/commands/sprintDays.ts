/** Whether the days of a sprint make one, and the fields a sprint is given by. */
import * as z from 'zod/mini';
import { daySchema } from '../model/calendarDay.ts';
import { percentSchema } from '../model/measure.ts';
import { capacitySchema } from '../model/release.ts';
import type { Sprint } from '../model/sprint.ts';
import { CommandError } from './commandError.ts';

export const sprintRegisters = {
  start: z.optional(daySchema),
  end: z.optional(daySchema),
  capacity: z.optional(capacitySchema),
  reserve: z.optional(percentSchema),
};

/** N1: a sprint does not end before it starts. Throws when it would. */
export function checkDays({ start, end }: Pick<Sprint, 'start' | 'end'>): void {
  if (start === null || end === null || start <= end) return;
  throw new CommandError({
    kind: 'refused',
    reason: `A sprint cannot end (${end}) before it starts (${start}). Nothing was changed; set both days at once to move it.`,
  });
}
