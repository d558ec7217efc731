/** A map's own settings: names of its levels, scale of estimates, its look, which parts the team uses, and how its backlog is scored and groomed. */
import * as z from 'zod/mini';
import { value, type ValueField } from './field.ts';
import { cadencesSchema, usualCadences, type Cadences } from './cadence.ts';
import { groomingRulesSchema, usualGrooming, type GroomingRules } from './groomingRules.ts';
import { horizonLengthSchema, usualHorizons, type HorizonLength } from './horizonLength.ts';
import { noFormula, scoreFormulaSchema, type ScoreFormula } from './scoreFormula.ts';
import { hiddenPartsSchema, type TeamPart } from './teamParts.ts';

/** The levels a team may give its own names; the ids and the commands keep theirs. */
export const levels = ['activity', 'step', 'story', 'release'] as const;
export type Level = (typeof levels)[number];

export interface LevelName {
  readonly one: string;
  readonly many: string;
}
export type LevelNames = { readonly [L in Level]: LevelName };

export const shirtSizes = ['XS', 'S', 'M', 'L', 'XL'] as const;

/** What estimates are chosen from. They are kept as points whatever the scale, so that totals always add up. */
export type EstimateScale =
  | { readonly kind: 'free' }
  | { readonly kind: 'fibonacci' }
  | { readonly kind: 'powers' }
  /** The points of each of {@link shirtSizes}. */
  | { readonly kind: 'shirts'; readonly points: readonly number[] }
  | { readonly kind: 'own'; readonly points: readonly number[] };

export interface MapSettings {
  readonly activityName: LevelName;
  readonly stepName: LevelName;
  readonly storyName: LevelName;
  readonly releaseName: LevelName;
  readonly estimateScale: EstimateScale;
  /** While the map has at most one activity, its row is not shown. */
  readonly twoLevels: boolean;
  /** Only owners change it; everybody who edits rates by it. */
  readonly scoreFormula: ScoreFormula;
  readonly grooming: GroomingRules;
  readonly cadences: Cadences;
  readonly horizons: HorizonLength;
  /** Parts the team does without; what was written there stays. */
  readonly hiddenParts: readonly TeamPart[];
}

/** The longest name of a level, in UTF-16 units, and the most numbers of a scale. */
export const longestLevelName = 24;
export const mostOnScale = 20;

const levelName = z.string().check(z.minLength(1), z.maxLength(longestLevelName));
const levelNameSchema: z.ZodMiniType<LevelName, LevelName> = z.object({ one: levelName, many: levelName });
const points = z.number().check(z.gte(0), z.lte(10_000));
const estimateScaleSchema: z.ZodMiniType<EstimateScale, EstimateScale> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('free') }),
  z.object({ kind: z.literal('fibonacci') }),
  z.object({ kind: z.literal('powers') }),
  z.object({ kind: z.literal('shirts'), points: z.array(points).check(z.length(shirtSizes.length)) }),
  z.object({
    kind: z.literal('own'),
    points: z.array(points).check(z.minLength(1), z.maxLength(mostOnScale)),
  }),
]);

const named = (one: string, many: string): ValueField<LevelName> => value(levelNameSchema, { one, many });

/** One register each in `meta`; what was never set, or makes no sense, reads as its usual value. */
export const settingsFields: { readonly [P in keyof MapSettings]: ValueField<MapSettings[P]> } = {
  activityName: named('Activity', 'Activities'),
  stepName: named('Step', 'Steps'),
  storyName: named('Story', 'Stories'),
  releaseName: named('Release', 'Releases'),
  estimateScale: value<EstimateScale>(estimateScaleSchema, { kind: 'free' }),
  twoLevels: value(z.boolean(), false),
  scoreFormula: value<ScoreFormula>(scoreFormulaSchema, noFormula),
  grooming: value<GroomingRules>(groomingRulesSchema, usualGrooming),
  cadences: value<Cadences>(cadencesSchema, usualCadences),
  horizons: value<HorizonLength>(horizonLengthSchema, usualHorizons),
  hiddenParts: value<readonly TeamPart[]>(hiddenPartsSchema, []),
};

/** Any of them, as a command or a file gives them. */
export const someSettingsSchema = z.object({
  activityName: z.optional(levelNameSchema),
  stepName: z.optional(levelNameSchema),
  storyName: z.optional(levelNameSchema),
  releaseName: z.optional(levelNameSchema),
  estimateScale: z.optional(estimateScaleSchema),
  twoLevels: z.optional(z.boolean()),
  scoreFormula: z.optional(scoreFormulaSchema),
  grooming: z.optional(groomingRulesSchema),
  cadences: z.optional(cadencesSchema),
  horizons: z.optional(horizonLengthSchema),
  hiddenParts: z.optional(hiddenPartsSchema),
});

/** The settings of a map nobody has changed. */
export const usualSettings: MapSettings = {
  activityName: settingsFields.activityName.missing,
  stepName: settingsFields.stepName.missing,
  storyName: settingsFields.storyName.missing,
  releaseName: settingsFields.releaseName.missing,
  estimateScale: settingsFields.estimateScale.missing,
  twoLevels: settingsFields.twoLevels.missing,
  scoreFormula: settingsFields.scoreFormula.missing,
  grooming: settingsFields.grooming.missing,
  cadences: settingsFields.cadences.missing,
  horizons: settingsFields.horizons.missing,
  hiddenParts: settingsFields.hiddenParts.missing,
};

/** The rule for a register of `meta`, or null when no setting has this name. */
export function settingField(name: string): ValueField | null {
  return Object.hasOwn(settingsFields, name) ? settingsFields[name as keyof MapSettings] : null;
}

/** What the levels of a map are called. */
export function levelNamesOf(settings: MapSettings): LevelNames {
  const { activityName: activity, stepName: step, storyName: story, releaseName: release } = settings;
  return { activity, step, story, release };
}

/** The settings that differ from the usual ones: what a file or a document has to say about them. */
export function ownSettingsOf(settings: MapSettings): Partial<MapSettings> {
  const own = Object.entries(settings).filter(
    ([name, held]) => JSON.stringify(held) !== JSON.stringify(settingField(name)?.missing),
  );
  return Object.fromEntries(own);
}
