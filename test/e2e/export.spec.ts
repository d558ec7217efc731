/** A person saves the map as a picture, a drawing and a PDF, and prints it; the files hold what the map holds. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { PDFDocument } from 'pdf-lib';
import { openNewMap, titlesOf } from './mapPage.ts';
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

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option }).click();
}

async function save(page: Page, format: string): Promise<{ name: string; data: Buffer }> {
  await openDialog(page);
  await choose(page, 'Format', format);
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
  await choose(alice, 'Format', 'Print');
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
