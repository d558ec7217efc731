/** Words of the roadmap: its looks, its cards, the trade-off, and the details of an initiative. */
import type { Confidence, Horizon, InitiativeKind } from '../../../shared/model/initiative.ts';
import type { LaneKind } from '../../../shared/views/roadmapTimeline.ts';
import type { WorkProgress } from '../../../shared/views/workProgress.ts';
import { count, formatNumber } from '../format.ts';
import { named } from '../levels.ts';

const horizons: { readonly [H in Horizon]: { readonly name: string; readonly means: string } } = {
  now: { name: 'Now', means: 'Scope locked, high confidence' },
  next: { name: 'Next', means: 'Being defined, medium confidence' },
  later: { name: 'Later', means: 'Exploratory, low confidence' },
};
const confidences: { readonly [C in Confidence]: string } = { high: 'High', medium: 'Medium', low: 'Low' };
const kinds: { readonly [K in InitiativeKind]: string } = { product: 'Product', technology: 'Technology' };
const lanes: { readonly [L in LaneKind]: { readonly name: string; readonly none: string } } = {
  theme: { name: 'Theme', none: 'No theme' },
  goal: { name: 'Goal', none: 'No goal' },
  team: { name: 'Team', none: 'No team' },
};

const percent = (share: number): string => `${formatNumber(Math.round(share * 100))} %`;
const points = (value: number): string => count(value, 'point');

export const roadmapWords = {
  title: 'Roadmap',
  summary: (initiatives: number, goalless: number) =>
    [
      count(initiatives, 'initiative'),
      ...(goalless === 0 ? [] : [`${formatNumber(goalless)} without a goal`]),
    ].join(' · '),
  readOnly: 'You can read this, not change it.',
  look: 'Show the roadmap as',
  looks: { board: 'Board', timeline: 'Timeline', themes: 'Themes', outline: 'Outline' },
  columnOf: (horizon: Horizon) => `Roadmap: ${horizons[horizon].name}`,
  horizons,
  /** `weeks` is null behind the last horizon. */
  meansWithin: (means: string, weeks: number | null) =>
    weeks === null ? means : `${means} · within ${count(weeks, 'week')}`,
  confidences,
  kinds,
  lanes,
  lanesBy: 'Lanes by',
  percent,
  add: 'Add an initiative',
  addUnder: (theme: string) => `Add an initiative to “${theme}”`,
  addTo: (horizon: Horizon) => `Add to ${horizons[horizon].name}`,
  noGoal: 'No goal',
  noGoalHint: 'It serves no goal yet: say why it is worth it.',
  serves: (goals: string) => `Serves ${goals}`,
  confidence: 'Confidence',
  confidenceOf: (confidence: Confidence) => `${confidences[confidence]} confidence`,
  exploratory: 'Exploratory',
  metric: (metric: string, current: string, target: string) => `${metric}: ${current}, target ${target}`,
  progress: ({ all, done, share }: WorkProgress) =>
    share === null
      ? `No ${named.many('story')} yet`
      : `${formatNumber(done.stories)} of ${named.count(all.stories, 'story')} done`,
  progressOf: (title: string) => `Progress of “${title}”`,
  options: (title: string) => `Options for “${title}”`,
  grip: (title: string) => `Drag “${title}” to another place`,
  keys: 'Arrow keys go from card to card, with Alt they move it. Enter opens it.',
  open: 'Open details',
  moveTo: (horizon: Horizon) => `Move to ${horizons[horizon].name}`,
  up: 'Move up',
  down: 'Move down',
  archive: 'Archive',
  archived: (title: string) => `“${title}” is archived.`,
  moved: (title: string, horizon: Horizon, rank: number) =>
    `“${title}” is now number ${formatNumber(rank)} in ${horizons[horizon].name}.`,
  emptyColumn: {
    now: 'Nothing is promised yet.',
    next: 'Nothing is being defined.',
    later: 'Nothing is being explored.',
  } satisfies { readonly [H in Horizon]: string },
  empty: {
    title: 'Bets with a reason, not a list of dates',
    text: 'An initiative is a bet for a goal: what will be different, how sure we are, and whether it comes now, next or later. Add the first one, then link stories of the map to it.',
    reader: 'There is no initiative on the roadmap yet.',
  },
  load: (open: number, capacity: number | null) =>
    capacity === null ? `${points(open)} to do` : `${formatNumber(open)} of ${points(capacity)} to do`,
  loadOver: (over: number) => `${points(over)} over capacity`,
  timeline: {
    label: 'Initiatives by quarter',
    quarter: (quarter: number) => `Q${(quarter % 4) + 1} ${Math.floor(quarter / 4)}`,
    noWindow: 'No window',
    today: 'today',
    goal: (title: string, others: number) => (others === 0 ? title : `${title} + ${formatNumber(others)}`),
    metric: (current: string, target: string) => `${current} → ${target}`,
    cut: 'goes on beyond what is shown',
    links: (all: number, late: number) =>
      `${count(all, 'dependency', 'dependencies')} between initiatives${late === 0 ? '' : `, ${formatNumber(late)} too late`}`,
    needs: (title: string, needed: string) => `“${title}” needs “${needed}”`,
    late: 'which ends later',
    grip: (title: string) => `Drag “${title}” to another quarter`,
    keys: 'Arrow keys go from initiative to initiative. With Alt they move it by a quarter, with Alt and Shift its end.',
    landing: (title: string, window: string) => `${title} → ${window || 'No window'}`,
    moved: (title: string, window: string) =>
      window === '' ? `“${title}” has no window now.` : `“${title}” is in ${window} now.`,
    plan: (quarter: string) => `Plan it for ${quarter}`,
    earlier: 'A quarter earlier',
    later: 'A quarter later',
    longer: 'A quarter longer',
    shorter: 'A quarter shorter',
    takeWindow: 'Take its window away',
  },
  themes: {
    none: 'No theme',
    noneHint: 'Give each of them a theme, so that it is clear which problem they solve.',
    nothing: 'No initiative works on this theme yet.',
    moveTo: 'Move to theme',
    keys: 'Arrow keys go from initiative to initiative, with Alt up and down they move it to another theme.',
    moved: (title: string, theme: string) => `“${title}” is under “${theme}” now.`,
    movedOut: (title: string) => `“${title}” has no theme now.`,
  },
  outline: {
    label: 'Goals, initiatives and slices',
    noGoal: 'No goal',
    noInitiative: 'No initiative serves this goal yet.',
    unscheduled: 'Unscheduled',
  },
  tradeOff: {
    title: (title: string) => `Promise “${title}” now?`,
    description:
      'What is in Now is promised: its scope is locked. So say what it is for, and what gives way.',
    section: 'What is in Now is promised, so say what it is for and what gives way.',
    goal: 'Which goal does it serve?',
    noGoals: 'There is no goal yet. Name the one this serves:',
    newGoal: 'e.g. More people pay at once',
    chooseGoal: 'Choose a goal',
    drops: 'What drops?',
    dropsHint: 'It moves to the top of Next.',
    nothingInNow: 'Now is empty, so nothing has to give way.',
    fits: 'Nothing: it fits',
    over: 'Nothing: we go over capacity',
    overHint: 'That is kept, with your name and the day.',
    note: 'Note',
    notePlaceholder: 'What was agreed, and with whom?',
    capacity: 'Capacity of Now',
    before: 'Before',
    after: 'After',
    of: (open: number, capacity: number) => `${formatNumber(open)} of ${points(capacity)}`,
    overBy: (over: number) => `${points(over)} over`,
    noCapacity: (before: number, after: number) =>
      `No sprint has a capacity yet, so nothing says what fits. Now holds ${points(before)}, then ${points(after)}.`,
    unestimated: (stories: number) => `${named.count(stories, 'story')} without an estimate not counted`,
    confirm: 'Promise it now',
    missing: 'Choose a goal, and what drops.',
    kept: 'Trade-offs',
    servesGoal: (goal: string) => `Promised for “${goal}”`,
    dropped: (titles: string) => `for which ${titles} dropped`,
    droppedNothing: 'and nothing dropped',
  },
  create: {
    title: 'Add an initiative',
    name: 'Title',
    namePlaceholder: 'What is the bet?',
    horizon: 'Column',
    goal: 'Goal',
    theme: 'Theme',
    none: 'None yet',
    confirm: 'Add it',
    confirmNow: 'Add and promise it now',
  },
  details: {
    title: 'Title',
    outcome: 'Outcome',
    outcomePlaceholder: 'What will be different, and how is that measured?',
    details: 'Details',
    detailsPlaceholder: 'What is the bet, and what is not part of it?',
    goals: 'Goals',
    pickGoal: 'Choose the goals it serves',
    noGoals: 'No goal yet. Goals are written on the strategy surface.',
    theme: 'Theme',
    horizon: 'Column',
    kind: 'Kind',
    exploratory: 'Exploratory: it may still be dropped',
    window: 'Window',
    windowPlaceholder: 'e.g. Q3, H2 2027',
    windowUnread: 'No quarter can be read from this, so it stands under “No window”.',
    team: 'Team',
    teamPlaceholder: 'Who works on it',
    goToMarket: 'Go-to-market notes',
    goToMarketPlaceholder: 'Who has to know what, and when?',
    justification: 'Justification',
    justificationPlaceholder: 'Why is this technical work worth it?',
    outside: 'For people outside',
    outsideHint: 'They read this instead of title and details.',
    publicTitle: 'Public title',
    publicTitlePlaceholder: 'As your customers would say it',
    publicDetails: 'Public description',
    publicDetailsPlaceholder: 'The problem, not the feature; no dates',
    get stories() {
      return named.headings('story');
    },
    get noStories() {
      return `No ${named.one('story')} is linked yet.`;
    },
    get addStory() {
      return `Link ${named.a('story')} by its words`;
    },
    show: (title: string) => `Show ${title}`,
    unlink: (title: string) => `Take “${title}” out of the initiative`,
    unlinked: (title: string) => `“${title}” is for no initiative any more.`,
    more: (stories: number) => `Show ${formatNumber(stories)} more`,
  },
  link: {
    field: 'Initiative',
    open: 'Open the initiative',
    command: (stories: number) =>
      stories === 1
        ? `Link to an initiative…`
        : `Link the ${named.count(stories, 'story')} chosen to an initiative…`,
    title: 'Link to an initiative',
    placeholder: 'Which initiative are they for?',
    nothing: 'No initiative is called that.',
    hint: 'Enter links · Esc closes',
    none: 'No initiative',
    done: (stories: number, title: string) => `${named.count(stories, 'story')} linked to “${title}”.`,
    undone: (stories: number) =>
      `${named.count(stories, 'story')} ${stories === 1 ? 'is' : 'are'} for no initiative any more.`,
  },
} as const;
