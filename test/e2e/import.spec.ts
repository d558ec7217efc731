/** Importing real files: the plan, the loss report, columns mapped by hand, errors with their line, nothing half done. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { choose, savedOn, titlesOf } from './mapPage.ts';
import { expect, test } from './walk.ts';

const samples = join(import.meta.dirname, '../samples');

async function openImport(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: /^Import/ }).click();
  await expect(page.getByRole('dialog', { name: 'Import a map' })).toBeVisible();
}

test('a pasted outline becomes a map', async ({ alice }) => {
  await openImport(alice);
  await alice
    .getByLabel('Or paste text')
    .fill(
      'Browse\n  Search\n    Search by name\n    Filter by price\n  Compare\n    Put two side by side\nBuy\n  Pay\n    Pay by card\n',
    );
  await alice.getByRole('button', { name: 'Preview' }).click();
  await expect(alice.getByText('Everything in the file comes along.')).toBeVisible();
  await alice.getByRole('button', { name: 'Import as a new map' }).click();
  await savedOn(alice);
  expect(await titlesOf(alice, 'activity')).toEqual(['Browse', 'Buy']);
  expect(await titlesOf(alice, 'step')).toEqual(['Search', 'Compare', 'Pay']);
  expect(await titlesOf(alice, 'story')).toEqual(
    expect.arrayContaining(['Search by name', 'Filter by price', 'Put two side by side', 'Pay by card']),
  );
});

test('a real story map in CSV shows its plan and what it would lose before anything is made', async ({
  alice,
  picture,
}) => {
  await openImport(alice);
  await alice.locator('input[type=file]').setInputFiles(join(samples, 'story-map.csv'));
  const dialog = alice.getByRole('dialog');
  await expect(dialog.getByRole('listitem').filter({ hasText: '28 stories' })).toBeVisible();
  await expect(dialog.getByText(/do not come along/)).toBeVisible();
  await expect(dialog.getByText(/depends on/).first()).toBeVisible();
  await picture(alice, 'import-preview');
  const maps = await alice.request.get('/api/maps');
  expect(maps.status() === 401 || ((await maps.json()) as { maps: unknown[] }).maps.length === 0).toBe(true);
  await dialog.getByRole('button', { name: 'Import as a new map' }).click();
  await savedOn(alice);
  expect((await titlesOf(alice, 'story')).length).toBeGreaterThan(20);
  await picture(alice, 'map-imported-csv');
});

test('real Markdown story maps can be imported', async ({ alice, picture }) => {
  for (const file of ['story-map-headings-pt.md', 'story-map-backbone-north-star.md']) {
    await openImport(alice);
    await alice.locator('input[type=file]').setInputFiles(join(samples, file));
    await alice.getByRole('button', { name: 'Import as a new map' }).click();
    await savedOn(alice);
    expect((await titlesOf(alice, 'release')).length, file).toBeGreaterThan(1);
    await picture(alice, `map-${file.replace('.md', '')}`);
  }
});

test('format and columns can be set by hand', async ({ alice }) => {
  await openImport(alice);
  await alice
    .getByLabel('Or paste text')
    .fill('alpha,beta,gamma\nBrowse,Search,By name\nBrowse,Search,By price\n');
  await alice.getByRole('button', { name: 'Preview' }).click();
  await choose(alice, alice.getByRole('combobox', { name: 'Format' }), 'table (CSV)');
  for (const [column, meaning] of [
    ['alpha', 'Activity'],
    ['beta', 'Step'],
    ['gamma', 'Story'],
  ] as const) {
    await choose(alice, alice.getByRole('combobox', { name: column }), meaning);
  }
  await alice.getByRole('button', { name: 'Import as a new map' }).click();
  await savedOn(alice);
  expect(await titlesOf(alice, 'activity')).toEqual(['Browse']);
  expect(await titlesOf(alice, 'step')).toEqual(['Search']);
  expect(await titlesOf(alice, 'story')).toEqual(['By name', 'By price']);
});

test('a broken file gets a clear error with its line, and nothing is made', async ({ alice, picture }) => {
  await openImport(alice);
  const whole = readFileSync(join(samples, 'story-map.csv'), 'utf8').split('\n').slice(0, 5).join('\n');
  await alice.getByLabel('Or paste text').fill(`${whole}\nx,Map,Create,"never closed,PM\n`);
  await alice.getByRole('button', { name: 'Preview' }).click();
  await expect(alice.getByRole('dialog').getByText(/Line 6/)).toBeVisible();
  await expect(alice.getByRole('button', { name: 'Import as a new map' })).toBeDisabled();
  await picture(alice, 'import-error');
});
