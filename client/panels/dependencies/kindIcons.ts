/** The sign of each kind of dependency, the same as on the map. */
import { BriefcaseBusiness, Hourglass, Wrench, type IconNode } from 'lucide';
import type { DependencyKind } from '../../../shared/model/dependency.ts';

export const kindIcons: { readonly [K in DependencyKind]: IconNode } = {
  technical: Wrench,
  business: BriefcaseBusiness,
  waiting: Hourglass,
};
