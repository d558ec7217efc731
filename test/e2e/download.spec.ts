/** The map as JSON, CSV and Markdown; the JSON, imported again, is the same map. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { openNewMap, savedOn, titlesOf } from './mapPage.ts';
import { expect, test } from './walk.ts';

async function download(page: Page, item: RegExp): Promise<string> {
  await page.getByRole('button', { name: 'Menu' }).click();
  const started = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: item }).click();
  return readFile(await (await started).path(), 'utf8');
}

test('alice downloads her map in three formats and imports the JSON again', async ({ alice }) => {
  await openNewMap(alice, { title: 'To go', template: 'online-shop' });
  const before = await Promise.all(
    (['activity', 'step', 'story', 'release'] as const).map((kind) => titlesOf(alice, kind)),
  );
  const csv = await download(alice, /CSV/);
  expect(csv).toContain('Browse a category');
  const markdown = await download(alice, /Markdown/);
  expect(markdown).toContain('Browse a category');
  const json = await download(alice, /JSON/);
  expect(() => JSON.parse(json) as unknown).not.toThrow();

  await alice.goto('/');
  await alice.getByRole('button', { name: /^Import/ }).click();
  const file = { name: 'to-go.json', mimeType: 'application/json', buffer: Buffer.from(json) };
  await alice.locator('input[type=file]').setInputFiles(file);
  await expect(alice.getByText('Everything in the file comes along.')).toBeVisible();
  await alice.getByRole('button', { name: 'Import as a new map' }).click();
  await savedOn(alice);
  const after = await Promise.all(
    (['activity', 'step', 'story', 'release'] as const).map((kind) => titlesOf(alice, kind)),
  );
  expect(after).toEqual(before);
});
