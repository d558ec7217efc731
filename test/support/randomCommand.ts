/** Random decisions of people on a map: any command, with input that fits the map as it is, or just no longer does. */
import type { CommandName, InputOf } from '../../shared/commands/registry.ts';
import { pastMapOf } from '../../shared/commands/restoreMap.ts';
import { farthest } from '../../shared/model/freePlace.ts';
import { freeKinds, type FreeId } from '../../shared/model/freeThing.ts';
import { dependencyKinds } from '../../shared/model/dependency.ts';
import { hues } from '../../shared/model/hue.ts';
import type { Id, Kind } from '../../shared/model/id.ts';
import { lockableKinds, type LockableId } from '../../shared/model/locked.ts';
import type { MapRecords, RecordTypes } from '../../shared/model/records.ts';
import { releaseStatuses } from '../../shared/model/release.ts';
import { stages, storyKinds, type Story } from '../../shared/model/story.ts';
import { isInBacklog } from '../../shared/views/backlog.ts';
import type { Random } from './random.ts';

export interface Decision {
  readonly name: CommandName;
  readonly input: unknown;
}

/** What the generators choose from. */
class Chooser {
  readonly records: MapRecords;
  readonly random: Random;
  constructor(records: MapRecords, random: Random) {
    this.records = records;
    this.random = random;
  }

  /** A live record's id, sometimes an archived one's; null when there is none. */
  id<K extends Kind>(kind: K, fits: (record: RecordTypes[K]) => boolean = () => true): Id<K> | null {
    const all = [...(this.records[kind] as unknown as ReadonlyMap<Id<K>, RecordTypes[K]>).values()];
    const wantsArchived = this.random.chance(0.04);
    const found = all.filter((record) => fits(record) && (record.archivedAt === null) !== wantsArchived);
    return found.length === 0 ? null : (this.random.pick(found).id as Id<K>);
  }

  anyId(kinds: readonly Kind[], isArchived = false): Id | null {
    const all = kinds.flatMap((kind): { id: Id; archivedAt: number | null }[] => [
      ...this.records[kind].values(),
    ]);
    const found = all.filter((record) => (record.archivedAt !== null) === isArchived);
    return found.length === 0 ? null : this.random.pick(found).id;
  }

  stories(fits?: (story: Story) => boolean): Id<'story'>[] {
    const ids = Array.from({ length: 1 + this.random.below(4) }, () => this.id('story', fits));
    return ids.filter((id) => id !== null);
  }

  lane(): Id<'release'> | null {
    return this.random.chance(0.25) ? null : this.id('release');
  }

  place(kind: Kind): { before?: string; after?: string } {
    const anchor = this.id(kind);
    if (anchor === null || this.random.chance(0.4)) return {};
    return this.random.chance(0.5) ? { before: anchor } : { after: anchor };
  }

  free(): FreeId[] {
    const ids = Array.from({ length: 1 + this.random.below(3) }, () => this.anyId(freeKinds));
    return ids.filter((id): id is FreeId => id !== null);
  }

  /** Mostly near the grid, sometimes as far away as may be. */
  point(): { x: number; y: number } {
    if (this.random.chance(0.03)) return { x: farthest, y: -farthest };
    return { x: this.random.below(600) - 300, y: this.random.below(600) - 300 };
  }

  arrowEnd(): InputOf<'attachArrow'>['put'] {
    const heldBy = this.random.chance(0.5) ? this.id('sticky') : this.id('story');
    return { heldBy: this.random.chance(0.5) ? heldBy : null, ...this.point() };
  }

  words(): string {
    return this.random.pick(['Pay', 'Search ', 'ä', '💳', ' by card', 'x']);
  }

  estimate(): number | null {
    return this.random.pick([null, 0, 0.5, 1, 2, 3, 5, 8]);
  }
}

type Generator<N extends CommandName> = (choose: Chooser) => InputOf<N> | null;

/** Null: the map has nothing to do this with. */
const generators: { readonly [N in CommandName]: Generator<N> } = {
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
        needsId,
        kind: choose.random.pick(dependencyKinds),
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
    const kinds: Kind[] = choose.random.chance(0.3)
      ? ['activity', 'step', 'release']
      : ['story', 'persona', 'label', 'dependency', 'criterion', ...freeKinds];
    return withId(choose.anyId(kinds), (id) => ({ ids: [id] }));
  },
  attachArrow: (choose) =>
    withId(choose.id('arrow'), (id) => ({
      id,
      end: choose.random.pick(['from', 'to']),
      put: choose.arrowEnd(),
    })),
  editText: (choose) =>
    withId(
      choose.id(choose.random.pick(['story', 'story', 'story', 'criterion', 'sticky', 'text'])),
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
    withSome(choose.stories(isInBacklog), (ids) => ({ ids, ...choose.place('story') })),
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
    withId(
      choose.anyId(
        ['story', 'step', 'activity', 'release', 'persona', 'label', 'dependency', 'criterion', ...freeKinds],
        true,
      ),
      (id) => ({
        ids: [id],
      }),
    ),
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
  }),
  updateStory: (choose) =>
    withId(choose.id('story'), (id) => ({
      id,
      estimate: choose.estimate(),
      stage: choose.random.chance(0.5) ? choose.random.pick(stages) : undefined,
      kind: choose.random.chance(0.2) ? choose.random.pick(storyKinds) : undefined,
    })),
};

/** How often people decide what. */
const weights: Readonly<Record<CommandName, number>> = {
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

/** A decision someone who sees these records might take. */
export function randomDecision(records: MapRecords, random: Random): Decision {
  for (;;) {
    const name = random.pick(urn);
    const input = generators[name](new Chooser(records, random));
    if (input !== null) return { name, input };
  }
}

function withId<I, R>(id: I | null, make: (id: I) => R): R | null {
  return id === null ? null : make(id);
}

function withSome<I, R>(ids: readonly I[], make: (ids: I[]) => R): R | null {
  return ids.length === 0 ? null : make([...ids]);
}
