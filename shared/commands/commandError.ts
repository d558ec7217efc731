/** Why a command was refused: data first, so that the screen and the API can each say it in their words. */

export type CommandProblem =
  | {
      readonly kind: 'badInput';
      readonly command: string;
      readonly issues: readonly { readonly path: string; readonly message: string }[];
    }
  /** The record is not there (any more), or is archived. */
  | { readonly kind: 'missing'; readonly id: string }
  /** These are locked, and only a facilitator may change them. */
  | { readonly kind: 'locked'; readonly ids: readonly string[] }
  /** These were made by others, and this person may change only what is their own. */
  | { readonly kind: 'notYours'; readonly ids: readonly string[] }
  | { readonly kind: 'refused'; readonly reason: string };

export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly problem: CommandProblem;
  constructor(problem: CommandProblem) {
    super(describe(problem));
    this.problem = problem;
  }
}

function describe(problem: CommandProblem): string {
  switch (problem.kind) {
    case 'badInput':
      return problem.issues
        .map(({ path, message }) => (path === '' ? message : `${path}: ${message}`))
        .join('; ');
    case 'missing':
      return `${problem.id} is not on this map any more.`;
    case 'locked':
      return 'Locked by a facilitator. Nothing was changed.';
    case 'notYours':
      return 'You may change what you added yourself. Nothing was changed.';
    case 'refused':
      return problem.reason;
  }
}
