/** Lenses: legends that add up, filters that dim, search in reading order, and links that survive anything. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordOf } from '../../../shared/model/document.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { arrangeMap } from '../../../shared/views/arrangeMap.ts';
import { facets, noValue, valuesOf } from '../../../shared/views/facets.ts';
import { legendOf, marksOf } from '../../../shared/views/legend.ts';
import {
  isFiltering,
  matcherOf,
  noFilter,
  noLens,
  searchHits,
  toggleValue,
  type MapLens,
} from '../../../shared/views/lens.ts';
import { readView, writeView } from '../../../shared/views/viewLink.ts';
import { buildMap } from '../../support/buildMap.ts';
import { garbageMap } from '../../support/garbageMap.ts';

const nameOf = (_facet: string, value: string): string => value;

describe('the legend', () => {
  test('names each persona with its letter and how many stories it has, own ones before those of the step', () => {
    const { doc, steps, stories, run } = buildMap();
    const guest = run('addPersona', { name: 'Guest', hue: 'teal' }).id;
    const giver = run('addPersona', { name: 'Giver', hue: 'teal' }).id;
    run('tagRecord', { id: steps[0]!, tag: guest, on: true });
    run('tagRecord', { id: stories[0]!, tag: giver, on: true });
    const records = readMap(doc);
    const legend = legendOf(records, arrangeMap(records), 'persona', nameOf);
    expect(legend.map(({ value, mark, stories: number }) => [value, mark, number])).toEqual([
      [guest, 'G', 2],
      [giver, 'Gi', 1],
      [noValue, '–', 9],
    ]);
  });

  test('V2: whatever the document holds, every live story is counted, and every value has its entry', () => {
    fc.assert(
      fc.property(garbageMap, fc.constantFrom(...facets), (doc, facet) => {
        const records = readMap(doc);
        const grid = arrangeMap(records);
        const legend = legendOf(records, grid, facet, nameOf);
        const live = [...records.story.values()].filter((story) => story.archivedAt === null);
        const values = live.flatMap((story) => valuesOf(records, story, facet));
        expect(legend.reduce((sum, entry) => sum + entry.stories, 0)).toBe(values.length);
        expect(values.filter((value) => !legend.some((entry) => entry.value === value))).toEqual([]);
        expect(new Set(legend.map((entry) => entry.mark)).size).toBe(legend.length);
      }),
      { numRuns: 200 },
    );
  });

  test('marks are short and all different, whatever the names', () => {
    expect(marksOf(['Task', 'Technical', 'Ta', '', '', '日本'])).toEqual(['T', 'Te', 'Ta', '?', '1', '日']);
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 5 }), { maxLength: 60 }), (names) => {
        const marks = marksOf(names);
        expect(new Set(marks).size).toBe(names.length);
        expect(marks.every((mark) => mark.length > 0 && [...mark].length <= 4)).toBe(true);
      }),
    );
  });
});

describe('filters', () => {
  test('V3: one value of each facet and every word keep a story bright', () => {
    const { doc, stories, releases, run } = buildMap();
    run('updateStory', { id: stories[0]!, kind: 'bug', owner: 'bob' });
    run('updateStory', { id: stories[1]!, kind: 'bug' });
    run('updateStory', { id: stories[2]!, kind: 'spike' });
    run('setText', { id: stories[1]!, field: 'title', text: 'Pay in a Café' });
    const records = readMap(doc);
    const bright = (lens: MapLens): string[] => {
      const matches = matcherOf(records, lens);
      return stories.filter((id) => matches(records.story.get(id)!));
    };
    expect(bright(noLens)).toEqual(stories);
    const bugs = toggleValue(noLens, 'kind', 'bug');
    expect(bright(bugs)).toEqual(stories.slice(0, 2));
    expect(bright(toggleValue(bugs, 'kind', 'spike'))).toEqual(stories.slice(0, 3));
    expect(bright(toggleValue(bugs, 'owner', 'bob'))).toEqual([stories[0]]);
    expect(bright(toggleValue(bugs, 'owner', noValue))).toEqual([stories[1]]);
    expect(bright(toggleValue(bugs, 'release', releases[1]!))).toEqual([]);
    expect(bright({ ...noLens, text: 'CAFE pay' })).toEqual([stories[1]]);
    expect(toggleValue(bugs, 'kind', 'bug')).toEqual(noLens);
    expect(isFiltering(bugs)).toBe(true);
    expect(isFiltering(noLens)).toBe(false);
  });

  test('values that are gone from the map darken nothing', () => {
    const { doc, stories, run } = buildMap();
    const label = run('addLabel', { name: 'Risky', hue: 'red' }).id;
    const lens = toggleValue(toggleValue(noLens, 'persona', 'persona:gone'), 'label', label);
    recordOf(doc, 'label', label)!.set('archivedAt', 1);
    const records = readMap(doc);
    const matches = matcherOf(records, lens);
    expect(stories.every((id) => matches(records.story.get(id)!))).toBe(true);
  });
});

test('search finds activities, steps, stories and releases in reading order', () => {
  const { doc, activities, steps, stories, releases, run } = buildMap();
  run('setText', { id: activities[1]!, field: 'title', text: 'Pay' });
  run('setText', { id: steps[0]!, field: 'title', text: 'Pay later' });
  run('setText', { id: stories[9]!, field: 'title', text: 'Repay' });
  run('setText', { id: releases[0]!, field: 'name', text: 'Payment' });
  const grid = arrangeMap(readMap(doc));
  expect(searchHits(grid, ' PAY ')).toEqual([steps[0], stories[9], activities[1], releases[0]]);
  expect(searchHits(grid, '  ')).toEqual([]);
  expect(searchHits(grid, 'nowhere')).toEqual([]);
});

test('search finds a story by the key of its issue', () => {
  const { doc, stories, run } = buildMap();
  const links = ['#12', 'SHOP-12'].map((key, i) => ({
    storyId: stories[i]!,
    issue: { key, url: 'https://example.org/issues' },
  }));
  run('linkIssues', { links });
  const grid = arrangeMap(readMap(doc));
  expect(searchHits(grid, '#12')).toEqual([stories[0]]);
  expect(searchHits(grid, 'shop-12 story')).toEqual([stories[1]]);
  expect(searchHits(grid, 'example.org'), 'by its name, not by its address').toEqual([]);
});

describe('a view in a link', () => {
  const lens: MapLens = {
    colouring: 'persona',
    filter: {
      ...noFilter,
      persona: ['persona:Ab-1', noValue],
      owner: ['Anna; Bob, & Söhne=1'],
      stage: ['idea', 'done'],
      release: [noValue],
    },
    text: 'pay, later;',
  };

  test('comes back as it was, and is short', () => {
    const text = writeView({ lens, search: 'größe 100%' });
    expect(readView(text)).toEqual({ lens, search: 'größe 100%' });
    expect(text).toMatch(/^1;c=persona;p=Ab-1,;/);
    expect(text.length).toBeLessThan(140);
    expect(writeView({ lens: noLens, search: '' })).toBe('');
  });

  test('of another version is no view, and unknown parts are passed over', () => {
    expect(readView('2;c=persona')).toBeNull();
    expect(readView('')).toBeNull();
    expect(readView(`1;${'x'.repeat(9000)}`)).toBeNull();
    expect(readView('1;c=sparkle;k=bug,dragon,;p=../../x;e=2,99;z=9;t=%E0%A4%A;q')).toEqual({
      lens: { ...noLens, filter: { ...noFilter, kind: ['bug', noValue], estimate: ['2'] } },
      search: '',
    });
  });

  test('is harmless whatever it holds, and what was read comes back the same', () => {
    const parts = fc.array(fc.tuple(fc.constantFrom(...'cpokslertq'), fc.string({ unit: 'binary' })));
    const near = parts.map((all) => ['1', ...all.map(([key, value]) => `${key}=${value}`)].join(';'));
    fc.assert(
      fc.property(fc.oneof(fc.string(), near), (text) => {
        const view = readView(text);
        if (view === null) return;
        const again = readView(writeView(view) || '1');
        expect(again?.lens).toEqual(view.lens.text.trim() === '' ? { ...view.lens, text: '' } : view.lens);
      }),
      { numRuns: 500 },
    );
  });
});
