/** What was split off which story and merged into which, told from both ends. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordOf } from '../../../shared/model/document.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import type { StoryId } from '../../../shared/model/story.ts';
import { lineageOf } from '../../../shared/views/lineage.ts';
import { buildMap } from '../../support/buildMap.ts';
import { garbageMap } from '../../support/garbageMap.ts';

function titles() {
  const map = buildMap();
  const of = (id: StoryId) => {
    const { splitFrom, splitInto, mergedInto, tookIn } = lineageOf(readMap(map.doc))(id);
    return {
      from: splitFrom?.title ?? null,
      parts: splitInto.map(({ title }) => title),
      into: mergedInto?.title ?? null,
      took: tookIn.map(({ title }) => title),
    };
  };
  return { ...map, of };
}

const none = { from: null, parts: [], into: null, took: [] };

test('Y4: what was split says so at both ends, parts in the order of the map', () => {
  const { stories, run, of } = titles();
  const [story, other] = [stories[0]!, stories[1]!];
  const { ids } = run('splitStory', { id: story, parts: [{ title: 'By card' }, { title: 'By invoice' }] });
  expect(of(story)).toEqual({ ...none, parts: ['By card', 'By invoice'] });
  for (const id of ids) expect(of(id)).toEqual({ ...none, from: 'Story 1.1.1' });
  expect(of(other)).toEqual(none);
  run('archive', { ids: [ids[0]!] });
  expect(of(story).parts).toEqual(['By card', 'By invoice']);
});

test('Y4: what was merged says so at both ends, though it is archived', () => {
  const { stories, run, of } = titles();
  const [kept, one, two] = stories as [StoryId, StoryId, StoryId];
  run('mergeStories', { id: kept, ids: [two, one] });
  expect(of(kept).took.sort()).toEqual(['Story 1.2.1', 'Story 1.3.1']);
  for (const id of [one, two]) expect(of(id)).toEqual({ ...none, into: 'Story 1.1.1' });
});

test('never names a story as its own, nor one that is not there', () => {
  const { doc, stories, of } = titles();
  const id = stories[0]!;
  recordOf(doc, 'story', id)!.set('splitFrom', id);
  recordOf(doc, 'story', id)!.set('mergedInto', 'story:gone');
  expect(of(id)).toEqual(none);
});

test('survives garbage', () => {
  fc.assert(
    fc.property(garbageMap, (doc) => {
      const records = readMap(doc);
      for (const id of records.story.keys()) {
        const { splitFrom, splitInto, mergedInto, tookIn } = lineageOf(records)(id);
        const named = [splitFrom, mergedInto, ...splitInto, ...tookIn].flatMap((each) => each?.id ?? []);
        expect(named).not.toContain(id);
      }
    }),
    { numRuns: 50 },
  );
});
