/** Words of grooming: why somebody should look at a story, and what they can do about it. */
import type { ReadyNeed } from '../../../shared/model/groomingRules.ts';
import type { GroomingReason, GroomingRule } from '../../../shared/views/grooming.ts';
import { count, formatList, formatNumber } from '../format.ts';
import { named } from '../levels.ts';

const needs: { readonly [N in ReadyNeed]: string } = {
  estimate: 'an estimate',
  criteria: 'acceptance criteria',
  details: 'details',
  owner: 'an owner',
  initiative: 'an initiative',
  unblocked: 'nothing in its way',
};

const rules: { readonly [R in GroomingRule]: string } = {
  unready: 'Unready',
  blocked: 'Blocked',
  unclear: 'Unclear',
  tooBig: 'Too big',
  duplicate: 'Duplicate',
  technical: 'Technical-sounding',
  orphaned: 'Orphaned',
  stale: 'Stale',
};

const stories = (value: number): string => named.count(value, 'story');

function needsFirst(number: number): string {
  const [are, come] = number === 1 ? ['is', 'does not come'] : ['are', 'do not come'];
  return `It needs ${stories(number)} that ${are} not done and ${come} before it.`;
}

function why(reason: GroomingReason): string {
  switch (reason.rule) {
    case 'unready':
      return `${reason.isNearest ? 'It is near the top' : 'It comes soon'} and still lacks ${formatList(reason.missing.map((need) => needs[need]))}.`;
    case 'blocked':
      return [
        ...(reason.outside.length > 0 ? [`It waits for ${formatList(reason.outside)}.`] : []),
        ...(reason.by.length > 0 ? [needsFirst(reason.by.length)] : []),
      ].join(' ');
    case 'unclear':
      return 'The title says too little, and there are neither details nor criteria.';
    case 'tooBig':
      return `It has more than ${count(reason.most, 'point')}.`;
    case 'duplicate':
      return `${reason.of.length === 1 ? 'Another one says' : `${formatNumber(reason.of.length)} others say`} nearly the same.`;
    case 'technical':
      return 'It speaks of how it is built, not of who wants what.';
    case 'orphaned':
      return reason.why === 'noInitiative' ? 'It is for no initiative.' : 'Its initiative serves no goal.';
    case 'stale':
      return `Nobody has looked at it for ${count(reason.days, 'day')}.`;
  }
}

export const groomingWords = {
  rules,
  why,
  needs,
  all: 'Everything',
  queue: 'To look at',
  summary: (open: number, all: number) => `${formatNumber(open)} of ${stories(all)} to look at`,
  filter: 'Show only',
  rank: (rank: number) => `Number ${formatNumber(rank)}`,
  lookingAt: (names: readonly string[]) =>
    `${formatList(names)} ${names.length === 1 ? 'looks' : 'look'} at it`,
  readOnly: 'You can look at everything; grooming needs a link that lets you edit.',
  card: (title: string) => `Look at ${title}`,
  reasons: 'Why it is here',
  next: 'Next',
  previous: 'Previous',
  position: (at: number, all: number) => `${formatNumber(at)} of ${formatNumber(all)}`,
  mended: 'Nothing is left to mend here',
  goOn: 'Go on',
  keep: 'Keep as it is for now',
  kept: (title: string) => `${title} stays as it is. Nobody is asked again for two weeks.`,
  decline: 'Decline…',
  details: 'Open details',
  split: 'Split…',
  helper: 'Say who wants what…',
  toTechnical: 'It is technical work',
  merge: (title: string) => `Merge “${title}” into this one`,
  merged: (title: string) => `${title} is merged: criteria, labels and links came along.`,
  moveAhead: (title: string) => `Put “${title}” before it`,
  show: (title: string) => `Look at “${title}”`,
  initiative: 'Initiative',
  noInitiatives: 'There are no initiatives yet. They are made on the roadmap.',
  chooseInitiative: 'Choose one',
  goalOf: (initiative: string) => `Goal that “${initiative}” serves`,
  chooseGoal: 'Choose one',
  noGoals: 'There are no goals yet. They are written on the Strategy surface.',
  openInitiative: (initiative: string) => `Open “${initiative}”`,
  left: (title: string) => `${title} is done here. The next one is shown.`,
  none: {
    title: 'Nothing to groom',
    get text() {
      return `Every ${named.one('story')} of the backlog is clear, small enough and ready for its place.`;
    },
  },
  noneOfRule: { title: 'None of these', text: 'Choose another reason, or everything.' },
  more: (rest: number) => `Show ${formatNumber(rest)} more`,
  splitDialog: {
    title: (title: string) => `Split “${title}”`,
    description:
      'The story itself stays as what is left of it. Each part stands right behind it, and remembers where it comes from.',
    part: (number: number) => `Part ${number}`,
    points: (number: number) => `Points of part ${number}`,
    placeholder: 'What can be done on its own',
    rest: 'Points of what is left',
    takes: (number: number) => `Criteria that go along with part ${number}`,
    add: 'One more part',
    confirm: 'Split it',
    done: (parts: number) => `${stories(parts)} split off.`,
  },
  helperDialog: {
    title: 'Who wants what, and why',
    description: 'It becomes the title. The title it has now is kept in the details.',
    who: 'As a …',
    whoPlaceholder: 'e.g. shopper in a hurry',
    what: 'I want …',
    whatPlaceholder: 'e.g. to pay without typing',
    why: 'so that …',
    whyPlaceholder: 'e.g. I do not miss my train',
    reads: 'It reads',
    confirm: 'Use it',
    sentence: (who: string, what: string, reason: string) =>
      `As ${/^[aeiou]/iu.test(who) ? 'an' : 'a'} ${who}, I want ${what}${reason === '' ? '' : `, so that ${reason}`}`,
    was: (title: string) => `It was called: ${title}`,
  },
  rulesDialog: {
    open: 'Rules…',
    title: 'Rules of grooming',
    description: 'They hold for everybody, and change at once.',
    readOnly: 'They hold for everybody. Changing them needs a link that lets you edit.',
    nearest: 'The first …',
    nearestNeeds: 'have to have',
    next: 'The next …',
    nextNeeds: 'have to have',
    mostPoints: 'Too big above so many points',
    staleDays: 'Stale after so many days',
    sizeCap: 'The backlog holds at most',
    done: 'Done',
    need: (need: ReadyNeed): string => needs[need].charAt(0).toUpperCase() + needs[need].slice(1),
  },
  size: {
    title: 'Size and age',
    now: (size: number, cap: number) => `${formatNumber(size)} of at most ${formatNumber(cap)} to be done`,
    over: (by: number) => `${formatNumber(by)} more than the team wanted`,
    age: (median: number, oldest: number) =>
      oldest === 0
        ? 'All of them came in within the last day.'
        : `Half of them came in ${median === 0 ? 'within the last day' : `${count(median, 'day')} ago or earlier`}, the oldest ${count(oldest, 'day')} ago.`,
    unknown: (number: number) =>
      `Of ${stories(number)} it is not known when they came in; they count from the beginning.`,
    chart: 'To be done at the end of each week',
    open: 'To be done',
    cap: 'At most',
    get unit() {
      return named.many('story');
    },
    rest: 'What was declined since is not counted: when it left is not kept.',
  },
} as const;
