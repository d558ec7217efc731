/** Words of the insights: what does not fit together, the line up and down, forecasts, the order of work, and what was learned. */
import type { Missing } from '../../../shared/model/commitment.ts';
import type { Stage } from '../../../shared/model/story.ts';
import type { InsightSource } from '../../../shared/model/insight.ts';
import type { Contradiction } from '../../../shared/views/contradictions.ts';
import type { DependencyTrouble } from '../../../shared/views/dependencies.ts';
import type { RoadmapMistakeKind } from '../../../shared/views/roadmapMistakes.ts';
import { count, formatNumber } from '../format.ts';
import { named } from '../levels.ts';

interface Rule {
  readonly title: string;
  readonly why: string;
  /** What to do about it. */
  readonly mend: string;
}

const contradictions: { readonly [K in Contradiction['kind']]: Rule } = {
  nowInNoSprint: {
    title: 'Promised now, in no sprint',
    why: 'The roadmap says now, the plan does not.',
    get mend() {
      return `Commit a ${named.one('story')} of it to a sprint, or move it to Next.`;
    },
  },
  plannedForLater: {
    title: 'Planned, but for a later release',
    get why() {
      return `Work has begun on ${named.many('story')} whose ${named.one('release')} is not the next one.`;
    },
    mend: 'Pull it into the next slice, or take it out of the sprint.',
  },
  plannedWithout: {
    title: 'Planned, without owner or due date',
    why: 'Work in the plan has both. An import, or changes made at the same time, may leave one out.',
    mend: 'Set what is missing, or take it out of the plan.',
  },
  needsLater: {
    get title() {
      return `Needs a ${named.one('story')} that comes later`;
    },
    why: 'What is needed has to come first, or it cannot be finished.',
    mend: 'Move the needed one up, or this one down; or take the dependency off.',
  },
  doneUnmeasured: {
    title: 'Done, and nobody knows what it changed',
    get why() {
      return `All ${named.many('story')} are done, and the metric of the theme has no current value.`;
    },
    mend: 'Measure, and write the value into the theme.',
  },
  sliceOverCapacity: {
    get title() {
      return `${named.heading('release')} over capacity`;
    },
    why: 'It holds more points than it should.',
    get mend() {
      return `Slice higher: move what can wait into the next ${named.one('release')}.`;
    },
  },
  nowOverloaded: {
    title: 'Now is overloaded',
    why: 'More is promised now than the sprints that are not over hold together.',
    mend: 'Move an initiative to Next, or make its scope smaller.',
  },
};

const mistakes: { readonly [K in RoadmapMistakeKind]: Rule } = {
  concretePromise: {
    title: 'Concrete promise',
    why: 'A day or a month reads as a promise, and so does Now with low confidence.',
    mend: 'Say a quarter or a half instead, and keep Now for what is sure.',
  },
  kitchenSink: {
    title: 'Kitchen sink',
    why: 'A roadmap with everything on it chooses nothing.',
    mend: 'Put together what serves the same goal, and archive what nobody would miss.',
  },
  noWhy: {
    title: 'No why',
    why: 'Without a goal, an outcome or a justification nobody can say whether it was worth it.',
    mend: 'Link a goal, and write what will be different.',
  },
  builtInSilo: {
    title: 'Built in a silo',
    get why() {
      return `No insight speaks for any of its ${named.many('story')}: nobody outside has asked for it.`;
    },
    mend: 'Talk to people who would use it, and keep what they say as an insight here.',
  },
  setAndForget: {
    title: 'Set and forget',
    why: 'A roadmap nobody looks at tells of last quarter.',
    mend: 'Review it: confirm what holds, move what is finished or rests.',
  },
};

const troubles: { readonly [T in DependencyTrouble]: string } = {
  later: 'which comes later',
  unscheduled: 'which is unscheduled',
  archived: 'which was archived',
};

export const insightWords = {
  title: 'Insights',
  tabs: {
    label: 'Kinds of insights',
    findings: 'Findings',
    line: 'Throughline',
    forecast: 'Forecast',
    order: 'Order of work',
    learned: 'Learned',
    artifacts: 'Artifacts',
  },
  findings: {
    title: 'What does not fit together',
    summary: (number: number) => (number === 0 ? 'Nothing found' : count(number, 'finding')),
    none: {
      title: 'Roadmap, slices and plan agree',
      get text() {
        return `Every goal has work, every ${named.one('story')} serves a goal, and nothing is promised that is not planned.`;
      },
    },
    mend: (how: string) => `What to do: ${how}`,
    contradictions: 'Contradictions',
    orphans: 'Orphans',
    mistakes: 'Mistakes of roadmaps',
    more: (number: number) => `Show ${count(number, 'more', 'more')}`,
    onMap: (title: string) => `Show ${title} on the map`,
    aligned: {
      title: 'Work that serves no goal',
      text: (share: number, part: string, all: string) =>
        `${formatNumber(Math.round(share * 100))} % of what is still to be done: ${part} of ${all}.`,
      none: 'Nothing is left to be done.',
    },
    rules: contradictions,
    orphanRules: {
      stories: {
        get title() {
          return `${named.headings('story')} without a goal`;
        },
        why: 'They are for no initiative, or for one that serves no goal.',
        mend: 'Link an initiative in the details, or decline it.',
      },
      initiatives: {
        title: 'Initiatives without a goal',
        why: 'A bet that drives no goal.',
        mend: 'Say which goal it serves, or let it go.',
      },
      goals: {
        title: 'Goals without work',
        get why() {
          return `No initiative serves them, or none with a ${named.one('story')}.`;
        },
        mend: 'Find an initiative that would drive it.',
      },
    } satisfies Record<string, Rule>,
    mistakeRules: mistakes,
    /** What exactly was found. */
    plannedFor: (story: string, release: string) => `${story} · ${release}`,
    plannedWithout: (story: string, missing: readonly Missing[]) =>
      `${story} · ${missing.map((each) => (each === 'owner' ? 'no owner' : 'no due date')).join(', ')}`,
    needs: (story: string, needed: string, trouble: DependencyTrouble) =>
      `${story} needs ${needed}, ${troubles[trouble]}`,
    unmeasured: (initiative: string, theme: string | null) =>
      theme === null ? `${initiative} · no theme` : `${initiative} · ${theme}`,
    over: (name: string, points: number, capacity: number) =>
      `${name} · ${formatNumber(points)} of ${count(capacity, 'point')}`,
    nowOver: (points: number, capacity: number) =>
      `${count(points, 'point')} promised now, ${formatNumber(capacity)} in the sprints to come`,
    noInitiative: (title: string) => `${title} · no initiative`,
    noGoal: (title: string) => `${title} · its initiative serves no goal`,
    noStory: (title: string) => `${title} · its initiatives have no ${named.many('story')}`,
    nobodyServes: (title: string) => `${title} · no initiative serves it`,
    promise: (title: string, text: string) => `${title} · “${text}”`,
    unsure: (title: string) => `${title} · in Now with low confidence`,
    sink: (column: string, number: number, most: number) =>
      `${column} holds ${formatNumber(number)} initiatives; ${formatNumber(most)} are as many as one can choose from`,
    columns: { now: 'Now', next: 'Next', later: 'Later' },
    without: (title: string, why: 'goal' | 'outcome' | 'justification') => `${title} · no ${why}`,
    neverReviewed: 'The roadmap was never confirmed by a review',
    reviewed: (days: number) => `The last review of the roadmap was ${count(days, 'day')} ago`,
    finished: (title: string) => `${title} · all of it is done, and it still stands in Now`,
    quiet: (title: string, days: number) => `${title} · nothing planned or done for ${count(days, 'day')}`,
  },
  line: {
    title: 'From the vision to the sprint, and back up',
    up: 'From a card up',
    get pick() {
      return `Find ${named.a('story')}`;
    },
    get pickNote() {
      return `Choose ${named.a('story')} to see what it is for.`;
    },
    down: 'From the goals down',
    vision: 'Vision',
    noVision: 'Nobody has written a vision yet.',
    goal: 'Goal',
    noGoals: 'There is no goal yet. Write one on the Strategy surface; its work shows here.',
    initiative: 'Initiative',
    theme: 'Theme',
    release: () => named.heading('release'),
    sprint: 'Sprint',
    nothing: {
      goal: 'serves no goal',
      initiative: 'for no initiative',
      release: 'unscheduled',
      sprint: 'in no sprint',
    },
    done: (done: number, all: number) => `${formatNumber(done)} of ${named.count(all, 'story')} done`,
    noWork: 'no work yet',
    result: (title: string, percent: number | null) =>
      percent === null ? `${title} · not measured` : `${title} · ${percent} %`,
    share: (title: string) => `Progress of ${title}`,
    initiatives: (title: string) => `Initiatives for ${title}`,
    stories: (number: number) => named.count(number, 'story'),
    serves: 'Serves',
    servesNothing: 'Nothing yet: it is for no initiative.',
  },
  forecast: {
    title: 'When will it be done?',
    get release() {
      return named.heading('release');
    },
    get noRelease() {
      return `There is no ${named.one('release')} to forecast. Slice the map first.`;
    },
    note: (days: number, points: number) =>
      `10,000 futures, drawn from the pace of the last ${count(days, 'day')} (${count(points, 'day')} on which something was done). A range, not a promise.`,
    chart: (name: string) => `Burn-up of ${name}`,
    done: 'Done',
    scope: 'Scope as it is now',
    cone: 'Likely end',
    unit: 'points',
    summary: (done: number, scope: number) => `${formatNumber(done)} of ${count(scope, 'point')} are done.`,
    noChart: 'The burn-up begins with the first estimated story that is done.',
    table: 'Forecast of every release',
    alone: 'Each as if the whole team worked on it alone from today on.',
    columns: { left: 'Left', percent: (percent: number) => `${percent} % sure` },
    left: (number: number, unit: 'points' | 'stories') =>
      unit === 'points' ? count(number, 'point') : named.count(number, 'story'),
    tooFew: (known: number, needed: number) =>
      `Not yet: ${count(needed, 'day')} with something done are needed, ${formatNumber(known)} so far.`,
    isDone: 'Done',
    empty: 'Nothing in it',
    never: 'over two years',
    waiting: '…',
    by: (day: string) => `by ${day}`,
    answer: (fifty: string, sure: string, surest: string) =>
      `Half of the futures are done by ${fifty}, 85 of 100 by ${sure}, 95 by ${surest}.`,
  },
  order: {
    title: 'What can be done in which order',
    start: 'Can start now',
    startNote: 'In the backlog or planned, and nothing it needs is open; in the order of the backlog.',
    startNone: 'Nothing: everything has begun, waits for something, or is done.',
    blocked: 'Blocked',
    blockedNote: 'It waits for what is not done.',
    blockedNone: 'Nothing waits for anything.',
    waits: (title: string, stage: string) => `waits for ${title} (${stage.toLowerCase()})`,
    outside: (party: string, due: string | null) =>
      due === null ? `waits for ${party}` : `waits for ${party}, due ${due}`,
    valid: 'A valid order',
    validNote: 'Each one after all it needs, near the order of the backlog.',
    get validNone() {
      return `No ${named.one('story')} needs another one. Dependencies are added in the details of a card.`;
    },
    cycles: 'Circles',
    cyclesNote: 'They need each other, so none of them can come first. Take one dependency off.',
    begun: (stage: Stage) => stage,
  },
  learned: {
    title: 'What we learned',
    add: 'Add an insight',
    none: {
      title: 'Nothing learned yet',
      text: 'Keep what interviews, tickets, sales calls and competitors tell you, why it matters, and which stories it speaks for. The roadmap is then checked against it.',
      viewer: 'When an editor keeps what somebody outside said, it shows here.',
    },
    sources: {
      interview: 'Interview',
      ticket: 'Ticket',
      salesCall: 'Sales call',
      nps: 'NPS',
      competitor: 'Competitor',
      internal: 'Internal',
      feedback: 'Feedback from a view',
    } satisfies Record<InsightSource, string>,
    source: 'Source',
    all: 'All sources',
    text: 'What was said or seen',
    textPlaceholder: 'e.g. Six of eight gave up at the address',
    why: 'Why it matters',
    whyHint: 'Needed: without it nobody knows what to do with it.',
    whyPlaceholder: 'e.g. They lose the basket, and we lose the sale',
    stories: 'Speaks for',
    link: 'Link a story',
    unlink: (title: string) => `Take the link to ${title} off`,
    open: (title: string) => `Open ${title}`,
    noStories: 'No story yet',
    archive: 'Archive',
    archived: (title: string) => `${title} is archived.`,
    at: (day: string) => `kept on ${day}`,
    save: 'Keep it',
    description: 'Something learned outside the team or inside, and the reason to remember it.',
    card: (title: string) => `Insight: ${title}`,
    list: 'Insights',
  },
} as const;
