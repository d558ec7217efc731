/** After the server's data came from a backup, or a part of it was damaged: nobody's past merges in, and who must know is told. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import type { Locator, Page } from '@playwright/test';
import { projectRoot } from '../support/startServer.ts';
import { expectNoViolations } from './axe.ts';
import { clickOn, onMap, openNewMap, savedOn, savingOf, titlesOf } from './mapPage.ts';
import { expect, test } from './walk.ts';

/** Runs `npm run backup` or `restore` as npm would. */
async function command(name: 'backup' | 'restore', dataDir: string, ...given: string[]): Promise<void> {
  await promisify(execFile)(process.execPath, [join(projectRoot, `server/${name}.ts`), ...given], {
    env: { ...process.env, DATA_DIR: dataDir },
  });
}

async function addTo(page: Page, title: string, text: string): Promise<void> {
  await clickOn(page, onMap(page, title), { clickCount: 2 });
  await page.keyboard.type(text);
  await page.keyboard.press('Escape');
}

/** What is in the file that a button gives. */
async function downloaded(page: Page, button: Locator): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return readFile(await file.path(), 'utf8');
}

test('a tab from before a restore merges nothing of its past and offers it as a file, also after a reload', async ({
  alice,
  server,
  picture,
}, info) => {
  await openNewMap(alice, { title: 'Restored', template: 'online-shop' });
  const backup = info.outputPath('backup');
  await command('backup', server.dataDir, backup);
  await addTo(alice, 'Browse a category', ' after the backup');
  await savedOn(alice);
  await server.kill('SIGKILL');
  await addTo(alice, 'Search by name', ' while it was away');
  await expect(savingOf(alice)).toHaveAccessibleName(/Not saved: \d+ changes? kept on this device/);
  await command('restore', server.dataDir, backup, '--replace');
  await server.restart();

  const banner = alice.getByRole('alert').filter({ hasText: 'This map was restored from a backup' });
  await expect(banner).toBeVisible();
  await picture(alice, 'restored');
  await expectNoViolations(alice, 'restored');
  const whole = await downloaded(alice, banner.getByRole('button', { name: /Download/ }));
  expect(whole).toContain('Browse a category after the backup');
  expect(whole).toContain('Search by name while it was away');

  await alice.reload();
  await savedOn(alice);
  const titles = await titlesOf(alice, 'story');
  expect(titles).toContain('Browse a category');
  expect(titles).toContain('Search by name');
  const strip = alice.getByRole('status').filter({ hasText: 'never reached the server' });
  expect(await downloaded(alice, strip.getByRole('button', { name: 'Download' }))).toBe(whole);
});

test('an owner is told that a part of the history is damaged; the map is as it was and goes on', async ({
  alice,
  server,
  picture,
}) => {
  const id = await openNewMap(alice, { title: 'Damaged', template: 'online-shop' });
  await addTo(alice, 'Browse a category', ' or two');
  await savedOn(alice);
  await server.kill('SIGKILL');
  const database = new DatabaseSync(join(server.dataDir, 'throughline.sqlite'));
  const lastRow = 'doc = ?1 AND seq = (SELECT max(seq) FROM updates WHERE doc = ?1)';
  const broken = database.prepare(`UPDATE updates SET bytes = x'010203' WHERE ${lastRow}`).run(`map:${id}`);
  database.close();
  expect(broken.changes).toBe(1);
  await server.restart();

  const told = alice.getByRole('region', { name: 'Part of the history is damaged' });
  await expect(told).toContainText('The map was restored to its last good state');
  await picture(alice, 'damage');
  await expectNoViolations(alice, 'damage');
  await savedOn(alice);
  await expect(onMap(alice, 'Browse a category or two')).toBeAttached();
  await told.getByRole('button', { name: 'Open the history' }).click();
  await expect(alice.getByRole('complementary', { name: 'History' })).toBeVisible();
  await told.getByRole('button', { name: 'I have seen it' }).click();
  await expect(told).toHaveCount(0);
});
