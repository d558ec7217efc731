/** Words of the history panel, of looking at a version, and of the banners about removals and damage. */
import type { MapChange } from '../../../shared/views/mapChanges.ts';
import type { Restored } from '../../../shared/commands/restoreMap.ts';
import type { Kind } from '../../../shared/model/id.ts';
import type { Level } from '../../../shared/model/settings.ts';
import { count, formatList, formatMoment, formatTime } from '../format.ts';
import { inSentence, named } from '../levels.ts';

const levels: Readonly<Partial<Record<Kind, Level>>> = {
  activity: 'activity',
  step: 'step',
  story: 'story',
  release: 'release',
};
const others: Readonly<Partial<Record<Kind, readonly [one: string, many: string]>>> = {
  persona: ['persona', 'personas'],
  label: ['label', 'labels'],
  dependency: ['dependency', 'dependencies'],
  criterion: ['criterion', 'criteria'],
  sticky: ['sticky', 'stickies'],
  text: ['text', 'texts'],
  frame: ['frame', 'frames'],
  arrow: ['arrow', 'arrows'],
  stroke: ['drawing', 'drawings'],
  image: ['image', 'images'],
  goal: ['goal', 'goals'],
  keyResult: ['key result', 'key results'],
  theme: ['theme', 'themes'],
  initiative: ['initiative', 'initiatives'],
  sprint: ['sprint', 'sprints'],
  capacity: ['capacity', 'capacities'],
  tradeOff: ['trade-off', 'trade-offs'],
  insight: ['insight', 'insights'],
  artifact: ['artifact', 'artifacts'],
};

function wordsOf(kind: Kind): readonly [one: string, many: string] {
  const level = levels[kind];
  return level === undefined ? (others[kind] ?? ['thing', 'things']) : [named.one(level), named.many(level)];
}

/** “the story “Pay by card””, “one story”, “3 stories”. */
function what({ kind, count: number, title }: MapChange): string {
  const [one, many] = wordsOf(kind ?? 'story');
  if (number !== 1) return count(number, one, many);
  return title === '' ? `one ${one}` : `the ${one} “${title}”`;
}

const to = (place: string | null): string => (place === null || place === '' ? 'no name' : `“${place}”`);
const stages: Readonly<Record<string, string>> = {
  idea: 'idea',
  backlog: 'backlog',
  planned: 'planned',
  inProgress: 'in progress',
  done: 'done',
  declined: 'declined',
};

const tellers: { readonly [W in MapChange['what']]: (change: MapChange) => string } = {
  added: (change) => `added ${what(change)}`,
  archived: (change) => `removed ${what(change)}`,
  broughtBack: (change) => `brought back ${what(change)}`,
  movedToRelease: (change) =>
    change.to === null
      ? `took ${what(change)} out of every ${named.one('release')}`
      : `moved ${what(change)} to ${to(change.to)}`,
  movedToStep: (change) =>
    change.to === null ? `moved ${what(change)}` : `moved ${what(change)} under ${to(change.to)}`,
  movedToActivity: (change) => `moved ${what(change)} under ${to(change.to)}`,
  moved: (change) => `moved ${what(change)}`,
  ranked: (change) => `changed the backlog rank of ${what(change)}`,
  pushed: (change) => `pushed ${what(change)} to the backlog`,
  renamed: (change) =>
    change.count === 1 && change.was !== '' && change.title !== ''
      ? `renamed “${change.was}” to “${change.title}”`
      : `renamed ${what(change)}`,
  described: (change) => `edited the words of ${what(change)}`,
  estimated: (change) => `estimated ${what(change)}`,
  staged: (change) => `set ${what(change)} to ${stages[change.to ?? ''] ?? 'another stage'}`,
  tagged: (change) => `changed the marks of ${what(change)}`,
  locked: (change) => `locked ${what(change)}`,
  unlocked: (change) => `unlocked ${what(change)}`,
  scored: (change) => `scored ${what(change)}`,
  linked: (change) =>
    change.to === null
      ? `took ${what(change)} out of its initiative`
      : `linked ${what(change)} to ${to(change.to)}`,
  tracked: (change) => {
    const issues = change.count === 1 ? 'its issue' : 'their issues';
    return change.to === null
      ? `unlinked ${what(change)} from ${issues}`
      : `linked ${what(change)} to ${change.to || issues}`;
  },
  committed: (change) =>
    change.to === null
      ? `took ${what(change)} out of the sprint`
      : `committed ${what(change)} to ${to(change.to)}`,
  movedToHorizon: (change) => `moved ${what(change)} to ${change.to ?? 'another column'}`,
  confirmed: (change) => `confirmed ${what(change)}`,
  changed: (change) => `changed ${what(change)}`,
  vision: () => 'edited the vision',
  mapRenamed: (change) => `named the map ${to(change.to)}`,
  settings: () => 'changed the settings of the map',
};

/** “moved 3 stories to “Release 2””. */
export function changeInWords(change: MapChange): string {
  return tellers[change.what](change);
}

const done = ({ changed, broughtBack, archived, locked }: Restored): string[] => [
  ...(broughtBack === 0 ? [] : [`${count(broughtBack, 'card')} brought back`]),
  ...(archived === 0 ? [] : [`${count(archived, 'card')} removed`]),
  ...(changed === 0 ? [] : [`${count(changed, 'card')} changed`]),
  ...(locked === 0 ? [] : [`${count(locked, 'locked card')} left as ${locked === 1 ? 'it is' : 'they are'}`]),
];

export const historyWords = {
  title: 'History',
  open: 'History',
  close: 'Close the history',
  loading: 'Reading the history…',
  failed: (why: string) => `The history could not be read. ${why}`,
  again: 'Try again',
  refresh: 'Read again',
  more: 'Show older',
  empty: {
    title: 'Nothing here yet',
    text: 'What people do on this map is told here, and you can go back to it.',
  },
  since: (moment: string) => `Since you were here, ${inSentence(moment)}`,
  nothingSince: 'Nobody else has changed the map since you were here.',
  versions: 'Versions',
  sittings: 'Who did what',
  you: 'You',
  somebody: 'Somebody',
  left: 'Somebody who left',
  script: 'A script with a share link',
  reader: 'A reader of a view',
  server: 'The server',
  nothingLeft: 'Nothing that is still to be seen.',
  /** From and to, in ms since epoch. */
  stretch: (from: number, until: number) =>
    until - from < 60_000 ? formatMoment(until) : `${formatMoment(from)} – ${formatTime(until)}`,
  beforeRemoval: (by: string, cards: number) => `Before ${by} removed ${count(cards, 'card')}`,
  kept: { removal: 'Kept by itself, so that the cards can come back.', kept: 'Kept of its week.' },
  namedBy: (by: string, moment: string) => `${by}, ${moment}`,
  look: 'Look at it',
  lookAt: (version: string) => `Look at it: ${version}`,
  goBack: 'Go back to it',
  goBackTo: (version: string) => `Go back to it: ${version}`,
  nameIt: 'Name it',
  nameThis: (version: string) => `Name it: ${version}`,
  name: 'Name of the version',
  nameNow: 'Name the map as it is now',
  save: 'Keep',
  cancel: 'Cancel',
  nameFailed: (why: string) => `The version could not be named. ${why}`,
  nameKept: (name: string) => `Kept as “${name}”.`,
  preview: {
    label: 'A version of the map',
    title: (version: string) => `The map as it was: ${version}`,
    note: 'Only to look at. The map of today goes on underneath.',
    back: 'Back to today',
    loading: 'Fetching the map as it was…',
    failed: (why: string) => `This version could not be read. ${why}`,
  },
  replay: {
    start: 'Replay',
    startAt: (version: string) => `Replay: ${version}`,
    label: 'Replay',
    play: 'Play',
    pause: 'Pause',
    slider: 'Change',
    loading: 'Fetching what was done…',
    place: (position: number, all: number) => `Change ${position} of ${all}`,
    before: 'before the first of them',
    by: (who: string, moment: string) => `${who}, ${moment}`,
  },
  restored: (counts: Restored) =>
    done(counts).length === 0 ? 'The map is like that already.' : `Back: ${formatList(done(counts))}.`,
  restoreFailed: (why: string) => `The map was left as it is. ${why}`,
  tooLarge: 'This was done by the server; to take it back, go back to the version before.',
  keptFor: {
    title: 'How long it is kept',
    told: (days: number | null) =>
      days === null
        ? 'Every change is kept for ever.'
        : `Every change is kept for ${count(days, 'day')}. What is older becomes one version a week; versions with a name stay.`,
    choose: 'Keep every change',
    asServer: 'as long as this server does',
    days: (days: number) => `for ${count(days, 'day')}`,
    failed: (why: string) => `Nothing was changed. ${why}`,
  },
  removal: {
    label: 'Many cards were removed',
    told: (by: string, cards: number) => `${by} removed ${count(cards, 'card')}.`,
    safe: 'They are kept and can come back.',
    bringBack: 'Bring them back',
    dismiss: 'Leave it so',
  },
  damage: {
    label: 'Part of the history is damaged',
    told: (moments: readonly string[]) =>
      `Part of the history of ${formatList(moments)} is damaged on the server’s disk. The map was restored to its last good state without it.`,
    todo: 'Whoever has the map open with that part brings it back by itself. Compare with a version, or tell the person who runs this server: the damaged part is kept aside.',
    look: 'Open the history',
    dismiss: 'I have seen it',
  },
} as const;
