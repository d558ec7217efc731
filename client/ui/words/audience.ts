/** Words of the views for audiences: the page readers see, and the dialog their links are made in. */
import type { Horizon } from '../../../shared/model/initiative.ts';
import type { Audience } from '../../../shared/views/audiences/audienceView.ts';
import { count, formatNumber } from '../format.ts';

const percent = (share: number): string => `${Math.round(share * 100)} %`;

const horizons: { readonly [H in Horizon]: string } = { now: 'Now', next: 'Next', later: 'Later' };

export const audienceWords = {
  names: {
    executive: 'Executive view',
    release: 'Release plan',
    technology: 'Technology view',
    public: 'Public view',
  } satisfies Record<Audience, string>,

  horizons,
  confidences: { high: 'High confidence', medium: 'Medium confidence', low: 'Low confidence' },
  exploratory: 'Exploratory',
  goalKinds: { customer: 'Customer goal', business: 'Business goal' },
  themeKinds: { problem: 'Customer problem', opportunity: 'Opportunity' },
  percent,
  progressOf: (what: string) => `Progress: ${what}`,
  notStarted: 'No work yet',
  unmeasured: 'Not measured yet',
  goals: (titles: readonly string[]) => `Serves: ${titles.join(' · ')}`,
  noGoal: 'Serves no goal yet',
  untitled: 'Untitled',
  /** Where a number stands between where it began and where it shall be. */
  measure: (from: number | null, to: number | null, now: number | null, unit: string): string => {
    const say = (value: number): string => `${formatNumber(value)}${unit === '' ? '' : ` ${unit}`}`;
    const parts = [
      now === null ? '' : `now ${say(now)}`,
      from === null ? '' : `from ${say(from)}`,
      to === null ? '' : `to ${say(to)}`,
    ];
    return parts.filter(Boolean).join(', ');
  },

  executive: {
    vision: 'Vision',
    goals: 'Goals',
    themes: 'Themes and bets',
    noTheme: 'Bets of no theme',
    noBets: 'No bet yet.',
    empty: {
      title: 'Nothing to show yet',
      text: 'As soon as the team writes down a vision, goals or themes, they are here.',
    },
  },
  release: {
    parts: 'What is in it',
    noParts: 'No initiative has work in it yet.',
    window: 'Window',
    goToMarket: 'How we tell it',
    outcome: 'Outcome',
    unplanned: 'In no release yet',
    empty: {
      title: 'No releases yet',
      text: 'As soon as the team slices its map, the slices are here.',
    },
  },
  technology: {
    share: 'Technical work',
    shareText: (share: string) => `${share} of all work still to be done is technical.`,
    justification: 'Why it is worth it',
    noJustification: 'Nobody has written down yet why it is worth it.',
    outcome: 'Outcome',
    theme: 'Theme',
    window: 'Window',
    team: 'Team',
    none: 'Nothing here.',
    empty: {
      title: 'No technical initiatives yet',
      text: 'As soon as the roadmap has initiatives of the kind “technology”, they are here.',
    },
  },
  public: {
    heading: 'What we are working on',
    lead: 'The problems we care about, from what we are on now to what we are only thinking about.',
    stages: {
      now: { title: 'Working on it', text: 'We are on these problems now.' },
      next: { title: 'Finding out how', text: 'We are looking for the right way.' },
      later: { title: 'Thinking about it', text: 'We know of them and are collecting what we learn.' },
    },
    others: 'Also on our minds',
    promise:
      'No promises: this is what we know today. Plans change as we learn, so there are no dates here, and nothing on this page is a commitment.',
    empty: {
      title: 'Nothing to see yet',
      text: 'The team has not written anything for this page so far. Come back later, or tell us what you need.',
    },
  },

  page: {
    loading: 'Opening the view…',
    live: 'Live',
    liveHint: 'This page follows the team’s work by itself.',
    updated: (time: string) => `Updated ${time}`,
    changed: 'The view has changed.',
    away: 'Not connected',
    awayText: 'The server does not answer. What you see is how it was last; it follows again by itself.',
    print: 'Print',
    printed: (day: string) => `As it was on ${day}`,
    madeWith: 'Made with Throughline',
    offline: {
      title: 'The view cannot be reached',
      text: 'The server does not answer. Check your connection; the page keeps trying and opens by itself.',
    },
    revoked: {
      title: 'This link was taken back',
      text: 'The people who sent it have ended it. Ask them for a new one if you still need it.',
    },
    expired: {
      title: 'This link has ended',
      text: 'It was made for a certain time, and that is over. Ask the people who sent it for a new one.',
    },
    gone: {
      title: 'There is nothing behind this link',
      text: 'It may not be complete, or what it led to was deleted. Open it again from the message it came in.',
    },
  },

  feedback: {
    title: 'Tell us what you need',
    text: 'What is in your way, or what would help you? The team reads it; nobody else sees it here.',
    what: 'What is it about?',
    why: 'Why does it matter to you? (optional)',
    send: 'Send',
    sending: 'Sending…',
    thanks: 'Thank you. The team has it now.',
    more: 'Say something else',
    empty: 'Please write something first.',
    failed: (reason: string) => `Not sent: ${reason} What you wrote is still here.`,
  },

  open: 'Audience views…',
  button: 'Audience views',
  dialog: {
    title: 'Audience views',
    intro:
      'The same map, told to people who should not see all of it. Each link shows one view, live; what is not in it never reaches their browser.',
    notAllowed:
      'Facilitators and owners make links for audiences. You can see here what each audience would get.',
    audience: 'Who is it for?',
    audiences: {
      executive: {
        sees: 'Vision, goals, themes, bets and how far they are',
        never: 'no stories, no dates, no working texts',
      },
      release: {
        sees: 'Releases with windows, their initiatives, how they are told',
        never: 'no stories, no estimates',
      },
      technology: {
        sees: 'Technical initiatives with why they are worth it',
        never: 'no stories, no product bets',
      },
      public: {
        sees: 'Problems, in the words written for outsiders',
        never: 'no dates, no features, nothing internal',
      },
    } satisfies Record<Audience, { sees: string; never: string }>,
    heading: 'Heading readers see',
    headingHint: (usual: string) => `Left empty: “${usual}”.`,
    feedback: 'Readers may say something',
    feedbackHint: 'It becomes an insight on this map. No other reader sees it.',
    preview: 'Exactly what they will see',
    previewOf: (name: string) => `Preview: ${name}`,
    dates: 'Dates somebody typed into a text are left out for this audience.',
    nothingPublic:
      'Nothing is public yet. An initiative appears here as soon as it has a public title; its theme comes with it when that is a customer problem.',
    links: 'Links for audiences',
    none: 'No link yet. Choose an audience above, look at what they will see, and make one.',
    feedbackOf: (what: string) => `Readers of ${what} may say something`,
    feedbackOn: 'Feedback',
    feedbackChanged: (isOn: boolean) =>
      isOn ? 'Readers of this link may say something now.' : 'Readers of this link can say nothing any more.',
    revokeThis: (what: string, made: string) => `Revoke the link to ${what}, ${made}`,
    revoked: 'The link is revoked. Whoever reads by it is told within seconds.',
    forShare: 'People who should not see the map itself',
    forShareText:
      'Executives, sales, the public: each gets a view of their own, without what is not for them.',
  },
  counted: (value: number, one: string) => count(value, one),
} as const;
