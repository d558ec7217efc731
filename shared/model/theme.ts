/** A theme: a customer's problem or an opportunity of the business, with the one metric that shows it getting better. */
import {
  archivedAt,
  longestDetails,
  longestTitle,
  noteSchema,
  text,
  value,
  type FieldTable,
} from './field.ts';
import type { Id } from './id.ts';
import { measureSchema } from './measure.ts';
import { orderKeySchema } from './orderKey.ts';
import { windowSchema } from './release.ts';
import * as z from 'zod/mini';

export type ThemeId = Id<'theme'>;

export const themeKinds = ['problem', 'opportunity'] as const;
export type ThemeKind = (typeof themeKinds)[number];

export interface Theme {
  readonly id: ThemeId;
  readonly title: string;
  readonly details: string;
  readonly kind: ThemeKind;
  /** What is measured. */
  readonly metric: string;
  readonly baseline: number | null;
  readonly target: number | null;
  readonly current: number | null;
  /** When, as people say it. */
  readonly period: string;
  readonly order: string;
  readonly archivedAt: number | null;
}

export const themeFields: FieldTable<Theme> = {
  title: text(longestTitle),
  details: text(longestDetails),
  kind: value<ThemeKind>(z.enum(themeKinds), 'problem'),
  metric: value(noteSchema, ''),
  baseline: value<number | null>(measureSchema, null),
  target: value<number | null>(measureSchema, null),
  current: value<number | null>(measureSchema, null),
  period: value(windowSchema, ''),
  order: value(orderKeySchema, ''),
  archivedAt,
};
