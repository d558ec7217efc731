/** A plan as short lines, so that a test shows a whole map at a glance. */
import type { ImportPlan } from '../../../shared/formats/importPlan.ts';

/** `Activity`, `  Step`, `    Story (estimate) [Release] @persona #label !kind stage`. */
export function asLines(plan: ImportPlan): string[] {
  const names = (
    of: readonly { readonly key: string; readonly name: string }[],
    keys: readonly string[] = [],
  ): string[] => keys.map((key) => of.find((each) => each.key === key)?.name ?? `? ${key}`);
  const worn = (keys?: readonly string[]): string =>
    names(plan.personas, keys)
      .map((name) => ` @${name}`)
      .join('');
  return plan.activities.flatMap((activity) => [
    activity.title + worn(activity.personas),
    ...plan.steps
      .filter((step) => step.activity === activity.key)
      .flatMap((step) => [
        `  ${step.title}${worn(step.personas)}`,
        ...plan.stories
          .filter((story) => story.step === step.key)
          .map((story) =>
            [
              `    ${story.title}`,
              ...(story.estimate == null ? [] : [`(${story.estimate})`]),
              ...(story.release === null
                ? []
                : names(plan.releases, [story.release]).map((name) => `[${name}]`)),
              ...names(plan.personas, story.personas).map((name) => `@${name}`),
              ...names(plan.labels, story.labels).map((name) => `#${name}`),
              ...(story.kind === undefined ? [] : [`!${story.kind}`]),
              ...(story.stage === undefined ? [] : [story.stage]),
            ].join(' '),
          ),
      ]),
  ]);
}

/** `line [column] why: what`. */
export function asReport(
  losses: readonly {
    line?: number;
    lastLine?: number;
    column?: string;
    path?: string;
    why: string;
    what: string;
    count?: number;
  }[],
): string[] {
  return losses.map(({ line, lastLine, column, path, why, what, count }) => {
    const lines = lastLine === undefined ? `${line}` : `${line}–${lastLine}`;
    const where = path ?? (column === undefined ? lines : `${lines} ${column}`);
    return `${where}: ${why}${count === undefined ? '' : ` (${count})`}: ${what}`;
  });
}
