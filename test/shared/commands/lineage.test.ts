/** Splitting and merging stories: lineage, and what they carry over. */
import { describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { commandContext } from '../../../shared/commands/command.ts';
import { OwnUndo } from '../../../shared/commands/ownUndo.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import { backlogStories } from '../../../shared/views/backlog.ts';
import { criteriaOf } from '../../../shared/views/criteria.ts';
import { dependenciesOf } from '../../../shared/views/dependencies.ts';
import { buildMap, copyOf, run, runAs, syncAll } from '../../support/buildMap.ts';
import { storyOf } from '../../support/readGrid.ts';
import { writtenBy } from '../../support/written.ts';

const lines = (doc: Y.Doc): string[] =>
  dependenciesOf(readMap(doc))
    .all.map(({ story, needed }) => `${story.title} → ${needed.title}`)
    .sort();
const criteria = (doc: Y.Doc, id: StoryId): string[] =>
  criteriaOf(readMap(doc), id).map(({ title }) => title);

describe('a story that is split', () => {
  test('Y1–Y3: stays as what is left; its parts come behind it with criteria, dependencies and insights', () => {
    const { doc, stories, releases, run: alice } = buildMap();
    const [story, other, third] = [stories[0]!, stories[1]!, stories[2]!];
    alice('pushToBacklog', { releaseId: releases[0]! });
    const { ids: lists } = alice('addCriteria', {
      storyId: story,
      criteria: [{ title: 'A' }, { title: 'B' }],
    });
    alice('addDependency', { storyId: story, needsId: other, kind: 'technical' });
    alice('addDependency', { storyId: third, needsId: story, kind: 'business' });
    const insight = alice('addInsight', { source: 'nps', title: 'x', why: 'y', stories: [story] }).id;
    const { ids } = alice('splitStory', {
      id: story,
      parts: [{ title: 'Part', estimate: 2, criteria: [lists[1]!] }, { title: 'Rest' }],
    });
    expect(criteria(doc, story)).toEqual(['A']);
    expect(criteria(doc, ids[0]!)).toEqual(['B']);
    expect(storyOf(doc, ids[0]!)).toMatchObject({ splitFrom: story, estimate: 2, stage: 'backlog' });
    expect(lines(doc)).toEqual(
      ['Part', 'Rest', 'Story 1.1.1']
        .flatMap((title) => [`${title} → Story 1.2.1`, `Story 1.3.1 → ${title}`])
        .sort(),
    );
    expect(readMap(doc).insight.get(insight)!.stories).toEqual([story, ...ids].sort());
    expect(
      backlogStories(readMap(doc))
        .map(({ title }) => title)
        .slice(0, 3),
    ).toEqual(['Story 1.1.1', 'Part', 'Rest']);
  });

  test('says in the same step of undo how much of it is left', () => {
    const { doc, stories } = buildMap();
    const context = commandContext({ kind: 'person', name: 'alice' });
    run(doc, 'updateStory', { id: stories[0]!, estimate: 13 });
    const undo = new OwnUndo(doc, context.origin, 0);
    const before = readMap(doc);
    const input = { id: stories[0]!, estimate: 8, parts: [{ title: 'Part', estimate: 5 }] };
    const { ids } = run(doc, 'splitStory', input, context);
    expect([stories[0]!, ...ids].map((id) => storyOf(doc, id).estimate)).toEqual([8, 5]);
    undo.undo();
    expect(undo.undoStack).toEqual([]);
    expect(storyOf(doc, ids[0]!).archivedAt).not.toBeNull();
    expect(storyOf(doc, stories[0]!)).toEqual(before.story.get(stories[0]!));
  });

  test('is not done or declined, and takes no criterion of another story along', () => {
    const { doc, stories, run: alice } = buildMap();
    const { ids } = alice('addCriteria', { storyId: stories[1]!, criteria: [{ title: 'A' }] });
    const split = (id: StoryId) => alice('splitStory', { id, parts: [{ title: 'x', criteria: ids }] });
    expect(writtenBy(doc, () => expect(() => split(stories[0]!)).toThrow('stays there'))).toEqual([]);
    alice('moveStage', { ids: [stories[1]!], stage: 'done' });
    expect(writtenBy(doc, () => expect(() => split(stories[1]!)).toThrow('not split'))).toEqual([]);
  });
});

describe('stories that are merged', () => {
  test('Z1, Z2: go into one with what they had, remember it, and come back with one step of undo', () => {
    const { doc, stories } = buildMap();
    const context = commandContext({ kind: 'person', name: 'alice' });
    const alice: typeof run = (_doc, name, input) => run(doc, name, input, context);
    const [kept, gone, third, fourth] = stories as [StoryId, StoryId, StoryId, StoryId];
    alice(doc, 'addCriteria', { storyId: kept, criteria: [{ title: 'A' }] });
    alice(doc, 'addCriteria', { storyId: gone, criteria: [{ title: 'B' }] });
    alice(doc, 'addDependency', { storyId: kept, needsId: gone, kind: 'technical' });
    alice(doc, 'addDependency', { storyId: gone, needsId: third, kind: 'technical' });
    alice(doc, 'addDependency', { storyId: kept, needsId: third, kind: 'technical' });
    alice(doc, 'addDependency', { storyId: fourth, needsId: gone, kind: 'technical' });
    const label = alice(doc, 'addLabel', { name: 'risk' }).id;
    alice(doc, 'tagRecord', { id: gone, tag: label, on: true });
    const undo = new OwnUndo(doc, context.origin, Number.MAX_SAFE_INTEGER);
    const before = readMap(doc);
    alice(doc, 'mergeStories', { id: kept, ids: [gone] });
    expect(storyOf(doc, gone)).toMatchObject({ mergedInto: kept });
    expect(storyOf(doc, gone).archivedAt).not.toBeNull();
    expect(criteria(doc, kept)).toEqual(['A', 'B']);
    expect(storyOf(doc, kept).labels).toEqual([label]);
    expect(lines(doc)).toEqual(['Story 1.1.1 → Story 1.3.1', 'Story 1.4.1 → Story 1.1.1']);
    undo.undo();
    expect(readMap(doc)).toEqual(before);
  });

  test('do not make a circle', () => {
    const { doc, stories, run: alice } = buildMap();
    const [one, two, three] = stories as [StoryId, StoryId, StoryId];
    alice('addDependency', { storyId: one, needsId: two, kind: 'technical' });
    alice('addDependency', { storyId: two, needsId: three, kind: 'technical' });
    const merge = () => alice('mergeStories', { id: one, ids: [three] });
    expect(writtenBy(doc, () => expect(merge).toThrow('through other stories'))).toEqual([]);
  });

  test('that alice and bob merge into each other at once both go, with all they had, and can be brought back', () => {
    const { doc, stories } = buildMap();
    const [one, two] = stories as [StoryId, StoryId];
    const his = copyOf(doc);
    runAs('alice', doc, 'mergeStories', { id: one, ids: [two] });
    runAs('bob', his, 'mergeStories', { id: two, ids: [one] });
    syncAll(doc, his);
    for (const seen of [doc, his])
      for (const id of [one, two]) expect(storyOf(seen, id).archivedAt).not.toBeNull();
    runAs('alice', doc, 'restore', { ids: [one] });
    expect(storyOf(doc, one)).toMatchObject({ archivedAt: null, title: 'Story 1.1.1' });
  });

  test('keep what bob types in the one that goes, while alice merges it', () => {
    const { doc, stories } = buildMap();
    const his = copyOf(doc);
    runAs('alice', doc, 'mergeStories', { id: stories[0]!, ids: [stories[1]!] });
    runAs('bob', his, 'setText', { id: stories[1]!, field: 'details', text: 'Ask the bank' });
    syncAll(doc, his);
    for (const seen of [doc, his]) {
      expect(storyOf(seen, stories[1]!)).toMatchObject({ details: 'Ask the bank', mergedInto: stories[0] });
    }
  });
});

describe('a dependency on a party outside', () => {
  test('is there once, has a day, and is on a story or outside, never both or neither', () => {
    const { doc, stories, run: alice } = buildMap();
    const input = { storyId: stories[0]!, external: 'The bank', kind: 'waiting' as const };
    const first = alice('addDependency', input);
    expect(alice('addDependency', { ...input, due: '2027-03-01' })).toEqual(first);
    expect(readMap(doc).dependency.get(first.id)).toMatchObject({ needsId: null, due: '2027-03-01' });
    for (const wrong of [{ needsId: stories[1]!, external: 'The bank' }, { external: ' ' }, {}])
      expect(() => alice('addDependency', { storyId: stories[0]!, kind: 'waiting', ...wrong })).toThrow(
        'on one',
      );
  });

  test('is on another party when somebody says so, and stays on a party', () => {
    const { doc, stories, run: alice } = buildMap();
    const [story, other] = stories as [StoryId, StoryId];
    const { id } = alice('addDependency', { storyId: story, external: 'The bank', kind: 'waiting' });
    alice('addDependency', { storyId: story, external: 'Legal', kind: 'business' });
    alice('updateDependency', { id, external: ' The new bank ', due: '2027-03-01' });
    const read = () => readMap(doc).dependency.get(id);
    expect(read()).toMatchObject({ external: 'The new bank', due: '2027-03-01', kind: 'waiting' });
    alice('updateDependency', { id, external: 'The new bank' });
    const onStory = alice('addDependency', { storyId: story, needsId: other, kind: 'technical' }).id;
    expect(() => alice('updateDependency', { id, external: ' ' })).toThrow('on one');
    expect(() => alice('updateDependency', { id: onStory, external: 'The bank' })).toThrow('on one');
    expect(() => alice('updateDependency', { id, external: 'Legal' })).toThrow('waits for Legal already');
    expect(read()).toMatchObject({ external: 'The new bank' });
  });

  test('alice and bob close a circle at once: both dependencies stay, and reading goes on', () => {
    const { doc, stories } = buildMap();
    const [one, two] = stories as [StoryId, StoryId];
    const his = copyOf(doc);
    runAs('alice', doc, 'addDependency', { storyId: one, needsId: two, kind: 'technical' });
    runAs('bob', his, 'addDependency', { storyId: two, needsId: one, kind: 'technical' });
    syncAll(doc, his);
    for (const seen of [doc, his]) expect(lines(seen)).toHaveLength(2);
    const needs = () =>
      runAs('alice', doc, 'addDependency', { storyId: stories[2]!, needsId: one, kind: 'waiting' });
    expect(needs).not.toThrow();
  });
});

describe('a story that is reworded', () => {
  test('has the new title and keeps the old one at the end of its details, as one step of undo', () => {
    const { doc, stories } = buildMap();
    const context = commandContext({ kind: 'person', name: 'alice' });
    const id = stories[0]!;
    run(doc, 'setText', { id, field: 'details', text: 'Ask the bank' });
    const undo = new OwnUndo(doc, context.origin, 0);
    const before = storyOf(doc, id);
    const title = 'As a buyer, I want to pay by card';
    run(doc, 'rewordStory', { id, title, note: 'It was called: Story 1.1.1' }, context);
    expect(storyOf(doc, id)).toMatchObject({
      title,
      details: 'Ask the bank\n\nIt was called: Story 1.1.1',
    });
    expect(undo.undoStack).toHaveLength(1);
    undo.undo();
    expect(storyOf(doc, id)).toEqual(before);
  });

  test('keeps its title when its details have no room for the old one', () => {
    const { doc, stories, run: alice } = buildMap();
    const id = stories[0]!;
    alice('setText', { id, field: 'details', text: 'x'.repeat(19_990) });
    const reword = () => alice('rewordStory', { id, title: 'New', note: 'It was called: Story' });
    expect(writtenBy(doc, () => expect(reword).toThrow('can hold'))).toEqual([]);
  });

  test('keeps what bob types into its details meanwhile', () => {
    const { doc, stories } = buildMap();
    const id = stories[0]!;
    const his = copyOf(doc);
    runAs('alice', doc, 'rewordStory', { id, title: 'New', note: 'Was: old' });
    runAs('bob', his, 'setText', { id, field: 'details', text: 'Ask the bank' });
    syncAll(doc, his);
    for (const part of ['Was: old', 'Ask the bank']) expect(storyOf(his, id).details).toContain(part);
    expect(storyOf(doc, id)).toEqual(storyOf(his, id));
  });
});
