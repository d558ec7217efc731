/** Saying that one story needs another: once, never itself, never in a circle, also when two people say it. */
import { describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { readMap } from '../../../shared/model/readMap.ts';
import { dependenciesOf } from '../../../shared/views/dependencies.ts';
import { buildMap, copyOf, runAs, syncAll } from '../../support/buildMap.ts';
import { writtenBy } from '../../support/written.ts';

/** `"Story 1.1.1 needs Story 1.2.1"` and so on. */
function linesOf(doc: Y.Doc): string[] {
  return dependenciesOf(readMap(doc)).all.map(({ story, needed }) => `${story.title} needs ${needed.title}`);
}

describe('a dependency', () => {
  test('is there once; said again it only changes its kind and note', () => {
    const { doc, stories, run } = buildMap();
    const [storyId, needsId] = [stories[0]!, stories[1]!];
    const first = run('addDependency', { storyId, needsId, kind: 'technical' });
    const again = run('addDependency', {
      storyId,
      needsId,
      external: '',
      due: null,
      kind: 'waiting',
      note: 'the bank',
    });
    expect(again).toEqual(first);
    expect([...readMap(doc).dependency.values()]).toEqual([
      {
        id: first.id,
        storyId,
        needsId,
        kind: 'waiting',
        note: 'the bank',
        external: '',
        due: null,
        archivedAt: null,
      },
    ]);
    run('updateDependency', { id: first.id, kind: 'business' });
    expect(readMap(doc).dependency.get(first.id)).toMatchObject({ kind: 'business', note: 'the bank' });
  });

  test('of a story on itself is refused', () => {
    const { doc, stories, run } = buildMap();
    const input = { storyId: stories[0]!, needsId: stories[0]!, kind: 'technical' as const };
    expect(
      writtenBy(doc, () => expect(() => run('addDependency', input)).toThrow('cannot need itself')),
    ).toEqual([]);
  });

  test('that closes a circle is refused and names both stories', () => {
    const { doc, stories, run } = buildMap();
    const [a, b, c] = [stories[0]!, stories[1]!, stories[2]!];
    run('addDependency', { storyId: a, needsId: b, kind: 'technical' });
    run('addDependency', { storyId: b, needsId: c, kind: 'technical' });
    const close = () => run('addDependency', { storyId: c, needsId: a, kind: 'technical' });
    expect(
      writtenBy(doc, () =>
        expect(close).toThrow(
          'This would be a circle: “Story 1.1.1” already needs “Story 1.3.1”, directly or through other stories.',
        ),
      ),
    ).toEqual([]);
    run('archive', { ids: [b] });
    expect(close).not.toThrow();
  });

  test('is taken away by archiving it, and may then be made the other way round', () => {
    const { doc, stories, run } = buildMap();
    const [a, b] = [stories[0]!, stories[1]!];
    const { id } = run('addDependency', { storyId: a, needsId: b, kind: 'technical' });
    run('archive', { ids: [id] });
    expect(linesOf(doc)).toEqual([]);
    run('addDependency', { storyId: b, needsId: a, kind: 'technical' });
    expect(linesOf(doc)).toEqual(['Story 1.2.1 needs Story 1.1.1']);
  });
});

describe('alice and bob at once', () => {
  test('say the same: it is one dependency, and taking it away takes both', () => {
    const { doc, stories } = buildMap();
    const his = copyOf(doc);
    const input = { storyId: stories[0]!, needsId: stories[1]! };
    runAs('alice', doc, 'addDependency', { ...input, kind: 'technical' });
    runAs('bob', his, 'addDependency', { ...input, kind: 'business' });
    syncAll(doc, his);
    expect(readMap(doc).dependency.size).toBe(2);
    for (const each of [doc, his]) expect(linesOf(each)).toEqual(['Story 1.1.1 needs Story 1.2.1']);
    const shown = dependenciesOf(readMap(his)).all[0]!.dependency.id;
    runAs('bob', his, 'archive', { ids: [shown] });
    syncAll(doc, his);
    expect(linesOf(doc)).toEqual([]);
  });

  test('may make a circle that neither of them made; both see both, and either can be taken away', () => {
    const { doc, stories } = buildMap();
    const his = copyOf(doc);
    const [a, b, c] = [stories[0]!, stories[1]!, stories[2]!];
    const { id } = runAs('alice', doc, 'addDependency', { storyId: a, needsId: b, kind: 'technical' });
    runAs('bob', his, 'addDependency', { storyId: b, needsId: a, kind: 'technical' });
    syncAll(doc, his);
    expect(linesOf(his)).toHaveLength(2);
    expect(linesOf(his)).toEqual(linesOf(doc));
    runAs('bob', his, 'addDependency', { storyId: a, needsId: c, kind: 'technical' });
    runAs('alice', doc, 'archive', { ids: [id] });
    syncAll(doc, his);
    expect(linesOf(doc).sort()).toEqual(['Story 1.1.1 needs Story 1.3.1', 'Story 1.2.1 needs Story 1.1.1']);
  });
});
