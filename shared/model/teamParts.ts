/** The parts of the product that a team can do without, and which of them teams of a size usually show. */
import * as z from 'zod/mini';

export const teamParts = ['strategy', 'roadmap', 'plan', 'insights'] as const;
export type TeamPart = (typeof teamParts)[number];

export const teamSizes = ['small', 'medium', 'large'] as const;
export type TeamSize = (typeof teamSizes)[number];

/** What a team of this size hides: three people need no roadmap meeting, twenty do. */
export const hiddenIn: { readonly [S in TeamSize]: readonly TeamPart[] } = {
  small: ['strategy', 'roadmap', 'insights'],
  medium: ['insights'],
  large: [],
};

export const hiddenPartsSchema: z.ZodMiniType<readonly TeamPart[], readonly TeamPart[]> = z
  .array(z.enum(teamParts))
  .check(z.maxLength(teamParts.length));

/** The size whose preset hides exactly these parts; null: the team has chosen by hand. */
export function sizeOf(hidden: readonly TeamPart[]): TeamSize | null {
  const isSame = (parts: readonly TeamPart[]): boolean =>
    parts.length === hidden.length && parts.every((part) => hidden.includes(part));
  return teamSizes.find((size) => isSame(hiddenIn[size])) ?? null;
}
