/** Words of moving a story to another stage. */
import { formatNumber } from '../format.ts';

export const stageWords = {
  due: 'Due',
  severity: 'Severity',
  severities: { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low' },
  reason: 'Why not',
  forThose: (without: number, all: number) =>
    without === all
      ? 'For all of them.'
      : `For the ${without === 1 ? 'one' : formatNumber(without)} without; the others keep theirs.`,
  locked: {
    title: (locked: number, all: number) =>
      all === 1
        ? 'This is locked in the scope of now'
        : locked === all
          ? 'They are locked in the scope of now'
          : `${formatNumber(locked)} of them ${locked === 1 ? 'is' : 'are'} locked in the scope of now`,
    goal: 'Which goal does it serve?',
    drops: 'What drops for it?',
    nothing: 'Nothing: over capacity',
    noGoal: 'There is no goal yet. Write one on the Strategy surface first; nothing was changed.',
  },
  planned: {
    title: (story: string) => `Plan “${story}”`,
    description: 'What is planned has somebody who does it and a day when it is due.',
    confirm: 'Plan it',
  },
  inProgress: {
    title: (story: string) => `Begin “${story}”`,
    description: 'What is in progress has somebody who does it and a day when it is due.',
    confirm: 'Begin it',
  },
  declined: {
    title: (story: string) => `Decline “${story}”`,
    description: 'The reason stays with the story, so that nobody has to ask again.',
    placeholder: 'e.g. Few people need it; we link to the shop instead',
    confirm: 'Decline it',
  },
} as const;
