/** Which records are inside of which: they are archived and brought back together. */
import type { Kind } from '../model/id.ts';

/** The kind inside, its register that names the container, and the container's kind; from the outside in. */
export const insideKinds: readonly (readonly [inside: Kind, register: string, container: Kind])[] = [
  ['step', 'activityId', 'activity'],
  ['story', 'stepId', 'step'],
  ['keyResult', 'goalId', 'goal'],
  ['capacity', 'sprintId', 'sprint'],
];
