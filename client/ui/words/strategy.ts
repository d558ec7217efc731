/** Words of the strategy surface. */
import type { GoalKind } from '../../../shared/model/goal.ts';
import type { ThemeKind } from '../../../shared/model/theme.ts';
import { count, formatNumber } from '../format.ts';
import { named } from '../levels.ts';

const goalKinds: { readonly [K in GoalKind]: string } = {
  customer: 'Customer goal',
  business: 'Business goal',
};
const themeKinds: { readonly [K in ThemeKind]: string } = {
  problem: 'Customer problem',
  opportunity: 'Business opportunity',
};

/** More goals than these are no choice any more. */
export const enoughGoals = 5;

export const strategyWords = {
  title: 'Strategy',
  summary: (goals: number, themes: number) => `${count(goals, 'goal')} · ${count(themes, 'theme')}`,
  readOnly: 'You can read this, not change it.',
  percent: (share: number) => `${formatNumber(Math.round(share * 100))} %`,
  unknown: 'not measured yet',
  vision: {
    title: 'Vision',
    placeholder: 'Who will be better off, and how, when all of this is done?',
    none: 'Nobody has written the vision yet.',
    history: 'Who changed it, and when',
  },
  personas: {
    title: 'For',
    none: 'No persona yet: people on the map are put there by the legend.',
    edit: 'Edit the personas in the legend',
    open: 'Personas',
  },
  goals: {
    title: 'Goals',
    add: 'Add a goal',
    newTitle: 'What will be true?',
    kinds: goalKinds,
    kind: (title: string) => `Whose goal “${title}” is`,
    periodOf: (title: string) => `Period of “${title}”`,
    titleOf: 'Title of the goal',
    notesOf: (title: string) => `Notes on “${title}”`,
    notes: 'Why it matters, and for whom',
    period: 'Period',
    periodExample: 'e.g. 2027, H1',
    none: 'Three to five goals say where all work is heading: what customers or the business get out of it.',
    tooMany: (goals: number) =>
      `${formatNumber(goals)} goals are more than a team keeps in mind. Three to five give a direction: archive or merge some.`,
    noResult: 'No key result says yet whether it is reached.',
    noInitiative: 'No initiative serves it yet.',
    noStory: `Its initiatives have no work yet.`,
    work: (initiatives: number, stories: number, share: number | null) =>
      [
        count(initiatives, 'initiative'),
        named.count(stories, 'story'),
        ...(share === null ? [] : [`${formatNumber(Math.round(share * 100))} % done`]),
      ].join(' · '),
    workOf: (title: string) => `Work done for “${title}”`,
    reached: (title: string) => `How far “${title}” is reached`,
  },
  results: {
    title: 'Key results',
    titleOf: 'Title of the key result',
    newTitle: 'What is measured?',
    add: 'Add a key result',
    start: 'From',
    current: 'Now',
    target: 'Target',
    unit: 'Unit',
    unitExample: '%',
    of: (what: string, title: string) => `${what} of “${title}”`,
    progress: (title: string) => `Progress of “${title}”`,
  },
  themes: {
    title: 'Themes',
    add: 'Add a theme',
    newTitle: 'Which problem or opportunity?',
    kinds: themeKinds,
    kind: (title: string) => `What “${title}” is`,
    titleOf: 'Title of the theme',
    metric: 'Outcome metric',
    metricExample: 'What shows it getting better?',
    baseline: 'Baseline',
    current: 'Now',
    target: 'Target',
    period: 'Period',
    of: (what: string, title: string) => `${what} of “${title}”`,
    none: 'A theme is a problem of customers or an opportunity of the business, with the one number that shows it getting better.',
    initiatives: (initiatives: number) =>
      initiatives === 0 ? 'No initiative yet' : count(initiatives, 'initiative'),
    progress: (title: string) => `Outcome of “${title}”`,
    noMetric: 'No metric shows yet whether it gets better.',
  },
  options: (title: string) => `Options for “${title}”`,
  grip: (title: string) => `Move “${title}”: drag, or Alt + ↑ ↓`,
  confirmAdd: 'Add',
  up: 'Move up',
  down: 'Move down',
  archive: 'Archive',
  archived: (title: string) => `“${title}” is archived.`,
  moved: (title: string, rank: number, last: number) =>
    `“${title}” is now number ${formatNumber(rank)} of ${formatNumber(last)}.`,
  empty: {
    title: 'Say where all this work is heading',
    text: 'A vision and three to five goals give every initiative, slice and sprint its reason. Write one sentence to begin; goals with numbers and themes follow from it.',
    begin: 'Write the vision',
    reader: 'Nobody has written a vision or a goal yet.',
  },
} as const;
