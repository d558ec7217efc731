/** Random decisions about the line from vision to sprint. */
import type { strategyCommands } from '../../shared/commands/strategyCommands.ts';
import { artifactKinds } from '../../shared/model/artifact.ts';
import { goalKinds } from '../../shared/model/goal.ts';
import type { Kind } from '../../shared/model/id.ts';
import { confidences, horizons } from '../../shared/model/initiative.ts';
import { insightSources } from '../../shared/model/insight.ts';
import { moscows, stages, storyKinds } from '../../shared/model/story.ts';
import { themeKinds } from '../../shared/model/theme.ts';
import { scoreNames } from '../../shared/views/scoring.ts';
import { withId, withSome, type Generator } from './chooser.ts';

type StrategyName = keyof typeof strategyCommands;

/** The kinds these commands make. */
export const strategyKinds: readonly Kind[] = [
  'goal',
  'keyResult',
  'theme',
  'initiative',
  'sprint',
  'capacity',
  'tradeOff',
  'insight',
  'artifact',
];

export const strategyGenerators: { readonly [N in StrategyName]: Generator<N> } = {
  addArtifact: (choose) => ({
    kind: choose.random.pick(artifactKinds),
    title: choose.words(),
    sprintId: choose.id('sprint'),
    url: choose.random.pick([null, 'https://example.org/design']),
    ...choose.place('artifact'),
  }),
  addGoal: (choose) => ({
    title: choose.words(),
    kind: choose.random.pick(goalKinds),
    ...choose.place('goal'),
  }),
  addInitiative: (choose) => ({
    title: choose.words(),
    themeId: choose.id('theme'),
    goals: some(choose.id('goal')),
    horizon: choose.random.pick(horizons),
    tradeOff: choose.tradeOff(),
    ...choose.place('initiative'),
  }),
  addInsight: (choose) => ({
    source: choose.random.pick(insightSources),
    title: choose.words(),
    why: 'They leave',
    stories: choose.stories(),
  }),
  addKeyResult: (choose) =>
    withId(choose.id('goal'), (goalId) => ({
      goalId,
      title: choose.words(),
      start: choose.estimate(),
      target: choose.estimate(),
      ...choose.place('keyResult'),
    })),
  addSprint: (choose) => ({
    name: choose.words(),
    start: choose.day(),
    end: choose.day(),
    capacity: choose.estimate(),
    ...choose.place('sprint'),
  }),
  addTheme: (choose) => ({
    title: choose.words(),
    kind: choose.random.pick(themeKinds),
    ...choose.place('theme'),
  }),
  addToBacklog: (choose) =>
    withId(choose.id('step'), (stepId) => ({
      stepId,
      stories: [{ title: choose.words(), estimate: choose.estimate() }],
      releaseId: choose.random.chance(0.5) ? choose.lane() : undefined,
      initiativeId: choose.id('initiative'),
      ...choose.place('story'),
    })),
  commitStories: (choose) =>
    withSome(choose.stories(), (ids) => ({
      ids,
      sprintId: choose.random.chance(0.2) ? null : choose.id('sprint'),
      from: choose.random.chance(0.5) ? (choose.id('sprint') ?? undefined) : undefined,
      owner: choose.random.chance(0.8) ? choose.person() : undefined,
      due: choose.random.chance(0.8) ? choose.day() : undefined,
      onlyMissing: choose.random.chance(0.5),
      tradeOff: choose.tradeOff(),
    })),
  confirmArtifact: (choose) => withId(choose.id('artifact'), (id) => ({ id })),
  keepStories: (choose) => withSome(choose.stories(), (ids) => ({ ids })),
  linkInitiative: (choose) =>
    withSome(choose.stories(), (ids) => ({ ids, initiativeId: choose.id('initiative') })),
  linkInsight: (choose) =>
    withId(choose.id('insight'), (id) =>
      withId(choose.id('story'), (storyId) => ({ id, storyId, on: choose.random.chance(0.6) })),
    ),
  linkIssues: (choose) =>
    withSome(choose.stories(), (ids) => ({
      links: [...new Set(ids)].map((storyId) => ({
        storyId,
        issue: choose.random.pick([null, ...[1, 2].map(issueOf)]),
      })),
    })),
  mergeStories: (choose) =>
    withId(choose.id('story'), (id) => withSome(choose.stories(), (ids) => ({ id, ids }))),
  moveInitiative: (choose) =>
    withId(choose.id('initiative'), (id) => ({
      id,
      horizon: choose.random.chance(0.6) ? choose.random.pick(horizons) : undefined,
      tradeOff: choose.tradeOff(),
      ...choose.place('initiative'),
    })),
  moveStage: (choose) =>
    withSome(choose.stories(), (ids) => ({
      ids,
      stage: choose.random.pick(stages),
      owner: choose.random.chance(0.6) ? choose.person() : undefined,
      due: choose.random.chance(0.6) ? choose.day() : undefined,
      reason: choose.random.pick([undefined, 'Too late']),
      tradeOff: choose.tradeOff(),
    })),
  rewordStory: (choose) =>
    withId(choose.id('story'), (id) => ({ id, title: choose.words(), note: choose.words() })),
  scoreStory: (choose) =>
    withId(choose.id('story'), (id) => ({
      id,
      moscow: choose.random.pick([...moscows, null]),
      reach: choose.estimate(),
      userValue: choose.random.chance(0.5) ? choose.estimate() : undefined,
      rating1: choose.random.chance(0.5) ? choose.random.below(11) : undefined,
      rating2: choose.random.chance(0.5) ? choose.random.below(11) : undefined,
    })),
  setCapacity: (choose) =>
    withId(choose.id('sprint'), (sprintId) => ({
      sprintId,
      person: choose.random.pick(['Alice', 'Bob']),
      available: choose.estimate(),
    })),
  setVision: (choose) => ({ text: `${choose.words()}${choose.words()}` }),
  sortBacklog: (choose) => ({ by: choose.random.pick(scoreNames) }),
  splitStory: (choose) =>
    withId(choose.id('story'), (id) => ({
      id,
      parts: [
        {
          title: choose.words(),
          estimate: choose.estimate(),
          criteria: some(choose.id('criterion', (criterion) => criterion.storyId === id)),
        },
        { title: choose.words() },
      ],
    })),
  updateArtifact: (choose) =>
    withId(choose.id('artifact'), (id) => ({
      id,
      initiativeId: choose.id('initiative'),
      ...choose.place('artifact'),
    })),
  updateGoal: (choose) =>
    withId(choose.id('goal'), (id) => ({ id, period: choose.words(), ...choose.place('goal') })),
  updateInitiative: (choose) =>
    withId(choose.id('initiative'), (id) => ({
      id,
      themeId: choose.random.chance(0.5) ? choose.id('theme') : undefined,
      goals: choose.random.chance(0.5) ? some(choose.id('goal')) : undefined,
      confidence: choose.random.pick(confidences),
    })),
  updateInsight: (choose) =>
    withId(choose.id('insight'), (id) => ({ id, source: choose.random.pick(insightSources) })),
  updateKeyResult: (choose) =>
    withId(choose.id('keyResult'), (id) => ({
      id,
      current: choose.estimate(),
      ...choose.place('keyResult'),
    })),
  updateSprint: (choose) =>
    withId(choose.id('sprint'), (id) => ({
      id,
      start: choose.random.chance(0.5) ? choose.day() : undefined,
      end: choose.random.chance(0.5) ? choose.day() : undefined,
      ...choose.place('sprint'),
    })),
  updateStories: (choose) =>
    withSome(choose.stories(), (ids) => ({
      ids,
      kind: choose.random.chance(0.4) ? choose.random.pick(storyKinds) : undefined,
      owner: choose.random.chance(0.4) ? choose.person() : undefined,
      estimate: choose.random.chance(0.4) ? choose.estimate() : undefined,
      moscow: choose.random.chance(0.4) ? choose.random.pick([...moscows, null]) : undefined,
    })),
  updateTheme: (choose) =>
    withId(choose.id('theme'), (id) => ({ id, current: choose.estimate(), ...choose.place('theme') })),
};

/** How often people decide what. */
export const strategyWeights: Readonly<Record<StrategyName, number>> = {
  addArtifact: 1,
  addGoal: 3,
  addInitiative: 4,
  addInsight: 2,
  addKeyResult: 2,
  addSprint: 3,
  addTheme: 2,
  addToBacklog: 3,
  commitStories: 5,
  confirmArtifact: 1,
  keepStories: 1,
  linkInitiative: 3,
  linkInsight: 2,
  linkIssues: 2,
  mergeStories: 2,
  moveInitiative: 4,
  moveStage: 5,
  rewordStory: 1,
  scoreStory: 2,
  setCapacity: 3,
  setVision: 2,
  sortBacklog: 2,
  splitStory: 2,
  updateArtifact: 1,
  updateGoal: 2,
  updateInitiative: 3,
  updateInsight: 1,
  updateKeyResult: 2,
  updateSprint: 3,
  updateStories: 3,
  updateTheme: 1,
};

const issueOf = (number: number) => ({
  key: `#${number}`,
  url: `https://example.org/issues/${number}`,
});

function some<I>(id: I | null): I[] {
  return id === null ? [] : [id];
}
