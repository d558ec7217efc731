/** Words of dot voting: starting a vote, one's own dots, the reveal and the end. */
import { mostDots } from '../../../shared/model/voting.ts';
import { count, formatNumber } from '../format.ts';
import { named } from '../levels.ts';

const left = (number: number, of: number): string => `${formatNumber(number)} of ${count(of, 'dot')} left`;

export const votingWords = {
  title: 'Dot vote',
  start: 'Start a dot vote…',
  show: 'Show the dot vote',
  close: 'Close the dot vote',

  startTitle: 'Start a dot vote',
  get intro() {
    return `Everybody who may comment puts dots on ${named.many('story')}. Nobody sees where others put theirs until you reveal them.`;
  },
  dots: 'Dots per person',
  get scope() {
    return `${named.headings('story')} of`;
  },
  wholeMap: 'Whole map',
  submit: 'Start the vote',
  badDots: `Give a whole number between 1 and ${mostDots}.`,
  failed: (reason: string) => `Not done: ${reason}`,
  isOpen: 'A dot vote is going on already. End it before you start another one.',

  goingOn: 'A dot vote is going on',
  strip: (number: number, of: number) => `Dot vote: ${left(number, of)}`,
  left,
  voted: (number: number) =>
    number === 0
      ? 'Nobody has voted yet'
      : `${count(number, 'person', 'people')} ${number === 1 ? 'has' : 'have'} voted`,
  revealed: (number: number) => `Dot vote: ${count(number, 'person', 'people')} voted`,
  get showStories() {
    return `Show ${named.many('story')}`;
  },
  get hideStories() {
    return `Hide ${named.many('story')}`;
  },
  showRanking: 'Show ranking',
  hideRanking: 'Hide ranking',
  reveal: 'Reveal',
  end: 'End',

  endTitle: 'End the dot vote without a reveal?',
  endText: (number: number) =>
    number === 0
      ? 'Nobody has voted yet. Nothing is revealed.'
      : `Nothing is revealed: the dots of ${count(number, 'person', 'people')} are forgotten. Reveal them first if they are to be seen.`,
  endNow: 'End the vote',

  /** Read out as they happen. */
  told: {
    opened: (number: number) => `A dot vote has begun. You have ${count(number, 'dot')}.`,
    openedForViewers: 'A dot vote has begun.',
    revealed: (number: number) => `The dot vote is revealed. ${count(number, 'person', 'people')} voted.`,
    ended: 'The dot vote has ended.',
  },

  loading: 'Loading your dots',
  get hidden() {
    return `Put your dots on ${named.many('story')}, one or several on each. Nobody sees where others put theirs before the reveal.`;
  },
  viewersOnly: 'You can look at this map. Whoever may comment votes.',
  about: (slice: string) => `On the slice “${slice}”`,
  noStories: {
    get title() {
      return `There are no ${named.many('story')} to vote on`;
    },
    get text() {
      return `They appear here as soon as the map has ${named.many('story')} where this vote is held.`;
    },
  },
  none: {
    title: 'No dot vote is going on',
    text: 'A facilitator or the owner of this map starts one.',
  },
  get list() {
    return `${named.headings('story')} to vote on`;
  },
  /** Heads the stories with my dots that were archived or moved out of the slice. */
  outside: 'Not part of the vote any more',
  takeBack: 'Take back',
  takeAll: (title: string, dots: number) => `Take back ${count(dots, 'dot')} from “${title}”`,
  put: (title: string) => `Put a dot on “${title}”`,
  take: (title: string) => `Take a dot off “${title}”`,
  dotsOn: (title: string) => `Your dots on “${title}”`,
  ownDots: 'Your dots',
  said: (title: string, dots: number, number: number, of: number) =>
    `${count(dots, 'dot')} on “${title}”. ${left(number, of)}.`,
  noneLeft: (of: number) => `No dots left: all ${formatNumber(of)} are put. Take one back first.`,

  notVoted: (reason: string) => `Not voted: ${reason} Your dots stay as they were.`,
  /** By the code of the server's answer. */
  reasons: {
    noDotsLeft: 'You have no dots left, perhaps because you voted in another window.',
    votingOver: 'The dot vote is over.',
    noSuchVoting: 'The dot vote is over.',
    get noSuchRecord() {
      return `This ${named.one('story')} is not part of the vote any more.`;
    },
  },

  ranking: 'Ranking',
  number: (dots: number) => count(dots, 'dot'),
  summary: (voters: number, dots: number) =>
    `${count(voters, 'person', 'people')} voted, ${count(dots, 'dot')} in all.`,
  hasEnded: 'This vote has ended: its dots are not on the cards any more.',
  nobody: {
    title: 'Nobody put a dot',
    text: 'The vote was revealed without any.',
  },
  place: (place: number) => `${place}.`,
} as const;
