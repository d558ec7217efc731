/** Words of undo and redo around the name of a step; without it while the names are not here yet. */
const withName = (deed: string, name: string): string => (name === '' ? deed : `${deed} ${name}`);
const told = (deed: string, name: string): string => (name === '' ? `${deed}.` : `${deed}: ${name}.`);

export const takeWords = {
  /** `name` is null when there is nothing to take back. */
  undo: (name: string | null) => (name === null ? 'Nothing to undo' : withName('Undo', name)),
  redo: (name: string | null) => (name === null ? 'Nothing to redo' : withName('Redo', name)),
  undone: (name: string) => told('Undone', name),
  redone: (name: string) => told('Redone', name),
  /** `by` is empty when it is not known who. */
  left: (by: string) => `${by || 'Somebody'} has changed this since; your step was left as it is.`,
  locked: 'A facilitator has locked this since; your step was left as it is.',
  leftInPart: (by: string) => `What ${by || 'somebody'} has changed since was left as it is.`,
} as const;
