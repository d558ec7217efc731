/** Going back to a version: in place, by ordinary edits, undone like any other. */
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { commandContext } from '../../../shared/commands/command.ts';
import type { Origin } from '../../../shared/commands/origin.ts';
import { OwnUndo } from '../../../shared/commands/ownUndo.ts';
import { pastMapOf } from '../../../shared/commands/restoreMap.ts';
import { recordOf, recordsOf } from '../../../shared/model/document.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import { buildMap, run } from '../../support/buildMap.ts';
import { writtenBy } from '../../support/written.ts';

const alice: Origin = { kind: 'person', name: 'alice' };
const bob: Origin = { kind: 'person', name: 'bob' };

/** What people see: archived records and where they stand do not count. */
function shown({ meta, ...kinds }: MapRecords): object {
  const live = Object.entries(kinds).map(([kind, records]) => [
    kind,
    [...records.values()].filter(({ archivedAt }) => archivedAt === null),
  ]);
  return { title: meta.title, settings: meta.settings, ...(Object.fromEntries(live) as object) };
}

function changeAll(map: ReturnType<typeof buildMap>): void {
  const { doc, stories, steps, releases } = map;
  run(doc, 'setText', { id: stories[0]!, field: 'title', text: 'Pay by carrier pigeon' });
  run(doc, 'moveStories', { ids: [stories[1]!], stepId: steps[0]!, releaseId: releases[0]! });
  run(doc, 'archive', { ids: [stories[2]!, steps[1]!] });
  run(doc, 'addStories', { stepId: steps[0]!, releaseId: null, stories: [{ title: 'Made since' }] });
  run(doc, 'addPersona', { name: 'Regular' });
  run(doc, 'updateStory', { id: stories[0]!, estimate: 8, stage: 'done' });
  run(doc, 'updateSettings', { storyName: { one: 'Item', many: 'Items' } });
  run(doc, 'renameMap', { title: 'Another name' });
}

const someMap = () => buildMap({ activities: 2, stepsPerActivity: 2, releases: 2, storiesPerCell: 3 });

describe('going back', () => {
  test('H1: makes the map what it was: what came since is archived, what was archived is back', () => {
    const map = someMap();
    const before = readMap(map.doc);
    changeAll(map);
    const result = run(map.doc, 'restoreMap', { map: pastMapOf(before) });
    expect(shown(readMap(map.doc))).toEqual(shown(before));
    expect(result).toMatchObject({ archived: 2, locked: 0 });
    expect(result.broughtBack).toBeGreaterThan(2);
    const since = [...readMap(map.doc).story.values()].find(({ title }) => title === 'Made since');
    expect(since?.archivedAt).not.toBeNull();
  });

  test('H2: is one transaction that writes nothing where nothing differs, and replaces no text', () => {
    const map = someMap();
    const before = readMap(map.doc);
    expect(writtenBy(map.doc, () => run(map.doc, 'restoreMap', { map: pastMapOf(before) }))).toEqual([]);
    const text = recordOf(map.doc, 'story', map.stories[0]!)!.get('title');
    changeAll(map);
    let updates = 0;
    map.doc.on('update', () => updates++);
    run(map.doc, 'restoreMap', { map: pastMapOf(before) });
    expect(updates).toBe(1);
    expect(recordOf(map.doc, 'story', map.stories[0]!)!.get('title')).toBe(text);
  });

  test('keeps what somebody types into a text at the same moment', () => {
    const map = someMap();
    const id = map.stories[0]!;
    const before = readMap(map.doc);
    run(map.doc, 'setText', { id, field: 'title', text: `${before.story.get(id)!.title} by card` });
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(map.doc));
    run(other, 'editText', { id, field: 'title', at: 0, remove: 0, insert: 'Now: ' });
    run(map.doc, 'restoreMap', { map: pastMapOf(before) });
    Y.applyUpdate(map.doc, Y.encodeStateAsUpdate(other));
    expect(readMap(map.doc).story.get(id)!.title).toBe(`Now: ${before.story.get(id)!.title}`);
  });

  test('brings back cards whose records are gone for good', () => {
    const map = someMap();
    const before = readMap(map.doc);
    map.doc.transact(() => recordsOf(map.doc, 'story').clear());
    run(map.doc, 'restoreMap', { map: pastMapOf(before) });
    expect(shown(readMap(map.doc))).toEqual(shown(before));
  });

  test('is undone by who did it, and the undo of others goes on working', () => {
    const map = someMap();
    const { doc } = map;
    const [hers, his] = [new OwnUndo(doc, alice, 0), new OwnUndo(doc, bob, 0)];
    const before = readMap(doc);
    run(doc, 'setText', { id: map.stories[5]!, field: 'title', text: 'By bob' }, commandContext(bob));
    his.stopCapturing();
    changeAll(map);
    const changed = readMap(doc);
    run(doc, 'restoreMap', { map: pastMapOf(before) }, commandContext(alice));
    hers.stopCapturing();
    run(doc, 'updateStory', { id: map.stories[4]!, estimate: 13 }, commandContext(bob));
    expect(his.undo()).not.toBeNull();
    expect(readMap(doc).story.get(map.stories[4]!)!.estimate).toBe(
      before.story.get(map.stories[4]!)!.estimate,
    );
    expect(hers.undo()).not.toBeNull();
    expect(shown(readMap(doc))).toEqual(shown(changed));
  });

  test('H3: leaves locks as they are, and what is locked alone, unless a facilitator does it', () => {
    const map = someMap();
    const before = readMap(map.doc);
    const [locked, free] = map.stories;
    for (const id of [locked!, free!]) run(map.doc, 'setText', { id, field: 'title', text: 'Changed' });
    run(map.doc, 'lockThings', { ids: [locked!] });
    const editor = { ...commandContext(alice), role: 'editor' as const };
    expect(run(map.doc, 'restoreMap', { map: pastMapOf(before) }, editor)).toMatchObject({
      changed: 1,
      locked: 1,
    });
    expect(readMap(map.doc).story.get(locked!)).toMatchObject({ title: 'Changed', locked: true });
    const facilitator = { ...commandContext(alice), role: 'facilitator' as const };
    run(map.doc, 'restoreMap', { map: pastMapOf(before) }, facilitator);
    expect(readMap(map.doc).story.get(locked!)).toMatchObject({
      title: before.story.get(locked!)!.title,
      locked: true,
    });
  });

  test('H4: can only bring back what is gone, and leaves what was done since', () => {
    const map = someMap();
    const before = readMap(map.doc);
    changeAll(map);
    const changed = readMap(map.doc);
    const result = run(map.doc, 'restoreMap', { map: pastMapOf(before), only: 'missing' });
    expect(result).toMatchObject({ changed: 0, archived: 0 });
    const after = readMap(map.doc);
    for (const { id, archivedAt } of before.story.values())
      expect(after.story.get(id)?.archivedAt, id).toBe(archivedAt);
    expect(after.meta.title).toBe('Another name');
    expect(after.story.get(map.stories[0]!)).toEqual(changed.story.get(map.stories[0]!));
    expect(after.persona).toEqual(changed.persona);
    const again = run(map.doc, 'restoreMap', { map: pastMapOf(before), only: 'missing' });
    expect(again).toEqual({ changed: 0, broughtBack: 0, archived: 0, locked: 0 });
  });

  test('passes over what makes no sense in what it is given', () => {
    const map = someMap();
    const before = readMap(map.doc);
    const past = pastMapOf(before);
    const story = [
      { ...before.story.get(map.stories[0]!), estimate: 'many', title: 7, owner: 'bob' },
      { id: 'x' },
    ];
    run(map.doc, 'restoreMap', { map: { ...past, records: { ...past.records, story } } });
    const after = readMap(map.doc).story.get(map.stories[0]!)!;
    expect(after).toMatchObject({ ...before.story.get(map.stories[0]!), owner: 'bob' });
  });
});
