/** Words of the portfolio: the goals and bets of all my maps side by side. */
import { count, formatNumber } from '../format.ts';

export const portfolioWords = {
  title: 'Portfolio',
  open: 'Portfolio',
  home: 'Your maps',
  lead: 'Do our bets drive our goals? Every map you can see, with its goals, its bets and what its team can do.',
  loading: 'Loading your portfolio',
  failed: {
    title: 'The portfolio could not be loaded',
    text: 'The server does not answer. Nothing is lost; try again in a moment.',
  },
  empty: {
    title: 'No goals and bets yet',
    text: 'Open a map and write down its goals under Strategy and its bets on the Roadmap. Then they stand here side by side.',
  },
  readers: {
    lead: 'Do our bets drive our goals? The goals and bets of several maps side by side, with what their teams can do.',
    empty: {
      title: 'Nothing to see yet',
      text: 'As soon as there are goals and bets on the maps of who sent this link, they are here.',
    },
  },
  sharing: {
    button: 'Share portfolio',
    title: 'Share your portfolio',
    intro:
      'Anybody with a link reads it without an account, live: goals, bets, which drive which, and capacity. No stories, no dates.',
    which:
      'Readers see the maps with goals or bets that you own or facilitate, for as long as you do; maps you may only look at stay yours.',
    shown: (titles: readonly string[]) => `Right now: ${titles.join(' · ')}.`,
    nothing: 'Right now there is none.',
    links: 'Links to your portfolio',
    none: 'No link yet. Make one above and send it to those who decide about the whole.',
  },
  figures: {
    maps: (value: number) => count(value, 'map'),
    goals: (value: number) => count(value, 'goal'),
    bets: (value: number) => count(value, 'bet'),
    idle: 'Goals no bet drives',
    aimless: 'Bets that serve no goal',
    load: 'Now, against sprint capacity',
    loadText: (now: number, capacity: number | null) =>
      capacity === null
        ? `${count(now, 'point')}, no capacity known`
        : `${formatNumber(now)} of ${count(capacity, 'point')}`,
    over: 'more than the sprints hold',
  },
  capacity: 'Work of Now against sprint capacity',
  grid: (map: string) => `Bets and the goals they drive: ${map}`,
  bet: 'Bet',
  progress: 'Progress',
  drives: 'drives this goal',
  no: 'no',
  noBet: 'No bet',
  noGoal: 'No goal',
  share: 'Share of all points',
  goalReached: (share: string) => `${share} reached`,
  notMeasured: 'not measured',
  quiet: 'Without goals and bets so far',
  left: (value: number) => `${count(value, 'more map', 'more maps')} could not be shown here.`,
  technology: 'technology',
} as const;
