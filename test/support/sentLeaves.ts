/** What answers to audiences are made of: every place in them, and the words that may stand there besides what people wrote. */
import { goalKinds } from '../../shared/model/goal.ts';
import { confidences, horizons, initiativeKinds } from '../../shared/model/initiative.ts';
import { releaseStatuses } from '../../shared/model/release.ts';
import { themeKinds } from '../../shared/model/theme.ts';
import type { Audience } from '../../shared/views/audiences/audienceView.ts';

/** Something somebody wrote, a number, yes or no, or one of these words; each may be null. */
type Leaf = 'text' | 'number' | 'boolean' | readonly string[];
type Leaves = Readonly<Record<string, Leaf>>;

const frame: Leaves = { heading: 'text', feedback: 'boolean' };
const measure = (path: string): Leaves => ({
  ...{ [`${path}.title`]: 'text', [`${path}.unit`]: 'text', [`${path}.share`]: 'number' },
  ...{ [`${path}.start`]: 'number', [`${path}.target`]: 'number', [`${path}.current`]: 'number' },
});
const part = (path: string): Leaves => ({
  ...{ [`${path}.title`]: 'text', [`${path}.outcome`]: 'text' },
  ...{ [`${path}.window`]: 'text', [`${path}.goToMarket`]: 'text' },
});

/** All that is sent; a place that is missing here is never sent. */
export const sentLeaves: { readonly [A in Audience | 'portfolio']: Leaves } = {
  executive: {
    ...frame,
    'view.audience': ['executive'],
    'view.title': 'text',
    'view.vision': 'text',
    'view.goals[].title': 'text',
    'view.goals[].kind': goalKinds,
    ...measure('view.goals[].results[]'),
    'view.themes[].title': 'text',
    'view.themes[].kind': themeKinds,
    ...measure('view.themes[].metric'),
    'view.themes[].bets[].title': 'text',
    'view.themes[].bets[].outcome': 'text',
    'view.themes[].bets[].horizon': horizons,
    'view.themes[].bets[].confidence': confidences,
    'view.themes[].bets[].exploratory': 'boolean',
    'view.themes[].bets[].share': 'number',
    'view.themes[].bets[].goals[]': 'number',
  },
  release: {
    ...frame,
    'view.audience': ['release'],
    'view.title': 'text',
    'view.called.one': 'text',
    'view.called.many': 'text',
    'view.releases[].name': 'text',
    'view.releases[].outcome': 'text',
    'view.releases[].window': 'text',
    'view.releases[].status': releaseStatuses,
    'view.releases[].share': 'number',
    ...part('view.releases[].parts[]'),
    ...part('view.unplanned[]'),
  },
  technology: {
    ...frame,
    'view.audience': ['technology'],
    'view.title': 'text',
    'view.technicalShare': 'number',
    'view.bets[].title': 'text',
    'view.bets[].details': 'text',
    'view.bets[].justification': 'text',
    'view.bets[].outcome': 'text',
    'view.bets[].horizon': horizons,
    'view.bets[].confidence': confidences,
    'view.bets[].exploratory': 'boolean',
    'view.bets[].window': 'text',
    'view.bets[].team': 'text',
    'view.bets[].theme': 'text',
    'view.bets[].goals[]': 'text',
    'view.bets[].share': 'number',
  },
  public: {
    ...frame,
    'view.audience': ['public'],
    'view.topics[].problem': 'text',
    'view.topics[].stage': horizons,
    'view.topics[].matters[].title': 'text',
    'view.topics[].matters[].details': 'text',
  },
  portfolio: {
    ...frame,
    'view.audience': ['portfolio'],
    'view.left': 'number',
    'view.maps[].audience': ['portfolio'],
    'view.maps[].title': 'text',
    'view.maps[].goals[].title': 'text',
    'view.maps[].goals[].kind': goalKinds,
    'view.maps[].goals[].period': [''],
    'view.maps[].goals[].share': 'number',
    'view.maps[].bets[].title': 'text',
    'view.maps[].bets[].kind': initiativeKinds,
    'view.maps[].bets[].horizon': horizons,
    'view.maps[].bets[].confidence': confidences,
    'view.maps[].bets[].share': 'number',
    'view.maps[].bets[].points': 'number',
    'view.maps[].bets[].goals[]': 'number',
    'view.maps[].capacity.now': 'number',
    'view.maps[].capacity.sprints': 'number',
  },
};

/** Every leaf of an answer by its path; empty lists have none. */
export function leavesOf(answer: unknown, path = ''): (readonly [string, unknown])[] {
  if (Array.isArray(answer)) return answer.flatMap((each) => leavesOf(each, `${path}[]`));
  if (typeof answer !== 'object' || answer === null) return [[path, answer]];
  return Object.entries(answer).flatMap(([key, value]) =>
    leavesOf(value, path === '' ? key : `${path}.${key}`),
  );
}

/** What an answer holds that its audience's list does not know, as words; `isWritten`: of what people wrote. */
export function unexpectedIn(
  answer: unknown,
  leaves: Leaves,
  isWritten: (text: string) => boolean,
): string[] {
  return leavesOf(answer).flatMap(([path, value]) => {
    const leaf = Object.hasOwn(leaves, path) ? leaves[path] : undefined;
    // A list of measures or a metric that is not there ends at its own name.
    const isAbsent = value === null && Object.keys(leaves).some((each) => each.startsWith(`${path}.`));
    if (isAbsent) return [];
    const isRight =
      leaf === 'text'
        ? value === null || (typeof value === 'string' && isWritten(value))
        : leaf === 'number' || leaf === 'boolean'
          ? value === null || typeof value === leaf
          : leaf?.includes(String(value));
    return isRight === true ? [] : [`${path}: ${JSON.stringify(value)}`];
  });
}
