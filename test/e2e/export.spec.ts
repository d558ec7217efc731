/** A person saves the map as a picture, a drawing and a PDF, and prints it; the files hold what the map holds. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { PDFDocument } from 'pdf-lib';
import { expectNoViolations } from './axe.ts';
import { choose, onMap, openNewMap, titlesOf } from './mapPage.ts';
import { expect, test } from './walk.ts';

const hostile = '<script>alert(1)</script> ]]> "quoted"';
const other = 'Привет 你好 🎉';
const source = {
  text: [
    '# Shop <b>live</b>',
    '## Find',
    '### Search',
    `- ${hostile}`,
    `- ${other}`,
    '### Compare',
    '- See prices side by side',
  ].join('\n'),
};

async function openDialog(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Picture, PDF or print…' }).click();
  await expect(page.getByRole('dialog', { name: 'Picture, PDF or print' })).toBeVisible();
}

function formatOf(page: Page): Locator {
  return page.getByRole('combobox', { name: 'Format' });
}

async function save(page: Page, format: string): Promise<{ name: string; data: Buffer }> {
  await openDialog(page);
  await choose(page, formatOf(page), format);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save', exact: true }).click(),
  ]);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const name = download.suggestedFilename();
  // Kept beside the trace, to be looked at.
  const path = test.info().outputPath(name);
  await download.saveAs(path);
  return { name, data: await readFile(path) };
}

test('saves the map as PNG, SVG and PDF, with hostile titles as plain words', async ({ alice, picture }) => {
  await openNewMap(alice, { title: 'Shop <b>live</b>', source });
  await expect.poll(async () => titlesOf(alice, 'story')).toContain(hostile);

  await openDialog(alice);
  await picture(alice, 'export-dialog');
  await alice.keyboard.press('Escape');

  const png = await save(alice, 'PNG picture');
  expect(png.name).toMatch(/^Shop b live.*\.png$/);
  expect(png.data.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
  expect(png.data.readUInt32BE(16)).toBeGreaterThan(800);
  expect(png.data.length).toBeGreaterThan(10_000);

  const pdf = await save(alice, 'PDF');
  expect(pdf.data.subarray(0, 5).toString()).toBe('%PDF-');
  expect((await PDFDocument.load(pdf.data)).getPageCount()).toBe(1);

  const svg = await save(alice, 'SVG drawing');
  const drawing = await alice.context().newPage();
  const origin = new URL(alice.url()).origin;
  await drawing.route('**/drawing.svg', (route) =>
    route.fulfill({ contentType: 'image/svg+xml', body: svg.data }),
  );
  const asked: string[] = [];
  drawing.on('request', (request) => asked.push(request.url()));
  drawing.on('dialog', (dialog) => asked.push(dialog.message()));
  await drawing.goto(`${origin}/drawing.svg`);
  const texts = (await drawing.locator('text').allTextContents()).join(' ');
  for (const title of ['Find', 'Search', 'Compare', 'See prices side by side', '<script>alert(1)</script>'])
    expect(texts).toContain(title);
  expect(texts).toContain(other);
  expect(await drawing.locator('script, foreignObject, a, image').count()).toBe(0);
  expect(asked).toEqual([`${origin}/drawing.svg`]);
  await picture(drawing, 'export-svg');
});

test('prints the map on pages of its own, and leaves the page as it was', async ({ alice, picture }) => {
  await openNewMap(alice, { title: 'Online shop', template: 'online-shop' });
  // The print dialog is the browser's; what it would get is looked at while it is open.
  await alice.evaluate(() => {
    window.print = () => {
      document.body.dataset['prints'] = 'yes';
    };
  });
  await openDialog(alice);
  await choose(alice, formatOf(alice), 'Print');
  await alice.getByRole('button', { name: 'Print', exact: true }).click();
  await expect(alice.locator('body[data-prints]')).toBeAttached();
  const sheets = alice.locator('[data-printed=map] svg');
  expect(await sheets.count()).toBeGreaterThan(1);
  const step = (await titlesOf(alice, 'step'))[0]!;
  expect((await sheets.first().locator('text').allTextContents()).join(' ')).toContain(step);
  await alice.emulateMedia({ media: 'print' });
  await expect(sheets.first()).toBeVisible();
  await expect(alice.locator('#root')).toBeHidden();
  await picture(alice, 'export-print');
  const count = await sheets.count();
  // Printing to a file ends as printing on paper does, and tells the page so.
  const path = test.info().outputPath('print.pdf');
  const paper = await PDFDocument.load(await alice.pdf({ preferCSSPageSize: true, path }));
  expect(paper.getPageCount()).toBe(count);
  await alice.emulateMedia({ media: null });
  await expect(sheets).toHaveCount(0);
  await expect(alice.getByRole('dialog')).toHaveCount(0);
});

/** A map whose picture is wider and higher than one canvas may be: 38 steps, 80 stories under the first and the last. */
function oversize(): string {
  const stories = (step: number): string[] =>
    step === 1 || step === 38 ? Array.from({ length: 80 }, (_, i) => `- Story ${step}.${i + 1}`) : ['- One'];
  const steps = Array.from({ length: 38 }, (_, i) => [`### Step ${i + 1}`, ...stories(i + 1)]);
  return ['# Large', '## Everything', ...steps.flat()].join('\n');
}

interface Corner {
  readonly left: boolean;
  readonly top: boolean;
}

/** How many colours a corner of a picture has, as the browser decodes it; 1 is a blank one. */
async function coloursIn(
  page: Page,
  png: Uint8Array,
  corner: Corner,
): Promise<{ size: string; colours: number }> {
  return page.evaluate(
    async ([base64, { left, top }]) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const [width, height] = [Math.min(image.width, 420), Math.min(image.height, 260)];
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d')!;
      context.drawImage(image, left ? 0 : width - image.width, top ? 0 : height - image.height);
      const pixels = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
      return { size: `${image.width}×${image.height}`, colours: new Set(pixels).size };
    },
    [Buffer.from(png).toString('base64'), corner] as const,
  );
}

test('a map larger than any canvas comes as tiles, and there is something in each of its four corners', async ({
  alice,
}) => {
  await openNewMap(alice, { title: 'Large', source: { text: oversize() } });
  await expect(onMap(alice, 'Story 38.80', 'story')).toBeAttached();
  const { name, data } = await save(alice, 'PNG picture');
  expect(name).toBe('Large.zip');
  const files = unzipSync(new Uint8Array(data));
  expect(Object.keys(files).sort()).toEqual([
    'row 1 column 1.png',
    'row 1 column 2.png',
    'row 2 column 1.png',
    'row 2 column 2.png',
  ]);
  const sizes = [];
  for (const [top, row] of [
    [true, 1],
    [false, 2],
  ] as const) {
    for (const [left, column] of [
      [true, 1],
      [false, 2],
    ] as const) {
      const seen = await coloursIn(alice, files[`row ${row} column ${column}.png`]!, { left, top });
      expect(seen.colours, `row ${row} column ${column} of ${seen.size}`).toBeGreaterThan(10);
      sizes.push(seen.size);
    }
  }
  expect(sizes[0]).toBe('8192×8192');
});

test('criteria and dependencies are in the drawing; arrows can be left out', async ({ alice, picture }) => {
  const id = await openNewMap(alice, { title: 'Online shop', template: 'online-shop' });
  const json = await (await alice.request.get(`/api/maps/${id}/export.json`)).text();
  const { stories } = JSON.parse(json) as { stories: { id: string; title: string }[] };
  const named = (title: string): string => stories.find((story) => story.title === title)!.id;
  const { origin } = new URL(alice.url());
  const command = async (name: string, input: unknown): Promise<void> => {
    const done = await alice.request.post(`${origin}/api/maps/${id}/commands/${name}`, {
      data: input,
      headers: { origin },
    });
    expect(done.status(), await done.text()).toBe(200);
  };
  const storyId = named('Browse a category');
  await command('addCriteria', {
    storyId,
    criteria: [{ title: 'Quick', done: true }, { title: 'Complete' }],
  });
  await command('addDependency', {
    storyId,
    needsId: named('Search by name'),
    kind: 'waiting',
    note: 'index',
  });
  await command('addDependency', { storyId, needsId: named('Use a voucher'), kind: 'technical' });
  await expect(onMap(alice, 'Browse a category')).toContainText('1 of 2 criteria met');

  const withArrows = (await save(alice, 'SVG drawing')).data.toString();
  expect(withArrows).toContain('>1/2</text>');
  expect(withArrows).toContain('stroke-dasharray');
  const drawing = await alice.context().newPage();
  await drawing.route('**/drawing.svg', (route) =>
    route.fulfill({ contentType: 'image/svg+xml', body: withArrows }),
  );
  await drawing.goto(`${origin}/drawing.svg`);
  await picture(drawing, 'export-arrows');
  const pdf = await save(alice, 'PDF');
  expect((await PDFDocument.load(pdf.data)).getPageCount()).toBe(1);

  await openDialog(alice);
  await alice.getByRole('checkbox', { name: 'Show dependencies as arrows' }).uncheck();
  await expectNoViolations(alice, 'the export dialog');
  await choose(alice, formatOf(alice), 'SVG drawing');
  const [download] = await Promise.all([
    alice.waitForEvent('download'),
    alice.getByRole('button', { name: 'Save', exact: true }).click(),
  ]);
  const without = await readFile(await download.path(), 'utf8');
  expect(without).toContain('>1/2</text>');
  expect(without).not.toContain('stroke-dasharray');
});

test('the colours of the lens are in the drawing with their legend, and can be left out', async ({
  alice,
  picture,
}) => {
  await openNewMap(alice, { title: 'Online shop', template: 'online-shop' });
  await alice.getByRole('button', { name: 'Lens and filters' }).click();
  await alice.getByRole('radio', { name: 'Label' }).check({ force: true });
  await openDialog(alice);
  await expect(alice.getByRole('checkbox', { name: 'Colour cards by label, with a legend' })).toBeChecked();
  await picture(alice, 'export-dialog-lens');
  await alice.keyboard.press('Escape');
  const svg = (await save(alice, 'SVG drawing')).data.toString();
  expect(svg).toContain('>Label</text>');
  expect(svg).toContain('>No label</text>');
  const drawing = await alice.context().newPage();
  await drawing.route('**/drawing.svg', (route) =>
    route.fulfill({ contentType: 'image/svg+xml', body: svg }),
  );
  await drawing.goto(`${new URL(alice.url()).origin}/drawing.svg`);
  await picture(drawing, 'export-lens');
});
