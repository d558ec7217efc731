/** An initiative: a bet on the roadmap, under a theme, for goals, with the outcome it is for. */
import { archivedAt, longestDetails, longestTitle, setOf, text, value, type FieldTable } from './field.ts';
import type { GoalId } from './goal.ts';
import { idSchema, type Id } from './id.ts';
import { orderKeySchema } from './orderKey.ts';
import { shortNameSchema } from './persona.ts';
import { windowSchema } from './release.ts';
import type { ThemeId } from './theme.ts';
import * as z from 'zod/mini';

export type InitiativeId = Id<'initiative'>;

export const initiativeKinds = ['product', 'technology'] as const;
export type InitiativeKind = (typeof initiativeKinds)[number];

/** Now: its scope is promised; next: being defined; later: explored. */
export const horizons = ['now', 'next', 'later'] as const;
export type Horizon = (typeof horizons)[number];

export const confidences = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof confidences)[number];

export interface Initiative {
  readonly id: InitiativeId;
  readonly title: string;
  readonly details: string;
  readonly themeId: ThemeId | null;
  readonly goals: readonly GoalId[];
  readonly kind: InitiativeKind;
  /** What will be different, and how that is measured. */
  readonly outcome: string;
  readonly horizon: Horizon;
  readonly confidence: Confidence;
  readonly exploratory: boolean;
  /** When, as people say it: "Q3", "H2". */
  readonly window: string;
  readonly goToMarket: string;
  /** Why a technical initiative is worth it. */
  readonly justification: string;
  /** What outsiders read instead of title and details. */
  readonly publicTitle: string;
  readonly publicDetails: string;
  readonly team: string;
  /** Rank in the column of its horizon. */
  readonly order: string;
  readonly archivedAt: number | null;
}

export const initiativeFields: FieldTable<Initiative> = {
  title: text(longestTitle),
  details: text(longestDetails),
  themeId: value<ThemeId | null>(z.nullable(idSchema('theme')), null),
  goals: setOf('goal'),
  kind: value<InitiativeKind>(z.enum(initiativeKinds), 'product'),
  outcome: text(longestTitle),
  horizon: value<Horizon>(z.enum(horizons), 'later'),
  confidence: value<Confidence>(z.enum(confidences), 'low'),
  exploratory: value(z.boolean(), false),
  window: value(windowSchema, ''),
  goToMarket: text(longestDetails),
  justification: text(longestDetails),
  publicTitle: text(longestTitle),
  publicDetails: text(longestDetails),
  team: value(shortNameSchema, ''),
  order: value(orderKeySchema, ''),
  archivedAt,
};
