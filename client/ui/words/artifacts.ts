/** Words of the artifacts: papers made from the records, and how long they hold. */
import type { ArtifactKind } from '../../../shared/model/artifact.ts';
import type { TeamPart, TeamSize } from '../../../shared/model/teamParts.ts';
import { count, formatDay } from '../format.ts';
import { named } from '../levels.ts';

const kinds: { readonly [K in ArtifactKind]: string } = {
  vision: 'Vision and goals',
  roadmapReview: 'Roadmap review',
  backlog: 'Backlog',
  prd: 'Product requirements (PRD)',
  sprintPlan: 'Sprint plan',
  burndown: 'Burndown',
  releaseNotes: 'Release notes',
  storyMap: 'Story map',
  competitiveAnalysis: 'Competitive analysis',
  designLink: 'Design',
};

export const artifactWords = {
  kinds,
  title: 'Artifacts',
  list: 'Artifacts of this map',
  add: 'Add an artifact',
  none: {
    title: 'No artifacts yet',
    text: 'A paper is made from the map whenever you open it: requirements, sprint plan, release notes and more. Add what it cannot know in the notes; they stay.',
    viewer: 'Nobody has added one yet. Editors of the map can.',
  },
  hint: 'Choose one to read it.',
  back: 'All artifacts',
  untitled: (kind: string) => `${kind} without a title`,
  name: 'Title',
  about: 'About',
  wholeMap: 'The whole map',
  current: 'The sprint that runs',
  first: () => `The first ${named.one('release')}`,
  link: 'Link',
  linkHint: 'Where the document or the design lies, such as https://…',
  linkBad: 'That is no address of a page. It begins with https:// or http://; nothing was changed.',
  open: 'Open the link',
  notes: 'Notes, written by hand',
  notesPlaceholder: 'What the map cannot know. This stays when the paper is made anew.',
  noNotes: 'No notes',
  paper: (title: string) => `Paper: ${title}`,
  confirm: 'It still holds',
  confirmed: (title: string, day: string) => `“${title}” holds. It is due again on ${day}.`,
  never: 'Nobody has confirmed it yet',
  lastConfirmed: (who: string, at: number) =>
    `Last confirmed${who === '' ? '' : ` by ${who}`} on ${formatDay(at)}`,
  next: (at: number) => `next on ${formatDay(at)}`,
  state: {
    unconfirmed: 'Unconfirmed',
    stale: (days: number) => (days <= 0 ? 'Due today' : `Late by ${count(days, 'day')}`),
    holds: (days: number) => (days <= 1 ? 'Due tomorrow' : `Due in ${count(days, 'day')}`),
  },
  summary: (all: number, stale: number) =>
    `${count(all, 'artifact')}, ${stale === 0 ? 'all of them hold' : `${stale} to look through`}`,
  copy: 'Copy as Markdown',
  copied: 'The paper is on the clipboard.',
  copyFailed: 'This browser does not let us copy. Download the paper instead.',
  download: 'Download',
  print: 'Print',
  archive: 'Archive',
  archived: (title: string) => `Archived “${title}”.`,
} as const;

const parts: { readonly [P in TeamPart]: string } = {
  strategy: 'Strategy',
  roadmap: 'Roadmap',
  plan: 'Plan',
  insights: 'Insights',
};
const sizes: { readonly [S in TeamSize]: string } = {
  small: 'Small: map, backlog and plan',
  medium: 'Medium: strategy and roadmap too',
  large: 'Large: everything',
};

export const teamWords = {
  team: 'Parts',
  size: 'Size of the team',
  sizes,
  byHand: 'Chosen by hand',
  sizeHint:
    'What is hidden is kept, and comes back when it is shown again. Without the insights, the artifacts stand in the menu.',
  parts,
  show: (part: string) => `Show ${part}`,
  cadences: 'How often artifacts are looked through',
  cadence: (kind: string) => `${kind}, in days`,
  horizons: 'How far the roadmap reaches, in weeks',
  now: 'Now',
  next: 'Next',
} as const;
