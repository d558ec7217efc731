/** A trade-off: the answer to what drops when something is promised now. A record of its moment, never changed, only archived. */
import { archivedAt, authorKeySchema, noteSchema, setOf, value, type FieldTable } from './field.ts';
import type { GoalId } from './goal.ts';
import { idSchema, type Id } from './id.ts';
import type { InitiativeId } from './initiative.ts';
import { momentSchema } from './measure.ts';
import type { StoryId } from './story.ts';
import * as z from 'zod/mini';

export type TradeOffId = Id<'tradeOff'>;

export interface TradeOff {
  readonly id: TradeOffId;
  /** What was promised: an initiative, or a story. */
  readonly initiativeId: InitiativeId | null;
  readonly storyId: StoryId | null;
  /** The goal it serves. */
  readonly goalId: GoalId | null;
  /** What drops for it; with nothing in either, the answer was "nothing: over capacity". */
  readonly stories: readonly StoryId[];
  readonly initiatives: readonly InitiativeId[];
  readonly note: string;
  readonly at: number | null;
  /** Who answered, where that is kept: see authorKeySchema. */
  readonly createdBy: string;
  readonly archivedAt: number | null;
}

export const tradeOffFields: FieldTable<TradeOff> = {
  initiativeId: value<InitiativeId | null>(z.nullable(idSchema('initiative')), null),
  storyId: value<StoryId | null>(z.nullable(idSchema('story')), null),
  goalId: value<GoalId | null>(z.nullable(idSchema('goal')), null),
  stories: setOf('story'),
  initiatives: setOf('initiative'),
  note: value(noteSchema, ''),
  at: value<number | null>(momentSchema, null),
  createdBy: value(authorKeySchema, ''),
  archivedAt,
};
