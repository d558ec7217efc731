/** Which dependencies are drawn as arrows: all while they are few, else those that matter now. */
import type { DependencyKind } from '../../shared/model/dependency.ts';
import type { Id } from '../../shared/model/id.ts';
import type { DependencyLine } from '../../shared/views/dependencies.ts';

/** The stroke of each kind: whole, dashed, dotted. */
export const dependencyDashes: { readonly [K in DependencyKind]: readonly number[] } = {
  technical: [],
  business: [9, 5],
  waiting: [2, 5],
};

/** More arrows than this would hide each other. */
const mostDrawn = 30;

/** Whether an arrow begins or ends at a chosen card. */
export function isArrowOf({ story, needed }: DependencyLine, chosen: ReadonlySet<Id>): boolean {
  return chosen.has(story.id) || chosen.has(needed.id);
}

/** Among `count` dependencies: every one while they are few, else those of the selection and those in trouble. */
export function isArrowShown({ trouble }: DependencyLine, count: number, isChosen: boolean): boolean {
  return count <= mostDrawn || isChosen || trouble !== null;
}
