/** Words of scoring: what each input means, and the team's own score. */
import { named } from '../levels.ts';

const inputs = {
  reach: 'Reach',
  impact: 'Impact',
  confidence: 'Confidence, %',
  effort: 'Effort',
  userValue: 'User value',
  timeCriticality: 'Time criticality',
  riskReduction: 'Risk reduction',
};

export const scoresWords = {
  title: 'Scores',
  inputs,
  none: 'Not scored',
  missing: 'Something is missing',
  moscow: 'MoSCoW',
  rice: {
    title: 'RICE',
    hint: 'Reach: people in a period. Impact: how much for each. Effort: months of one person. Score: reach × impact × confidence ÷ effort.',
  },
  costOfDelay: {
    title: 'Cost of delay',
    get hint() {
      return `Each compared with other ${named.many('story')}, e.g. 1 to 10. WSJF is their sum ÷ points.`;
    },
    both: (cost: string, wsjf: string) => `${cost} · WSJF ${wsjf}`,
  },
  own: {
    title: 'Own score',
    hint: 'Each from 0 to 10.',
    none: 'The team has no score of its own yet.',
    noneOwner: 'Name what counts for your team and how much, and everybody can rate by it.',
    setUp: 'Set up the own score…',
    change: 'Change how it is made…',
    onlyOwner: 'An owner of the map sets it up.',
  },
  formula: {
    title: 'The team’s own score',
    intro:
      'Name what counts and how much. Everybody who edits rates from 0 to 10; the score is the mean by these weights. It changes at once for everybody.',
    readOnly: 'Only an owner of the map changes this. Everybody who edits rates by it.',
    criterion: (number: number) => `Criterion ${number}`,
    name: 'What counts',
    namePlaceholder: 'e.g. Joy of use',
    weight: 'Weight',
    direction: 'Speaks',
    for: 'For it',
    against: 'Against it',
    add: 'Add a criterion',
    remove: (name: string) => `Remove ${name}`,
    most: 'Six are as many as anybody can weigh.',
    nameTaken: 'There is one of this name already',
    dividedBy: 'Divided by',
    divisors: { nothing: 'Nothing', estimate: 'Points', effort: 'Effort (as in RICE)' },
    example: 'How it reads',
    done: 'Done',
  },
} as const;
