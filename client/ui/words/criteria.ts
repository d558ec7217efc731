/** Words about acceptance criteria. */
export const criteriaWords = {
  label: 'Acceptance criteria',
  progress: (done: number, all: number) => `${done} of ${all} met`,
  line: (place: number, of: number) => `Criterion ${place} of ${of}`,
  met: (title: string) => `Met: ${title}`,
  placeholder: 'What must be true for this to be done?',
  add: 'Add a criterion',
  remove: (title: string) => `Remove criterion ${title}`,
  removed: (title: string) => (title === '' ? 'The empty criterion is removed.' : `“${title}” is removed.`),
  keys: 'Enter adds the next line, Backspace in an empty line removes it, Alt with the arrow keys moves it.',
  mirror: (done: number, all: number) => `${done} of ${all} criteria met`,
} as const;
