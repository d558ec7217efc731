/** Words of the plan: sprints, what they can hold, and what is committed. */
import { count, formatNumber } from '../format.ts';
import { named } from '../levels.ts';

const points = (value: number): string => count(value, 'point');

const overNow = (over: number): string => (over > 0 ? `, which is ${points(over)} over now` : '');

export const planWords = {
  title: 'Plan',
  readOnly: 'You can read the plan, not change it.',
  add: 'Add a sprint',
  sprints: 'Sprints',
  times: { running: 'Running', coming: 'Coming', over: 'Over', undated: 'No dates' },
  unnamed: 'Unnamed sprint',
  show: (name: string) => `Show ${name}`,
  days: (start: string, end: string) => `${start} – ${end}`,
  noDays: 'No dates yet',
  goal: 'Sprint goal',
  noGoal: 'No goal yet: what will be different when it ends?',
  edit: 'Edit',
  options: (name: string) => `Options for ${name}`,
  archive: 'Archive the sprint',
  archived: (name: string) =>
    `${name} is archived. Its open ${named.many('story')} are in the list to plan again.`,
  load: (committed: number, most: number | null) =>
    most === null ? `${points(committed)} committed` : `${formatNumber(committed)} of ${points(most)}`,
  free: (value: number) => `${formatNumber(value)} free`,
  over: (value: number) => `${formatNumber(value)} over`,
  reserve: (value: number, percent: number) =>
    `${points(value)} (${formatNumber(percent)} %) kept free for refinement`,
  unestimated: (value: number) =>
    `${named.count(value, 'story')} without an estimate ${value === 1 ? 'counts' : 'count'} as nothing`,
  noCapacity: 'Nobody has said yet what this sprint can hold.',
  change: (before: number, after: number, most: number | null) =>
    most === null
      ? `${formatNumber(before)} → ${points(after)}`
      : `${formatNumber(before)} → ${formatNumber(after)} of ${points(most)}`,
  tooMuch: 'too much',
  pool: {
    get title() {
      return `${named.headings('story')} to plan`;
    },
    note: (stories: number) => named.count(stories, 'story'),
    find: 'Find',
    hint: 'Tick several to commit them together. Drag into a sprint, or press Alt + → on one.',
    select: (title: string) => `Select ${title}`,
    selected: (number: number) => `${formatNumber(number)} selected`,
    clearSelection: 'Clear the selection',
    commitSelected: (sprint: string) => `Commit to ${sprint}`,
    none: 'Everything in the backlog is planned or done.',
    get empty() {
      return `The backlog is empty. Push a ${named.one('release')} on the map to fill it.`;
    },
    notFound: 'Nothing found.',
    more: (number: number) => `Show ${count(number, 'more', 'more')}`,
    urgent: 'Critical bug: may be planned straight away',
    critical: 'Critical',
    commit: (title: string, sprint: string) => `Commit ${title} to ${sprint}`,
    options: (title: string) => `Options for ${title}`,
    grip: (title: string) => `Drag ${title} into a sprint`,
    toSprint: 'Commit to',
  },
  board: {
    title: 'Board',
    notPlanned: 'Not planned',
    empty: 'Nothing here.',
    drop: 'Drop here to commit',
    summary: (stories: number, sum: number) => `${formatNumber(stories)} · ${points(sum)}`,
    takeOut: 'Take out of the sprint',
    moveTo: 'Move to',
    otherSprint: 'Move to sprint',
    details: 'Open details',
    onMap: 'Show on the map',
    nobody: 'Nobody',
    due: (day: string) => `due ${day}`,
    late: (day: string) => `late, was due ${day}`,
    hint: 'Alt + ← → moves a card between the stages.',
    moved: (title: string, stage: string) => `${title} is ${stage.toLowerCase()} now.`,
  },
  committed: (title: string, sprint: string, over: number) =>
    `${title} is committed to ${sprint}${overNow(over)}.`,
  committedMany: (stories: number, sprint: string, over: number) =>
    `${named.count(stories, 'story')} are committed to ${sprint}${overNow(over)}.`,
  takenOutMany: (stories: number) =>
    `${named.count(stories, 'story')} are out of their sprint and in the backlog.`,
  leftOut: (stories: number) =>
    stories === 1
      ? 'One was left as it is: it is in a sprint already, done or declined.'
      : `${formatNumber(stories)} were left as they are: in a sprint already, done or declined.`,
  takenOut: (title: string) => `${title} is out of the sprint and in the backlog.`,
  people: {
    title: 'Capacity',
    person: 'Person',
    load: 'Committed',
    available: 'Can do',
    availableOf: (person: string) => `Points ${person} can do`,
    nobody: 'Nobody',
    unknown: 'not said',
    add: 'Add a person',
    name: 'Name',
    addName: 'Add',
    empty:
      'Say who works on it and how many points each can do; the sprint can then hold what they can together.',
    isOver: (over: number) => `${points(over)} too much`,
    all: 'Together',
  },
  burndown: {
    title: 'Burndown',
    left: 'Left',
    ideal: 'Straight line',
    committed: 'Committed',
    unit: 'points',
    noDays: 'The burndown needs the first and the last day of the sprint.',
    nothing: 'The burndown begins with the first estimated story that is committed.',
    notYet: (day: string) => `The sprint begins on ${day}.`,
    summary: (left: number, committed: number, day: string) =>
      `${formatNumber(left)} of ${points(committed)} are left at the end of ${day}.`,
  },
  dialog: {
    add: 'Add a sprint',
    edit: 'Edit the sprint',
    description: 'What a team commits to between two days. Days and capacity can follow later.',
    name: 'Name',
    namePlaceholder: (number: number) => `Sprint ${number}`,
    goal: 'Goal',
    goalPlaceholder: 'What will be different when it ends?',
    start: 'First day',
    end: 'Last day',
    capacity: 'Capacity',
    capacityHint: 'Points; empty: what its people can do together.',
    reserve: 'Reserve for refinement',
    reserveHint: 'Percent of the capacity that is kept free.',
    crossed: 'The last day is before the first one.',
    notPercent: 'A number from 0 to 100.',
    notPoints: 'A number from 0.',
    save: 'Save',
  },
  commit: {
    title: (story: string, sprint: string) => `Commit “${story}” to ${sprint}`,
    titleMany: (stories: number, sprint: string) => `Commit ${named.count(stories, 'story')} to ${sprint}`,
    description: 'What is committed has somebody who does it and a day when it is due.',
    urgent: 'A critical bug does not wait: owner and day may follow.',
    confirm: 'Commit',
    sprintLoad: 'Sprint',
  },
  field: 'Sprint',
  empty: {
    title: 'Plan the first sprint',
    get text() {
      return `A sprint is what the team commits to: each ${named.one('story')} with somebody who does it and a day when it is due. Add one, say what each person can do, then drag ${named.many('story')} into it.`;
    },
    viewer: 'There is no sprint yet. When an editor adds one, it shows here.',
  },
} as const;
