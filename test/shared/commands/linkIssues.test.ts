/** Linking stories to issues of a tracker: each to its own, and nothing that is made from a story takes it along. */
import { describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { changeInWords } from '../../../client/ui/words/history.ts';
import { commandContext, type CommandContext } from '../../../shared/commands/command.ts';
import { CommandError } from '../../../shared/commands/commandError.ts';
import { OwnUndo } from '../../../shared/commands/ownUndo.ts';
import { pastMapOf } from '../../../shared/commands/restoreMap.ts';
import { recordOf } from '../../../shared/model/document.ts';
import type { Issue } from '../../../shared/model/issue.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import type { Role } from '../../../shared/protocol/role.ts';
import { ChangeReader } from '../../../shared/views/mapChanges.ts';
import { touchesLocked } from '../../../server/sync/lockGuard.ts';
import { buildMap, copyOf, run, runAs, syncAll } from '../../support/buildMap.ts';
import { storyOf } from '../../support/readGrid.ts';
import { writtenBy } from '../../support/written.ts';

const issue = (number: number): Issue => ({
  key: `#${number}`,
  url: `https://example.org/shop/issues/${number}`,
});
const as = (role: Role): CommandContext => commandContext({ kind: 'person', name: 'bob' }, role);

function link(doc: Y.Doc, ids: readonly StoryId[], first = 1): void {
  run(doc, 'linkIssues', { links: ids.map((storyId, i) => ({ storyId, issue: issue(first + i) })) });
}

describe('linking', () => {
  test('gives each story its issue and takes it off again, and says how many that were', () => {
    const { doc, stories, run: alice } = buildMap();
    const [one, two] = stories as [StoryId, StoryId];
    const links = [one, two].map((storyId, i) => ({ storyId, issue: issue(i + 1) }));
    expect(alice('linkIssues', { links })).toEqual({ linked: 2 });
    expect(storyOf(doc, one).issue).toEqual({ key: '#1', url: 'https://example.org/shop/issues/1' });
    expect(storyOf(doc, two).issue).toEqual(issue(2));
    expect(alice('linkIssues', { links: [{ storyId: one, issue: null }] })).toEqual({ linked: 1 });
    expect(storyOf(doc, one).issue).toBeNull();
    expect(storyOf(doc, two).issue).toEqual(issue(2));
  });

  test('what is linked like that already is not written again', () => {
    const { doc, stories, run: alice } = buildMap();
    const [one, two] = stories as [StoryId, StoryId];
    link(doc, [one]);
    const again = { storyId: one, issue: { url: issue(1).url, key: issue(1).key } };
    expect(writtenBy(doc, () => alice('linkIssues', { links: [again] }))).toEqual([]);
    expect(writtenBy(doc, () => alice('linkIssues', { links: [{ storyId: two, issue: null }] }))).toEqual([]);
    expect(alice('linkIssues', { links: [again, { storyId: two, issue: issue(2) }] })).toEqual({ linked: 1 });
  });

  test('passes over a story that is gone, and reaches one that was archived meanwhile', () => {
    const { doc, stories, run: alice } = buildMap();
    alice('archive', { ids: [stories[0]!] });
    const links = [
      { storyId: 'story:gone' as StoryId, issue: issue(1) },
      { storyId: stories[0]!, issue: issue(2) },
    ];
    expect(alice('linkIssues', { links })).toEqual({ linked: 1 });
    expect(() => alice('linkIssues', { links: links.slice(0, 1) })).toThrow('story:gone is not on this map');
    alice('restore', { ids: [stories[0]!] });
    expect(storyOf(doc, stories[0]!)).toMatchObject({ issue: issue(2), archivedAt: null });
  });

  test('names each story once, and an issue as it may be; else nothing is written', () => {
    const { doc, stories, run: alice } = buildMap();
    const [one, two] = stories as [StoryId, StoryId];
    const twice = [issue(1), issue(2)].map((each) => ({ storyId: one, issue: each }));
    expect(writtenBy(doc, () => expect(() => link(doc, [])).toThrow(CommandError))).toEqual([]);
    expect(
      writtenBy(doc, () => expect(() => alice('linkIssues', { links: twice })).toThrow('Each story once')),
    ).toEqual([]);
    const bad = [
      { storyId: two, issue: issue(2) },
      { storyId: one, issue: { key: '#1', url: 'javascript:alert(1)' } },
    ];
    expect(
      writtenBy(doc, () =>
        expect(() => alice('linkIssues', { links: bad })).toThrow(/^links\.1\.issue\.url/),
      ),
    ).toEqual([]);
  });

  test('is for editors', () => {
    const { doc, stories } = buildMap();
    const input = { links: [{ storyId: stories[0]!, issue: issue(1) }] };
    for (const role of ['viewer', 'commenter', 'contributor'] as const)
      expect(() => run(doc, 'linkIssues', input, as(role))).toThrow('editor');
    run(doc, 'linkIssues', input, as('editor'));
    expect(storyOf(doc, stories[0]!).issue).toEqual(issue(1));
  });

  test('is undone by whoever unlinked', () => {
    const { doc, stories } = buildMap();
    const context = as('editor');
    link(doc, [stories[0]!]);
    const undo = new OwnUndo(doc, context.origin, 0);
    run(doc, 'linkIssues', { links: [{ storyId: stories[0]!, issue: null }] }, context);
    undo.undo();
    expect(storyOf(doc, stories[0]!).issue).toEqual(issue(1));
  });
});

describe('alice and bob at once', () => {
  test('link a story to two issues: both see the same one, and nothing else of it is lost', () => {
    const { doc: hers, stories } = buildMap();
    const [one] = stories as [StoryId];
    const his = copyOf(hers);
    runAs('alice', hers, 'linkIssues', { links: [{ storyId: one, issue: issue(1) }] });
    runAs('alice', hers, 'updateStory', { id: one, estimate: 13 });
    runAs('bob', his, 'linkIssues', { links: [{ storyId: one, issue: issue(2) }] });
    runAs('bob', his, 'editText', { id: one, field: 'title', at: 0, remove: 0, insert: 'Big ' });
    syncAll(hers, his);
    expect(readMap(hers)).toEqual(readMap(his));
    const story = storyOf(hers, one);
    expect(story).toMatchObject({ title: 'Big Story 1.1.1', estimate: 13 });
    expect([issue(1), issue(2)]).toContainEqual(story.issue);
  });

  test('one links while the other archives: it comes back with its issue', () => {
    const { doc: hers, stories } = buildMap();
    const his = copyOf(hers);
    link(hers, [stories[0]!]);
    runAs('bob', his, 'archive', { ids: [stories[0]!] });
    syncAll(hers, his);
    runAs('bob', his, 'restore', { ids: [stories[0]!] });
    expect(storyOf(his, stories[0]!)).toMatchObject({ issue: issue(1), archivedAt: null });
  });
});

describe('L1: the issue of a locked story', () => {
  function locked() {
    const map = buildMap();
    map.run('lockThings', { ids: [map.stories[0]!] });
    return { ...map, links: [{ storyId: map.stories[0]!, issue: issue(1) }] };
  }

  test('is none of an editor’s business, for the server would see the register written', () => {
    const { doc, links } = locked();
    expect(
      writtenBy(doc, () => expect(() => run(doc, 'linkIssues', { links }, as('editor'))).toThrow('Locked')),
    ).toEqual([]);
    let touched = false;
    doc.on('afterTransaction', (transaction) => void (touched ||= touchesLocked(transaction)));
    run(doc, 'linkIssues', { links }, as('facilitator'));
    expect(touched).toBe(true);
  });

  test('is written by the server after a push: it decides as owner, whoever pushed', () => {
    const { doc, links, stories } = locked();
    run(doc, 'linkIssues', { links }, commandContext({ kind: 'api', sessionId: 'bob' }));
    expect(storyOf(doc, stories[0]!)).toMatchObject({ issue: issue(1), locked: true });
  });
});

describe('what is made from a story', () => {
  test('by splitting has no issue; the story itself keeps its own', () => {
    const { doc, stories, run: alice } = buildMap();
    link(doc, [stories[0]!]);
    const { ids } = alice('splitStory', { id: stories[0]!, parts: [{ title: 'Part' }, { title: 'Rest' }] });
    expect(ids.map((id) => storyOf(doc, id).issue)).toEqual([null, null]);
    expect(storyOf(doc, stories[0]!).issue).toEqual(issue(1));
  });

  test('by merging keeps the issue of the one that stays, also when that has none', () => {
    const { doc, stories, run: alice } = buildMap();
    const [one, two, three] = stories as [StoryId, StoryId, StoryId];
    link(doc, [one, two]);
    alice('mergeStories', { id: one, ids: [two] });
    expect(storyOf(doc, one).issue).toEqual(issue(1));
    alice('mergeStories', { id: three, ids: [one] });
    expect(storyOf(doc, three).issue).toBeNull();
  });
});

describe('going back to a version', () => {
  test('C2: brings no address back that runs, whoever wrote the version', () => {
    const { doc, stories } = buildMap();
    const map = pastMapOf(readMap(doc));
    const records = map.records.story!.map((story) => ({
      ...story,
      issue: { key: '#1', url: 'javascript:alert(1)' },
    }));
    run(doc, 'restoreMap', { map: { ...map, records: { ...map.records, story: records } } });
    expect(storyOf(doc, stories[0]!).issue).toBeNull();
    expect(recordOf(doc, 'story', stories[0]!)!.get('issue') ?? null).toBeNull();
  });
});

test('the history tells of issues by their keys, and of many in one line', () => {
  const { doc, stories } = buildMap();
  const reader = new ChangeReader(copyOf(doc));
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const told = (change: () => void): string[] => {
    change();
    for (const update of updates.splice(0)) reader.take(update, 'server');
    return reader.finish().flatMap(({ changes }) => changes.map(changeInWords));
  };
  const unlink = (ids: readonly StoryId[]) =>
    run(doc, 'linkIssues', { links: ids.map((storyId) => ({ storyId, issue: null })) });
  expect(told(() => link(doc, [stories[0]!], 12))).toEqual(['linked the story “Story 1.1.1” to #12']);
  expect(told(() => link(doc, stories.slice(1, 10)))).toEqual(['linked 9 stories to their issues']);
  expect(told(() => unlink([stories[0]!]))).toEqual(['unlinked the story “Story 1.1.1” from its issue']);
  expect(told(() => unlink(stories.slice(1, 4)))).toEqual(['unlinked 3 stories from their issues']);
});
