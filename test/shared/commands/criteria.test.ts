/** A story's checklist: lines with a text, a tick and a place, each merged on its own. */
import { describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { readMap } from '../../../shared/model/readMap.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import { criteriaOf, progressOf } from '../../../shared/views/criteria.ts';
import { buildMap, copyOf, runAs, syncAll } from '../../support/buildMap.ts';
import { writtenBy } from '../../support/written.ts';

/** `"[x] It says no"` and so on, in order. */
function listOf(doc: Y.Doc, id: StoryId): string[] {
  return criteriaOf(readMap(doc), id).map(({ title, done }) => `[${done ? 'x' : ' '}] ${title}`);
}

function listed() {
  const map = buildMap();
  const storyId = map.stories[0]!;
  const { ids } = map.run('addCriteria', {
    storyId,
    criteria: [{ title: 'One' }, { title: 'Two', done: true }, { title: 'Three' }],
  });
  return { ...map, storyId, one: ids[0]!, two: ids[1]!, three: ids[2]! };
}

describe('a checklist', () => {
  test('keeps its order, belongs to one story, and grows where it is told to', () => {
    const { doc, run, storyId, stories, one } = listed();
    run('addCriteria', { storyId, criteria: [{ title: 'One and a half' }], after: one });
    expect(listOf(doc, storyId)).toEqual(['[ ] One', '[ ] One and a half', '[x] Two', '[ ] Three']);
    expect(listOf(doc, stories[1]!)).toEqual([]);
  });

  test('tells how far it is; lines nobody has written yet do not count', () => {
    const { doc, run, storyId, stories, one } = listed();
    run('addCriteria', { storyId, criteria: [{ title: ' ' }] });
    expect(progressOf(readMap(doc), storyId)).toEqual({ done: 1, all: 3 });
    run('updateCriterion', { id: one, done: true });
    expect(progressOf(readMap(doc), storyId)).toEqual({ done: 2, all: 3 });
    expect(progressOf(readMap(doc), stories[1]!)).toBeNull();
  });

  test('is moved by writing the one that moves, or nothing when it stands there', () => {
    const { doc, run, storyId, one, three } = listed();
    run('moveCriterion', { id: three, before: one });
    expect(listOf(doc, storyId)).toEqual(['[ ] Three', '[ ] One', '[x] Two']);
    expect(writtenBy(doc, () => run('moveCriterion', { id: three, before: one }))).toEqual([]);
  });

  test('loses a line by archiving it and gets it back', () => {
    const { doc, run, storyId, two } = listed();
    run('archive', { ids: [two] });
    expect(listOf(doc, storyId)).toEqual(['[ ] One', '[ ] Three']);
    run('restore', { ids: [two] });
    expect(listOf(doc, storyId)).toEqual(['[ ] One', '[x] Two', '[ ] Three']);
  });
});

test('alice types in a line, bob ticks and moves it at the same time: all three count', () => {
  const { doc, storyId, one, three } = listed();
  const his = copyOf(doc);
  runAs('alice', doc, 'setText', { id: one, field: 'title', text: 'One, in words' });
  runAs('bob', his, 'updateCriterion', { id: one, done: true });
  runAs('bob', his, 'moveCriterion', { id: one, after: three });
  syncAll(doc, his);
  for (const each of [doc, his]) {
    expect(listOf(each, storyId)).toEqual(['[x] Two', '[ ] Three', '[x] One, in words']);
  }
});
