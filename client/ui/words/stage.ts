/** Words of moving a story to another stage. */
export const stageWords = {
  due: 'Due',
  severity: 'Severity',
  severities: { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low' },
  reason: 'Why not',
  planned: {
    title: (story: string) => `Plan “${story}”`,
    description: 'What is planned has somebody who does it and a day when it is due.',
    confirm: 'Plan it',
  },
  declined: {
    title: (story: string) => `Decline “${story}”`,
    description: 'The reason stays with the story, so that nobody has to ask again.',
    placeholder: 'e.g. Few people need it; we link to the shop instead',
    confirm: 'Decline it',
  },
} as const;
