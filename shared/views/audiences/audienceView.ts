/** The map as one audience may see it: made by naming what is shown, so that what nobody named stays away. */
import * as z from 'zod/mini';
import type { MapRecords } from '../../model/records.ts';
import { executiveSchema, executiveView } from './executive.ts';
import { publicSchema, publicView } from './publicView.ts';
import { releasePlanSchema, releasePlanView } from './releasePlan.ts';
import { technologySchema, technologyView } from './technology.ts';

/** The audiences a link can be for. */
export const audiences = ['executive', 'release', 'technology', 'public'] as const;
export type Audience = (typeof audiences)[number];

export const audienceViewSchema = z.discriminatedUnion('audience', [
  executiveSchema,
  releasePlanSchema,
  technologySchema,
  publicSchema,
]);
export type AudienceView = z.infer<typeof audienceViewSchema>;

const make: { readonly [A in Audience]: (records: MapRecords) => AudienceView } = {
  executive: executiveView,
  release: releasePlanView,
  technology: technologyView,
  public: publicView,
};

/** V1: it holds no ids and nothing archived; the test of audiences says of every field of every record who sees it. */
export function audienceView(audience: Audience, records: MapRecords): AudienceView {
  return make[audience](records);
}
