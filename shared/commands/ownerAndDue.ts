/** Who does a story and when it is due, as commands that plan stories take it. */
import * as z from 'zod/mini';
import { daySchema } from '../model/calendarDay.ts';
import { shortNameSchema } from '../model/persona.ts';
import type { Story } from '../model/story.ts';

export const ownerAndDueFields = {
  owner: z.optional(shortNameSchema),
  due: z.optional(daySchema),
  /** Owner and due date are for those only that have none: what a story has stays. */
  onlyMissing: z.optional(z.boolean()),
};
type OwnerAndDue = z.infer<z.ZodMiniObject<typeof ownerAndDueFields>>;

/** What is set of this story; undefined stays. */
export function ownerAndDueOf(
  story: Story,
  { owner, due, onlyMissing = false }: OwnerAndDue,
): { owner: string | undefined; due: Story['due'] | undefined } {
  return {
    owner: onlyMissing && story.owner.trim() !== '' ? undefined : owner,
    due: onlyMissing && story.due !== null ? undefined : due,
  };
}
