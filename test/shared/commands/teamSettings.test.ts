/** How far now and next reach, and which parts a team of a size shows: set, refused, merged, read, and what is made of it. */
import { describe, expect, test } from 'vitest';
import { shownSurfaces } from '../../../client/panels/map/surfaces.ts';
import { CommandError } from '../../../shared/commands/commandError.ts';
import { writePaper } from '../../../shared/formats/papers/writePaper.ts';
import { metaOf } from '../../../shared/model/document.ts';
import { longestHorizon } from '../../../shared/model/horizonLength.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import { usualSettings, type MapSettings } from '../../../shared/model/settings.ts';
import { hiddenIn, sizeOf, teamParts, teamSizes } from '../../../shared/model/teamParts.ts';
import { copyOf, emptyMap, run, runAs, syncAll } from '../../support/buildMap.ts';
import { writtenBy } from '../../support/written.ts';

type Doc = ReturnType<typeof emptyMap>;
const settingsOf = (doc: Doc): MapSettings => readMap(doc).meta.settings;

/** What is said of the input, by path. */
function faultOf(doc: Doc, input: object): string {
  try {
    run(doc, 'updateSettings', input);
  } catch (error) {
    if (!(error instanceof CommandError) || error.problem.kind !== 'badInput') throw error;
    return error.message;
  }
  throw new Error('It was not refused.');
}

describe('how far now and next reach', () => {
  test('is a quarter and half a year until the team says otherwise', () => {
    const doc = emptyMap();
    expect(settingsOf(doc).horizons).toEqual({ now: 13, next: 26 });
    run(doc, 'updateSettings', { horizons: { now: 6, next: 40 } });
    expect(settingsOf(doc)).toEqual({ ...usualSettings, horizons: { now: 6, next: 40 } });
    run(doc, 'updateSettings', { horizons: { now: 259, next: longestHorizon } });
    expect(settingsOf(doc).horizons).toEqual({ now: 259, next: 260 });
  });

  test.each([
    [{ now: 10, next: 10 }, /^horizons: Next has to reach further than now\.$/],
    [{ now: 11, next: 10 }, /^horizons: Next has to reach further than now\.$/],
    [{ now: 0, next: 10 }, /^horizons\.now: /],
    [{ now: -4, next: 10 }, /^horizons\.now: /],
    [{ now: 1.5, next: 10 }, /^horizons\.now: /],
    [{ now: NaN, next: 10 }, /^horizons\.now: /],
    [{ now: 4, next: longestHorizon + 1 }, /^horizons\.next: /],
    [{ now: 4, next: Infinity }, /^horizons\.next: /],
    [{ now: 4 }, /^horizons\.next: /],
    [{ now: '4', next: 8 }, /^horizons\.now: /],
  ])('is not %j: it says where that is wrong, and nothing changes', (horizons, fault) => {
    const doc = emptyMap();
    run(doc, 'updateSettings', { horizons: { now: 2, next: 5 } });
    const updates = writtenBy(doc, () => expect(faultOf(doc, { horizons })).toMatch(fault));
    expect(updates).toEqual([]);
    expect(settingsOf(doc).horizons).toEqual({ now: 2, next: 5 });
  });

  test.each([{ now: 30, next: 20 }, { now: 3 }, 13, 'a quarter', null])(
    'reads as usual where the document holds %j',
    (held) => {
      const doc = emptyMap();
      metaOf(doc).set('horizons', held);
      expect(settingsOf(doc).horizons).toEqual({ now: 13, next: 26 });
    },
  );

  test('never comes out crossed when two people change it at once: one of them is taken whole', () => {
    const doc = emptyMap();
    const other = copyOf(doc);
    runAs('alice', doc, 'updateSettings', { horizons: { now: 20, next: 30 } });
    runAs('bob', other, 'updateSettings', { horizons: { now: 2, next: 4 } });
    syncAll(doc, other);
    expect(settingsOf(other).horizons).toEqual(settingsOf(doc).horizons);
    expect([
      { now: 20, next: 30 },
      { now: 2, next: 4 },
    ]).toContainEqual(settingsOf(doc).horizons);
  });

  test('stands over the columns of the review of the roadmap', () => {
    const doc = emptyMap();
    const { id } = run(doc, 'addArtifact', { kind: 'roadmapReview' });
    const paper = (): string => {
      const records = readMap(doc);
      const artifact = records.artifact.get(id)!;
      return writePaper({ records, artifact, today: '2027-03-03', dayOf: () => '2027-03-03' }, 'Untitled');
    };
    expect(paper().match(/^## (?:Now|Next|Later).*$/gm)).toEqual([
      '## Now (within 13 weeks)',
      '## Next (within 26 weeks)',
      '## Later (behind that)',
    ]);
    run(doc, 'updateSettings', { horizons: { now: 4, next: 9 } });
    expect(paper()).toContain('## Now (within 4 weeks)');
    expect(paper()).toContain('## Next (within 9 weeks)');
  });
});

describe('the size of a team', () => {
  const surfacesOf = (doc: Doc): string[] => shownSurfaces(settingsOf(doc)).map(({ surface }) => surface);

  test.each([
    ['small', ['map', 'backlog', 'plan']],
    ['medium', ['map', 'strategy', 'roadmap', 'backlog', 'plan']],
    ['large', ['map', 'strategy', 'roadmap', 'backlog', 'plan', 'insights']],
  ] as const)('%s shows its surfaces, and is recognised by what it hides', (size, surfaces) => {
    const doc = emptyMap();
    run(doc, 'updateSettings', { hiddenParts: [...hiddenIn[size]] });
    expect(surfacesOf(doc)).toEqual(surfaces);
    expect(sizeOf(settingsOf(doc).hiddenParts)).toBe(size);
    expect(sizeOf(settingsOf(doc).hiddenParts.toReversed())).toBe(size);
  });

  test('is nobody’s where the team chose by hand; map and backlog are always there', () => {
    const doc = emptyMap();
    run(doc, 'updateSettings', { hiddenParts: ['plan'] });
    expect(sizeOf(settingsOf(doc).hiddenParts)).toBeNull();
    run(doc, 'updateSettings', { hiddenParts: [...teamParts] });
    expect(surfacesOf(doc)).toEqual(['map', 'backlog']);
    expect(faultOf(doc, { hiddenParts: ['backlog'] })).toMatch(/^hiddenParts\.0: /);
  });

  test('each hides less than the one before, and loses nothing of what is hidden', () => {
    const hidden = teamSizes.map((size) => hiddenIn[size]);
    hidden.slice(1).forEach((parts, i) => {
      expect(parts.length).toBeLessThan(hidden[i]!.length);
      expect(hidden[i]).toEqual(expect.arrayContaining([...parts]));
    });
    const doc = emptyMap();
    const { id } = run(doc, 'addGoal', { title: 'More pay', kind: 'customer' });
    run(doc, 'updateSettings', { hiddenParts: [...hiddenIn.small] });
    run(doc, 'updateSettings', { hiddenParts: [...hiddenIn.medium] });
    expect(surfacesOf(doc)).toContain('strategy');
    expect(readMap(doc).goal.get(id)).toMatchObject({ title: 'More pay', archivedAt: null });
  });
});
