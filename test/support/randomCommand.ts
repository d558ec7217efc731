/** Random decisions of people on a map: any command, with input that fits the map as it is, or just no longer does. */
import type { CommandName, InputOf } from '../../shared/commands/registry.ts';
import { pastMapOf } from '../../shared/commands/restoreMap.ts';
import { freeKinds } from '../../shared/model/freeThing.ts';
import { dependencyKinds } from '../../shared/model/dependency.ts';
import { hues } from '../../shared/model/hue.ts';
import { kinds, type Kind } from '../../shared/model/id.ts';
import { lockableKinds, type LockableId } from '../../shared/model/locked.ts';
import type { MapRecords } from '../../shared/model/records.ts';
import { releaseStatuses } from '../../shared/model/release.ts';
import { severities, stages, storyKinds } from '../../shared/model/story.ts';
import { isInBacklog } from '../../shared/views/backlog.ts';
import { Chooser, withId, withSome, type Generator } from './chooser.ts';
import type { Random } from './random.ts';
import { strategyGenerators, strategyKinds, strategyWeights } from './randomStrategy.ts';

export interface Decision {
  readonly name: CommandName;
  readonly input: unknown;
}

const generators: { readonly [N in CommandName]: Generator<N> } = {
  ...strategyGenerators,
  addActivity: (choose) => ({ title: choose.words(), ...choose.place('activity') }),
  addCriteria: (choose) =>
    withId(choose.id('story'), (storyId) => ({
      storyId,
      criteria: [{ title: choose.words() }, { title: choose.words(), done: true }],
      ...choose.place('criterion'),
    })),
  addDependency: (choose) =>
    withId(choose.id('story'), (storyId) =>
      withId(choose.id('story'), (needsId) => ({
        storyId,
        kind: choose.random.pick(dependencyKinds),
        ...(choose.random.chance(0.2) ? { external: 'The bank', due: choose.day() } : { needsId }),
      })),
    ),
  addFreeThings: (choose) => ({
    things: [
      { kind: 'sticky', at: choose.point(), title: choose.words() },
      choose.random.pick<InputOf<'addFreeThings'>['things'][number]>([
        { kind: 'frame', at: choose.point() },
        { kind: 'text', at: choose.point(), title: choose.words(), scale: 'large' },
        { kind: 'arrow', from: choose.arrowEnd(), to: choose.arrowEnd() },
        { kind: 'stroke', at: choose.point(), path: '0 0 50 30 40 80' },
        { kind: 'image', hash: 'a'.repeat(64), at: choose.point(), size: { width: 90, height: 60 } },
      ]),
    ],
  }),
  addLabel: (choose) => ({ name: `Label ${choose.random.below(99)}` }),
  addPersona: (choose) => ({ name: `Persona ${choose.random.below(99)}` }),
  addRelease: (choose) => ({ name: choose.words(), ...choose.place('release') }),
  addStep: (choose) =>
    withId(choose.id('activity'), (activityId) => ({
      activityId,
      title: choose.words(),
      ...choose.place('step'),
    })),
  addStories: (choose) =>
    withId(choose.id('step'), (stepId) => ({
      stepId,
      releaseId: choose.lane(),
      stories: Array.from({ length: 1 + choose.random.below(3) }, () => ({
        title: choose.words(),
        estimate: choose.estimate(),
      })),
      ...choose.place('story'),
    })),
  archive: (choose) => {
    const choice: Kind[] = choose.random.chance(0.3)
      ? ['activity', 'step', 'release', 'goal', 'theme', 'initiative', 'sprint']
      : ['story', 'persona', 'label', 'dependency', 'criterion', ...strategyKinds, ...freeKinds];
    return withId(choose.anyId(choice), (id) => ({ ids: [id] }));
  },
  attachArrow: (choose) =>
    withId(choose.id('arrow'), (id) => ({
      id,
      end: choose.random.pick(['from', 'to']),
      put: choose.arrowEnd(),
    })),
  editText: (choose) =>
    withId(
      choose.id(
        choose.random.pick(['story', 'story', 'story', 'criterion', 'sticky', 'text', 'goal', 'initiative']),
      ),
      (id) => ({
        id,
        field: 'title' as const,
        at: choose.random.below(8),
        remove: choose.random.below(4),
        insert: choose.words(),
      }),
    ),
  importMap: (choose) => ({
    plan: {
      personas: [],
      labels: [{ key: 'l', name: 'Imported' }],
      releases: [{ key: 'r', name: choose.random.pick(['Pay', 'Imported']) }],
      activities: [{ key: 'a', title: 'Imported' }],
      steps: [{ key: 's', title: 'Imported', activity: 'a' }],
      stories: [
        {
          key: '1',
          title: 'Imported',
          step: 's',
          release: 'r',
          labels: ['l'],
          stage: choose.random.pick(stages),
        },
      ],
    },
  }),
  moveActivity: (choose) => withId(choose.id('activity'), (id) => ({ id, ...choose.place('activity') })),
  lockThings: (choose) => withId(choose.anyId(lockableKinds), (id) => ({ ids: [id as LockableId] })),
  moveCriterion: (choose) => withId(choose.id('criterion'), (id) => ({ id, ...choose.place('criterion') })),
  moveFreeThings: (choose) => withSome(choose.free(), (ids) => ({ ids, by: choose.point() })),
  movePersona: (choose) => withId(choose.id('persona'), (id) => ({ id, ...choose.place('persona') })),
  moveRelease: (choose) => withId(choose.id('release'), (id) => ({ id, ...choose.place('release') })),
  moveStep: (choose) =>
    withId(choose.id('step'), (id) => ({
      id,
      activityId: choose.random.chance(0.5) ? (choose.id('activity') ?? undefined) : undefined,
      ...choose.place('step'),
    })),
  moveStories: (choose) =>
    withSome(choose.stories(), (ids) => ({
      ids,
      stepId: choose.random.chance(0.5) ? (choose.id('step') ?? undefined) : undefined,
      releaseId: choose.random.chance(0.5) ? choose.lane() : undefined,
      ...choose.place('story'),
    })),
  pasteCards: (choose) =>
    withId(choose.id('step'), (step) =>
      withId(choose.id('activity'), (activity) => ({
        plan: {
          personas: [{ key: 'p', name: 'Pasted' }],
          labels: [],
          releases: [],
          activities: [],
          steps: [{ key: 's', title: choose.words(), activity }],
          stories: [
            { key: '1', title: choose.words(), step, release: choose.lane() },
            { key: '2', title: choose.words(), step: 's', release: choose.lane(), personas: ['p'] },
          ],
          stickies: [{ key: '3', title: choose.words(), at: choose.point() }],
          arrows: [
            { key: '4', from: { heldBy: '3', ...choose.point() }, to: { heldBy: '1', ...choose.point() } },
          ],
        },
        after: { step, story: choose.id('story') ?? undefined },
      })),
    ),
  pushToBacklog: (choose) => withId(choose.id('release'), (releaseId) => ({ releaseId })),
  renameMap: (choose) => ({ title: `Map ${choose.random.below(99)}` }),
  reorderBacklog: (choose) =>
    withSome(choose.stories(isInBacklog), (ids) => ({
      ids,
      releaseId: choose.random.chance(0.2) ? choose.lane() : undefined,
      owner: choose.random.chance(0.2) ? choose.person() : undefined,
      ...choose.place('story'),
    })),
  resizeFreeThing: (choose) =>
    withId(choose.random.chance(0.5) ? choose.id('sticky') : choose.id('frame'), (id) => ({
      id,
      at: choose.random.chance(0.3) ? choose.point() : undefined,
      size: { width: 50 + choose.random.below(600), height: 50 + choose.random.below(600) },
    })),
  restoreMap: (choose) => {
    const map = pastMapOf(choose.records);
    const stories = map.records.story?.filter(() => choose.random.chance(0.8));
    return { map: { ...map, records: { ...map.records, story: stories } } };
  },
  restore: (choose) =>
    withId(choose.anyId(kinds, true), (id) => ({
      ids: [id],
    })),
  setText: (choose) =>
    choose.random.chance(0.5)
      ? withId(choose.anyId(['activity', 'step', 'story']), (id) => ({
          id,
          field: 'title',
          text: choose.words(),
        }))
      : withId(choose.id('release'), (id) => ({ id, field: 'outcome', text: choose.words() })),
  sliceIntoRelease: (choose) =>
    withSome(choose.stories(), (ids) => ({
      ids,
      name: choose.words(),
      before: choose.id('release') ?? undefined,
    })),
  sliceRelease: (choose) =>
    withSome(choose.stories(), (ids) => ({
      ids,
      releaseId: choose.lane(),
      edge: choose.random.pick(['top', 'bottom']),
    })),
  stackFreeThings: (choose) =>
    withSome(choose.free(), (ids) => ({ ids, edge: choose.random.pick(['front', 'back']) })),
  stickiesToStories: (choose) =>
    withId(choose.id('sticky'), (sticky) =>
      withId(choose.id('step'), (stepId) => ({
        ids: [sticky],
        stepId,
        releaseId: choose.lane(),
        ...choose.place('story'),
      })),
    ),
  storiesToStickies: (choose) => withSome(choose.stories(), (ids) => ({ ids, at: choose.point() })),
  tagRecord: (choose) =>
    withId(choose.id('story'), (id) =>
      withId(choose.random.chance(0.5) ? choose.id('persona') : choose.id('label'), (tag) => ({
        id,
        tag,
        on: choose.random.chance(0.6),
      })),
    ),
  unlockThings: (choose) => withId(choose.anyId(lockableKinds), (id) => ({ ids: [id as LockableId] })),
  tagRecords: (choose) =>
    withSome(choose.stories(), (ids) =>
      withId(choose.random.chance(0.5) ? choose.id('persona') : choose.id('label'), (tag) => ({
        ids,
        tag,
        on: choose.random.chance(0.6),
      })),
    ),
  updateCriterion: (choose) =>
    withId(choose.id('criterion'), (id) => ({ id, done: choose.random.chance(0.5) })),
  updateDependency: (choose) =>
    withId(choose.id('dependency'), (id) => ({
      id,
      kind: choose.random.pick(dependencyKinds),
      note: choose.words(),
    })),
  updateFreeThings: (choose) =>
    withSome(choose.free(), (ids) => ({ ids, hue: choose.random.pick(hues), width: 8 })),
  updateLegend: (choose) => withId(choose.id('persona'), (id) => ({ id, hue: choose.random.pick(hues) })),
  updateRelease: (choose) =>
    withId(choose.id('release'), (id) => ({
      id,
      capacity: choose.estimate(),
      status: choose.random.pick(releaseStatuses),
    })),
  updateSettings: (choose) => ({
    storyName: choose.random.pick([undefined, { one: 'Item', many: 'Items' }]),
    estimateScale: choose.random.pick([{ kind: 'fibonacci' }, { kind: 'own', points: [1, 2, 4] }]),
    twoLevels: choose.random.chance(0.5),
    scoreFormula: choose.random.pick([
      undefined,
      { dividedBy: 'estimate', criteria: [{ slot: 'rating1', name: choose.words() || 'Value', weight: 2 }] },
    ]),
  }),
  updateStory: (choose) =>
    withId(choose.id('story'), (id) => ({
      id,
      estimate: choose.estimate(),
      stage: choose.random.chance(0.5) ? choose.random.pick(stages) : undefined,
      kind: choose.random.chance(0.2) ? choose.random.pick(storyKinds) : undefined,
      owner: choose.random.chance(0.3) ? choose.person() : undefined,
      due: choose.random.chance(0.3) ? choose.day() : undefined,
      declineReason: choose.random.chance(0.3) ? 'Too late' : undefined,
      severity: choose.random.chance(0.2) ? choose.random.pick(severities) : undefined,
    })),
};

/** How often people decide what. */
const weights: Readonly<Record<CommandName, number>> = {
  ...strategyWeights,
  addActivity: 2,
  addCriteria: 3,
  addDependency: 5,
  addFreeThings: 5,
  addLabel: 1,
  addPersona: 1,
  addRelease: 3,
  addStep: 4,
  addStories: 14,
  archive: 5,
  attachArrow: 2,
  editText: 14,
  importMap: 1,
  moveActivity: 2,
  lockThings: 1,
  moveCriterion: 3,
  moveFreeThings: 6,
  movePersona: 1,
  moveRelease: 2,
  moveStep: 4,
  moveStories: 16,
  pasteCards: 3,
  pushToBacklog: 7,
  renameMap: 1,
  reorderBacklog: 6,
  resizeFreeThing: 2,
  restore: 4,
  restoreMap: 1,
  setText: 4,
  sliceIntoRelease: 2,
  sliceRelease: 6,
  stackFreeThings: 2,
  stickiesToStories: 3,
  storiesToStickies: 3,
  tagRecord: 4,
  tagRecords: 2,
  unlockThings: 1,
  updateCriterion: 2,
  updateDependency: 2,
  updateFreeThings: 2,
  updateLegend: 1,
  updateRelease: 1,
  updateSettings: 1,
  updateStory: 8,
};
const urn = Object.entries(weights).flatMap(([name, weight]) =>
  Array<CommandName>(weight).fill(name as CommandName),
);

/** A decision someone who sees these records might take; `among` these, each as often, or any. */
export function randomDecision(
  records: MapRecords,
  random: Random,
  among: readonly CommandName[] = urn,
): Decision {
  for (;;) {
    const name = random.pick(among);
    const input = generators[name](new Chooser(records, random));
    if (input !== null) return { name, input };
  }
}
