/** Locks: below facilitator nothing that is locked changes, whatever the command; everything else goes on. */
import { describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { commandContext, type CommandContext } from '../../../shared/commands/command.ts';
import { CommandError } from '../../../shared/commands/commandError.ts';
import type { Role } from '../../../shared/protocol/role.ts';
import { recordOf } from '../../../shared/model/document.ts';
import type { FreeId } from '../../../shared/model/freeThing.ts';
import { lockableKinds, type LockableId } from '../../../shared/model/locked.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { readImport } from '../../../shared/formats/readImport.ts';
import { writeJson } from '../../../shared/formats/writeJson.ts';
import { touchesLocked } from '../../../server/sync/lockGuard.ts';
import { buildMap, emptyMap, run } from '../../support/buildMap.ts';
import { createRandom } from '../../support/random.ts';
import { randomDecision } from '../../support/randomCommand.ts';
import { writtenBy } from '../../support/written.ts';

const as = (role: Role): CommandContext => commandContext({ kind: 'person', name: 'bob' }, role);
const editor = as('editor');
const facilitator = as('facilitator');

/** A map with a criterion, a frame around a sticky, and this locked. */
function lockedMap(lock: (map: ReturnType<typeof withThings>) => readonly LockableId[]) {
  const map = withThings();
  run(map.doc, 'lockThings', { ids: [...lock(map)] }, facilitator);
  return map;
}

function withThings() {
  const map = buildMap();
  const [criterion] = map.run('addCriteria', {
    storyId: map.stories[0]!,
    criteria: [{ title: 'One' }],
  }).ids;
  const [frame, sticky] = map.run('addFreeThings', {
    things: [
      { kind: 'frame', at: { x: -1000, y: 0 }, size: { width: 800, height: 600 } },
      { kind: 'sticky', at: { x: -900, y: 100 }, title: 'Note' },
    ],
  }).ids;
  return { ...map, criterion: criterion!, frame: frame!, sticky: sticky! };
}

/** The ids that kept it from being done, or null when it was done. */
function lockedBy(doc: Y.Doc, work: () => unknown): readonly string[] | null {
  let found: readonly string[] | null = null;
  const written = writtenBy(doc, () => {
    try {
      work();
    } catch (error) {
      if (!(error instanceof CommandError) || error.problem.kind !== 'locked') throw error;
      found = error.problem.ids;
    }
  });
  if (found !== null) expect(written).toEqual([]);
  return found;
}

describe('a lock', () => {
  test('is set and taken off by facilitators and owners, and by nobody below', () => {
    const { doc, stories } = buildMap();
    const ids = [stories[0]!];
    for (const role of ['viewer', 'commenter', 'contributor', 'editor'] as const) {
      expect(() => run(doc, 'lockThings', { ids }, as(role))).toThrow('facilitator');
    }
    run(doc, 'lockThings', { ids }, facilitator);
    expect(readMap(doc).story.get(stories[0]!)!.locked).toBe(true);
    expect(() => run(doc, 'unlockThings', { ids }, editor)).toThrow('facilitator');
    run(doc, 'unlockThings', { ids }, as('owner'));
    expect(readMap(doc).story.get(stories[0]!)!.locked).toBe(false);
    expect(writtenBy(doc, () => run(doc, 'unlockThings', { ids }, facilitator))).toEqual([]);
  });

  test('keeps editors from moving, editing, tagging, pushing and archiving, and lets facilitators', () => {
    const { doc, stories, steps, releases } = lockedMap(({ stories: [first] }) => [first!]);
    const id = stories[0]!;
    const attempts: (() => unknown)[] = [
      () => run(doc, 'moveStories', { ids: [stories[1]!, id], stepId: steps[1]! }, editor),
      () => run(doc, 'editText', { id, field: 'title', at: 0, remove: 0, insert: 'x' }, editor),
      () => run(doc, 'setText', { id, field: 'details', text: 'x' }, editor),
      () => run(doc, 'updateStory', { id, estimate: 5 }, editor),
      () => run(doc, 'addCriteria', { storyId: id, criteria: [{ title: 'x' }] }, editor),
      () => run(doc, 'sliceRelease', { ids: [id], releaseId: null, edge: 'top' }, editor),
      () => run(doc, 'archive', { ids: [id] }, editor),
      () => run(doc, 'storiesToStickies', { ids: [id], at: { x: 0, y: 0 } }, editor),
    ];
    for (const attempt of attempts) expect(lockedBy(doc, attempt)).toEqual([id]);
    const pushed = lockedBy(doc, () => run(doc, 'pushToBacklog', { releaseId: releases[0]! }, editor));
    expect(pushed).toEqual([id]);
    run(doc, 'updateStory', { id, estimate: 5 }, facilitator);
    run(doc, 'pushToBacklog', { releaseId: releases[0]! }, facilitator);
    expect(readMap(doc).story.get(id)).toMatchObject({ estimate: 5, stage: 'backlog', locked: true });
  });

  test('on a story holds for its acceptance criteria', () => {
    const { doc, stories, criterion } = lockedMap(({ stories: [first] }) => [first!]);
    expect(stories.length).toBeGreaterThan(0);
    for (const attempt of [
      () => run(doc, 'updateCriterion', { id: criterion, done: true }, editor),
      () => run(doc, 'setText', { id: criterion, field: 'title', text: 'x' }, editor),
      () => run(doc, 'archive', { ids: [criterion] }, editor),
    ]) {
      expect(lockedBy(doc, attempt)).toEqual([criterion]);
    }
  });

  test('inside a step or an activity keeps editors from archiving them, and from bringing them back', () => {
    const { doc, stories, activities, steps } = lockedMap(({ stories: [first] }) => [first!]);
    const id = stories[0]!;
    expect(lockedBy(doc, () => run(doc, 'archive', { ids: [steps[0]!] }, editor))).toEqual([id]);
    expect(lockedBy(doc, () => run(doc, 'archive', { ids: [activities[0]!] }, editor))).toEqual([id]);
    run(doc, 'archive', { ids: [activities[0]!] }, facilitator);
    expect(lockedBy(doc, () => run(doc, 'restore', { ids: [activities[0]!] }, editor))).toEqual([id]);
    run(doc, 'restore', { ids: [activities[0]!] }, facilitator);
    expect(readMap(doc).story.get(id)!.archivedAt).toBeNull();
  });

  test('on a step lets its stories move, and new ones come', () => {
    const { doc, steps, stories } = lockedMap(({ steps: [first] }) => [first!]);
    const added = { stepId: steps[0]!, releaseId: null, stories: [{ title: 'New' }] };
    expect(lockedBy(doc, () => run(doc, 'addStories', added, editor))).toBeNull();
    const move = { ids: [stories[0]!], stepId: steps[1]! };
    expect(lockedBy(doc, () => run(doc, 'moveStories', move, editor))).toBeNull();
    expect(lockedBy(doc, () => run(doc, 'moveStep', { id: steps[0]! }, editor))).toEqual([steps[0]]);
  });

  test('on a frame lets what is inside move; on what is inside, it stays when the frame moves', () => {
    const by = { x: 10, y: 0 };
    const framed = lockedMap(({ frame }) => [frame]);
    const move = (map: typeof framed, id: FreeId) => () =>
      run(map.doc, 'moveFreeThings', { ids: [id], by }, editor);
    expect(lockedBy(framed.doc, move(framed, framed.frame))).toEqual([framed.frame]);
    expect(lockedBy(framed.doc, move(framed, framed.sticky))).toBeNull();
    const pinned = lockedMap(({ sticky }) => [sticky]);
    expect(lockedBy(pinned.doc, move(pinned, pinned.sticky))).toEqual([pinned.sticky]);
    expect(lockedBy(pinned.doc, move(pinned, pinned.frame))).toBeNull();
    expect(recordOf(pinned.doc, 'frame', pinned.frame)?.get('at')).toEqual({ x: -990, y: 0 });
    expect(recordOf(pinned.doc, 'sticky', pinned.sticky)?.get('at')).toEqual({ x: -900, y: 100 });
  });

  test('travels in the lossless file and counts when a facilitator imports it', () => {
    const { doc, stories } = lockedMap(({ stories: [first], steps: [step], sticky }) => [
      first!,
      step!,
      sticky,
    ]);
    const { plan, losses } = readImport({ text: writeJson(readMap(doc)), format: 'json' });
    expect(losses.filter(({ path }) => path?.includes('locked'))).toEqual([]);
    const lockedIn = (role: Role): number => {
      const target = emptyMap();
      run(target, 'importMap', { plan }, as(role));
      const records = readMap(target);
      return lockableKinds.flatMap((kind) => [...records[kind].values()].filter(({ locked }) => locked))
        .length;
    };
    expect(stories.length).toBeGreaterThan(0);
    expect(lockedIn('owner')).toBe(3);
    expect(lockedIn('editor')).toBe(0);
  });
});

describe('L1: whatever an editor decides', () => {
  test.each(Array.from({ length: 12 }, (_, seed) => seed))(
    'nothing locked is touched, and nothing refused is written (seed %i)',
    (seed) => {
      const random = createRandom(seed);
      const { doc } = withThings();
      let touched = false;
      let refusals = 0;
      for (let turn = 0; turn < 150; turn++) {
        const byEditor = random.chance(0.8);
        const { name, input } = randomDecision(readMap(doc), random);
        const guard = (transaction: Y.Transaction): void => void (touched ||= touchesLocked(transaction));
        if (byEditor) doc.on('afterTransaction', guard);
        try {
          run(doc, name, input as never, byEditor ? editor : facilitator);
        } catch (error) {
          if (!(error instanceof CommandError)) throw error;
          if (error.problem.kind === 'locked') refusals++;
        } finally {
          doc.off('afterTransaction', guard);
        }
        expect(touched, `${name} ${JSON.stringify(input)} at turn ${turn}`).toBe(false);
        if (random.chance(0.25)) {
          const all = lockableKinds.flatMap((kind) => [...readMap(doc)[kind].values()]);
          const live = all.filter(({ archivedAt }) => archivedAt === null);
          run(doc, 'lockThings', { ids: [random.pick(live).id] }, facilitator);
        }
      }
      expect(refusals).toBeGreaterThan(0);
    },
  );
});
