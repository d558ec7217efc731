/** A picture of the map holds each story once, in every format and however it is cut, and what people wrote is inert. */
import { PDFDocument } from 'pdf-lib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOutMap } from '../../../client/layout/mapLayout.ts';
import { pageParts } from '../../../client/layout/picture/pages.ts';
import { plainText } from '../../../client/layout/picture/plainText.ts';
import { wholeMap } from '../../../client/layout/picture/pictureOf.ts';
import type { Picture } from '../../../client/layout/picture/shapes.ts';
import { exportPictures } from '../../../client/panels/export/exportPictures.ts';
import { fileNameOf } from '../../../client/panels/export/fileNameOf.ts';
import { pathOf } from '../../../client/panels/export/markPaths.ts';
import { pixelScale, tilesOf } from '../../../client/panels/export/tilesOf.ts';
import { escapeXml, writeSvg } from '../../../client/panels/export/writeSvg.ts';
import { writePdf, type LineImage } from '../../../client/panels/export/writePdf.ts';
import { palettes } from '../../../client/ui/tokens.ts';
import { readMap } from '../../../shared/model/readMap.ts';
import type { MapRecords } from '../../../shared/model/records.ts';
import { arrangeMap, type Lane } from '../../../shared/views/arrangeMap.ts';
import { buildMap, type BuiltMap } from '../../support/buildMap.ts';

const measure = (text: string, size: number): number => text.length * size * 0.55;

const hostile = [
  '<script>alert(1)</script>',
  ']]><img src=x onerror=alert(1)>',
  '<!--"><svg onload=alert(1)>',
  '&lt;b&gt; &amp; &#60;',
  '\u202Egnp.exe\u202C and \u2066isolated\u2069',
  'zero\u200Bwidth\uFEFF and \u0000\u0007\u001B controls',
  'half \uD83D of a character',
  'two\nlines\tand a tab',
  'x'.repeat(10_000),
  'word '.repeat(2_000),
  '<foreignObject><iframe srcdoc="x"/></foreignObject>',
  'Привет, мир 你好 🎉 שלום',
  '" onload="alert(1)',
];

function picturesOf(
  map: Pick<BuiltMap, 'doc'> | MapRecords,
  by: Parameters<typeof exportPictures>[4],
  lanes?: readonly Lane[],
): Picture[] {
  const records = 'doc' in map ? readMap(map.doc) : map;
  const grid = arrangeMap(records);
  const choices = {
    lanes: lanes ?? grid.lanes,
    theme: 'light',
    showsEstimates: true,
    showsArrows: true,
    colouring: 'none',
  } as const;
  return exportPictures(records, grid, choices, measure, by);
}

function storiesIn(pictures: readonly Picture[]): string[] {
  return pictures
    .flatMap(({ shapes }) => shapes)
    .flatMap((shape) => (shape.kind === 'box' && shape.of?.startsWith('story:') ? [shape.of] : []))
    .sort();
}

function textsOf(pictures: readonly Picture[]): string[] {
  return pictures.flatMap(({ shapes }) => shapes).flatMap((s) => (s.kind === 'line' ? [s.text] : []));
}

const sheet = { width: 1386, height: 940 } as const;

/** A story with a checklist that needs one beside it and, too early, one of the release after. */
function belongings(): BuiltMap {
  const map = buildMap({ activities: 1, stepsPerActivity: 2, releases: 2, storiesPerCell: 1 });
  const [first, beside, later] = map.stories;
  map.run('addCriteria', { storyId: first!, criteria: [{ title: 'a', done: true }, { title: 'b' }] });
  map.run('addDependency', { storyId: first!, needsId: beside!, kind: 'waiting' });
  map.run('addDependency', { storyId: first!, needsId: later!, kind: 'technical' });
  return map;
}

/** By their heads, the filled paths. */
function arrowsIn({ shapes }: Picture): { red: number; muted: number } {
  const heads = shapes.flatMap((shape) => (shape.kind === 'path' && shape.fill !== null ? [shape.fill] : []));
  const red = heads.filter((fill) => fill === palettes.light.danger).length;
  return { red, muted: heads.length - red };
}

/** As a peer that does not keep to the commands could have written it. */
function hostileMap(): MapRecords {
  const records = readMap(
    buildMap({ activities: 1, stepsPerActivity: 1, releases: 1, storiesPerCell: 13 }).doc,
  );
  const stories = [...records.story.values()];
  const [release] = records.release.values();
  return {
    ...records,
    meta: { ...records.meta, title: hostile[0]! },
    story: new Map(stories.map((story, i) => [story.id, { ...story, title: hostile[i % hostile.length]! }])),
    release: new Map([[release!.id, { ...release!, name: 'Später', outcome: hostile[1]! }]]),
  };
}

const sizeArbitrary = fc.record({
  activities: fc.integer({ min: 0, max: 4 }),
  stepsPerActivity: fc.integer({ min: 0, max: 4 }),
  releases: fc.integer({ min: 0, max: 4 }),
  storiesPerCell: fc.integer({ min: 0, max: 7 }),
});

describe('the picture of a map', () => {
  test('holds every story exactly once: whole, by release, and cut into pages of any size', () => {
    const page = fc.record({
      width: fc.integer({ min: 1, max: 3000 }),
      height: fc.integer({ min: 1, max: 2000 }),
    });
    fc.assert(
      fc.property(sizeArbitrary, page, (size, paper) => {
        const map = buildMap(size);
        const all = [...map.stories].sort();
        expect(storiesIn(picturesOf(map, 'whole'))).toEqual(all);
        expect(storiesIn(picturesOf(map, 'lane'))).toEqual(all);
        expect(storiesIn(picturesOf(map, paper))).toEqual(all);
      }),
      { numRuns: 12, endOnFailure: true },
    );
  });

  test('keeps every shape inside of it, and every page no larger than the paper when a card fits on that', () => {
    fc.assert(
      fc.property(sizeArbitrary, (size) => {
        const paper = { width: 1386, height: 940 };
        for (const picture of [
          ...picturesOf(buildMap(size), 'whole'),
          ...picturesOf(buildMap(size), paper),
        ]) {
          for (const shape of picture.shapes) {
            if (shape.kind !== 'box') continue;
            expect(shape.x).toBeGreaterThanOrEqual(0);
            expect(shape.x + shape.width).toBeLessThanOrEqual(picture.width + 0.01);
            expect(shape.y + shape.height).toBeLessThanOrEqual(picture.height + 0.01);
          }
        }
        for (const { width, height } of picturesOf(buildMap(size), paper)) {
          expect(width).toBeLessThanOrEqual(paper.width);
          expect(height).toBeLessThanOrEqual(paper.height);
        }
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });

  test('cuts pages that cover the whole map without overlap', () => {
    const map = buildMap({ activities: 3, stepsPerActivity: 4, releases: 3, storiesPerCell: 9 });
    const layout = layOutMap(arrangeMap(readMap(map.doc)), new Set());
    const parts = pageParts({ layout, lens: null }, { width: 1386, height: 940 });
    const whole = wholeMap(layout);
    const area = parts.reduce((sum, { width, height }) => sum + width * height, 0);
    expect(parts.length).toBeGreaterThan(4);
    expect(area).toBeCloseTo(whole.width * whole.height, 3);
  });

  test('repeats the steps and the release on every page', () => {
    const map = buildMap({ activities: 1, stepsPerActivity: 2, releases: 1, storiesPerCell: 20 });
    const pages = picturesOf(map, { width: 1386, height: 940 });
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages)
      expect(textsOf([page])).toEqual(expect.arrayContaining(['Step 1.1', 'Step 1.2']));
    expect(pages.filter((page) => textsOf([page]).includes('Release 1')).length).toBeGreaterThan(1);
  });

  test('shows only the chosen releases', () => {
    const map = buildMap();
    const texts = textsOf(picturesOf(map, 'whole', [map.releases[1]!]));
    expect(texts).toContain('Release 2');
    expect(texts).not.toContain('Release 1');
    expect(texts).not.toContain('Unscheduled');
  });

  test('leaves estimates and sums of points out when asked to', () => {
    const map = buildMap();
    const records = readMap(map.doc);
    const grid = arrangeMap(records);
    const choices = {
      lanes: grid.lanes,
      theme: 'dark',
      showsEstimates: false,
      showsArrows: true,
      colouring: 'none',
    } as const;
    const texts = textsOf(exportPictures(records, grid, choices, measure, 'whole'));
    expect(texts).not.toContain('1');
    expect(texts.filter((text) => text.includes('point'))).toEqual([]);
  });

  test('shows how far the criteria of a story are, and its dependencies as arrows: red where they break', () => {
    const map = belongings();
    const [whole] = picturesOf(map, 'whole');
    expect(textsOf([whole!])).toContain('1/2');
    expect(arrowsIn(whole!)).toEqual({ red: 1, muted: 1 });
    expect(writeSvg(whole!)).toContain('stroke-dasharray="2 5"');
  });

  test('shows the key of an issue whole or not at all, as the map does', () => {
    const map = buildMap({ activities: 1, stepsPerActivity: 1, releases: 1, storiesPerCell: 2 });
    const keys = ['SHOP-12', 'X'.repeat(40)];
    const links = keys.map((key, i) => ({
      storyId: map.stories[i]!,
      issue: { key, url: 'https://example.org/browse' },
    }));
    map.run('linkIssues', { links });
    map.run('pushToBacklog', { releaseId: map.releases[0]! });
    const begun = { owner: 'Alice', due: '2027-03-10', stage: 'inProgress' } as const;
    map.run('updateStory', { id: map.stories[0]!, ...begun });
    const [whole] = picturesOf(map, 'whole');
    const texts = textsOf([whole!]);
    expect(texts).toContain('SHOP-12');
    expect(texts).not.toContain('In progress');
    expect(texts.filter((each) => each.startsWith('X'))).toEqual([]);
    expect(texts).toContain('Backlog');
  });

  test('leaves arrows out when asked to, and the marks on the cards stay', () => {
    const records = readMap(belongings().doc);
    const grid = arrangeMap(records);
    const choices = {
      lanes: grid.lanes,
      theme: 'light',
      showsEstimates: true,
      showsArrows: false,
      colouring: 'none',
    } as const;
    const [whole] = exportPictures(records, grid, choices, measure, 'whole');
    expect(arrowsIn(whole!)).toEqual({ red: 0, muted: 0 });
    expect(whole!.shapes.filter((shape) => shape.kind === 'mark')).not.toHaveLength(0);
  });

  test('draws no arrow to a release or a page that is not there', () => {
    const map = belongings();
    expect(arrowsIn(picturesOf(map, 'whole', [map.releases[0]!])[0]!)).toEqual({ red: 0, muted: 1 });
    expect(picturesOf(map, 'lane').map(arrowsIn)).toEqual([
      { red: 0, muted: 1 },
      { red: 0, muted: 0 },
      { red: 0, muted: 0 },
    ]);
  });

  test('coloured by a lens says what each colour means, and each card shows the letter of its own', () => {
    const map = buildMap();
    const { id: shopper } = map.run('addPersona', { name: 'Shopper' });
    map.run('addPersona', { name: 'Nobody’s' });
    map.run('tagRecord', { id: map.stories[0]!, tag: shopper, on: true });
    const records = readMap(map.doc);
    const grid = arrangeMap(records);
    const choices = { lanes: grid.lanes, theme: 'dark', showsEstimates: true, showsArrows: true } as const;
    const [plain] = exportPictures(records, grid, { ...choices, colouring: 'none' }, measure, 'whole');
    const [lens] = exportPictures(records, grid, { ...choices, colouring: 'persona' }, measure, 'whole');
    const texts = textsOf([lens!]);
    expect(texts.slice(0, 6)).toEqual([texts[0], 'Persona', 'S', 'Shopper', '–', 'No persona']);
    // In the legend, on the strip of the card, and on its own mark of whom it is for.
    expect(texts.filter((text) => text === 'S')).toHaveLength(3);
    expect(texts.filter((text) => text === '–')).toHaveLength(map.stories.length);
    expect(lens!.height).toBe(plain!.height + 30);
    expect(storiesIn([lens!])).toEqual(storiesIn([plain!]));
    const pages = exportPictures(records, grid, { ...choices, colouring: 'stage' }, measure, sheet);
    for (const page of pages) {
      expect(page.height).toBeLessThanOrEqual(sheet.height);
      expect(textsOf([page])).toContain('Idea');
    }
  });

  test('of a map that looks like two levels has the steps at the top', () => {
    const map = buildMap({ activities: 1 });
    const [three] = picturesOf(map, 'whole');
    map.run('updateSettings', { twoLevels: true });
    const [two] = picturesOf(map, 'whole');
    expect(textsOf([two!])).not.toContain('Activity 1');
    expect(two!.height).toBe(three!.height - 50);
    expect(storiesIn([two!])).toEqual(storiesIn([three!]));
  });

  test('shows a story whose step is gone under Unplaced, and a map without anything', () => {
    const map = buildMap({ activities: 1, stepsPerActivity: 1, releases: 0 });
    map.run('archive', { ids: [map.activities[0]!] });
    expect(picturesOf(map, 'whole')).toHaveLength(1);
    expect(storiesIn(picturesOf(buildMap({ activities: 0, releases: 0 }), 'whole'))).toEqual([]);
  });
});

describe('what people wrote', () => {
  test('is one plain line each: no controls, no direction overrides, nothing hidden, nothing endless', () => {
    for (const text of textsOf(picturesOf(hostileMap(), 'whole'))) {
      expect(text).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069\u200B\uFEFF]/u);
      expect(text.isWellFormed()).toBe(true);
      expect(text.length).toBeLessThan(120);
    }
    expect(plainText('a\u200Db \u200Fשלום')).toBe('a\u200Db \u200Fשלום');
  });

  test('is escaped in SVG: no elements but ours, whatever the titles say', () => {
    const svg = writeSvg(picturesOf(hostileMap(), 'whole')[0]!);
    const names = new Set([...svg.matchAll(/<\/?([A-Za-z!][\w-]*)/g)].map(([, name]) => name));
    expect([...names].filter((name) => !['path', 'rect', 'svg', 'text', 'title'].includes(name!))).toEqual(
      [],
    );
    expect(svg.replaceAll(/>[^<]*</g, '><')).not.toMatch(/\son\w+=|href|style=/);
    expect(svg).toContain('&lt;script&gt;');
    expect(svg).not.toContain(']]>');
  });

  test('stays well-formed in SVG for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        expect(escapeXml(text)).not.toMatch(/[<>"'\u0000-\u0008\uFFFE\uFFFF]|&(?!amp;|lt;|gt;|quot;|apos;)/);
      }),
    );
  });

  test('is in a PDF that can be read again, on as many pages as releases', async () => {
    const drawn: string[] = [];
    const records = hostileMap();
    const bytes = await writePdf({
      title: '<b>Map</b>',
      draw: (width) => {
        const grid = arrangeMap(records);
        const choices = {
          lanes: grid.lanes,
          theme: 'light',
          showsEstimates: true,
          showsArrows: true,
          colouring: 'none',
        } as const;
        return exportPictures(records, grid, choices, width, 'lane');
      },
      measureOther: measure,
      imageOf: async ({ text }) => {
        drawn.push(text);
        return { ...dot, width: 10, height: 10, above: 8 };
      },
    });
    expect(new TextDecoder().decode(bytes.slice(0, 5))).toBe('%PDF-');
    const read = await PDFDocument.load(bytes);
    expect(read.getPageCount()).toBe(2);
    expect(read.getTitle()).toBe('<b>Map</b>');
    expect(new TextDecoder('latin1').decode(bytes)).not.toMatch(/\/JavaScript|\/JS\b|\/URI|\/Launch/);
    // Only what the fonts of every reader lack became an image.
    expect(drawn.join(' ')).toMatch(/Привет/);
    expect(drawn.join(' ')).not.toMatch(/script|Später/);
  });
});

describe('files', () => {
  test('are named after the map, in characters every system takes', () => {
    expect(fileNameOf('Online shop', 'png')).toBe('Online shop.png');
    expect(fileNameOf('../../etc/passwd', 'svg')).toBe('etc passwd.svg');
    expect(fileNameOf('\u202Egnp.exe', 'pdf')).toBe('gnp.exe.pdf');
    expect(fileNameOf('   ', 'pdf')).toBe('map.pdf');
    expect(fileNameOf('x'.repeat(10_000), 'pdf')).toHaveLength(64);
    expect(fileNameOf('Карта 🎉', 'png')).toBe('Карта 🎉.png');
  });

  test('of a large map are tiles that cover it, none larger than a canvas can be', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60_000 }),
        fc.integer({ min: 1, max: 60_000 }),
        (width, height) => {
          const tiles = tilesOf({ width, height });
          for (const { rect } of tiles) expect(Math.max(rect.width, rect.height)).toBeLessThanOrEqual(8192);
          expect(tiles.reduce((sum, { rect }) => sum + rect.width * rect.height, 0)).toBe(width * height);
        },
      ),
    );
    expect(tilesOf({ width: 8192, height: 8192 })).toHaveLength(1);
    expect(pixelScale({ width: 800, height: 600 })).toBe(2);
    expect(pixelScale({ width: 6000, height: 600 }) * 6000).toBeLessThanOrEqual(8192);
    expect(pixelScale({ width: 20_000, height: 600 })).toBe(1);
  });

  test('draw icons from absolute starts, so that their parts do not run into each other', () => {
    expect(
      pathOf([
        ['path', { d: 'm1 2 3 4' }],
        ['line', { x1: 1, y1: 2, x2: 3, y2: 4 }],
      ]),
    ).toBe('M1 2l3 4M1 2L3 4');
    expect(pathOf([['path', { d: 'm9.5-3h8' }]])).toBe('M9.5 -3h8');
    expect(pathOf([['path', { d: 'm3 17 2 2 4-4' }]])).toBe('M3 17l2 2 4-4');
  });
});

/** A PNG of one pixel. */
const dot: Pick<LineImage, 'png'> = {
  png: Uint8Array.from(
    atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
    (character) => character.charCodeAt(0),
  ),
};
