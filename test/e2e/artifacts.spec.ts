/** Artifacts: papers made from the map, on a screen, a phone and on paper; and the parts a team shows. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { inBothSchemes } from './looks.ts';
import { choose, joinByLink, openNewMap, savedOn } from './mapPage.ts';
import { planScene } from './planScene.ts';
import { joinOnPhone } from './strategyMap.ts';
import { expect, test } from './walk.ts';

const day = 86_400_000;
const scene = () => ({ title: 'Online shop', source: { text: planScene(), fileName: 'shop.json' } });

async function openArtifacts(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Insights' }).click();
  await page.getByRole('tab', { name: 'Artifacts' }).click();
}

test('alice makes the requirements, says what they are about, confirms, downloads and prints them', async ({
  alice,
  bob,
  picture,
}) => {
  await alice.clock.install();
  await openNewMap(alice, scene());
  await joinByLink(alice, bob, 'Editor');
  await openArtifacts(alice);
  await openArtifacts(bob);
  await expect(alice.getByRole('heading', { name: 'No artifacts yet' })).toBeVisible();
  await inBothSchemes(alice, async (scheme) => {
    await expectNoViolations(alice, `no artifacts, in ${scheme}`);
    await picture(alice, `${scheme}-artifacts-empty`);
  });
  await alice.getByRole('button', { name: 'Add an artifact' }).press('Enter');
  await alice.getByRole('menuitem', { name: 'Product requirements (PRD)' }).press('Enter');
  const paper = alice.getByRole('article', { name: /^Paper: / });
  await choose(alice, paper.getByRole('combobox', { name: 'About' }), 'One-page checkout');
  for (const heading of ['Problem', 'Success metrics', 'Requirements', 'Technical considerations'])
    await expect(paper.getByRole('heading', { name: heading })).toBeVisible();
  await expect(paper).toContainText('Paying takes too long');
  await expect(paper).toContainText('Unconfirmed');
  await paper.getByLabel('Link').fill('javascript:alert(1)');
  await expect(paper.getByText(/^That is no address of a page/)).toBeVisible();
  await paper.getByLabel('Link').fill('https://example.org/prd');
  await alice.keyboard.press('Enter');
  await expect(paper.getByRole('link', { name: /^Open the link/ })).toHaveAttribute(
    'href',
    'https://example.org/prd',
  );
  await paper.getByLabel('Notes, written by hand').fill('Ask the lawyers.');
  await inBothSchemes(alice, async (scheme) => {
    await expectNoViolations(alice, `a paper, in ${scheme}`);
    await picture(alice, `${scheme}-artifacts-paper`);
  });
  await bob.getByRole('button', { name: /^Product requirements/ }).click();
  await bob.getByRole('button', { name: 'It still holds' }).click();
  await expect(paper).toContainText(/Last confirmed by Bob on .*, next on /);
  await expect(paper).toContainText('Due in 30 days');

  const coming = alice.waitForEvent('download');
  await paper.getByRole('button', { name: 'Download' }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toMatch(/\.md$/);
  const text = readFileSync(await file.path(), 'utf8');
  expect(text).toContain('## Requirements');
  expect(text).toContain('## Notes\n\nAsk the lawyers.');

  await alice.evaluate(() => {
    window.print = () => document.documentElement.setAttribute('data-asked', 'print');
  });
  await paper.getByRole('button', { name: 'Print' }).click();
  await expect(alice.locator('html[data-asked=print]')).toBeAttached();
  await alice.emulateMedia({ media: 'print' });
  await expect(paper.getByRole('button', { name: 'Print' })).toBeHidden();
  await expect(
    alice.getByRole('heading', { name: 'Requirements', exact: true }).locator('visible=true'),
  ).toHaveCount(1);
  await picture(alice, 'artifacts-print');
  await alice.emulateMedia({ media: null });
  await alice.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await savedOn(alice);

  await test.step('it turns late while the page stays open, and holds again when somebody says so', async () => {
    const entry = alice.getByRole('list', { name: 'Artifacts of this map' }).getByRole('button');
    await expect(alice.getByText('1 artifact, all of them hold')).toBeVisible();
    await alice.clock.fastForward(29 * day);
    await expect(entry).toContainText('Due tomorrow');
    await alice.clock.fastForward(2 * day);
    await expect(entry).toContainText('Late by 1 day');
    await expect(paper).toContainText('Late by 1 day');
    await expect(alice.getByText('1 artifact, 1 to look through')).toBeVisible();
    await inBothSchemes(alice, async (scheme) => {
      await expectNoViolations(alice, `a late paper, in ${scheme}`);
      await picture(alice, `${scheme}-artifacts-late`);
    });
    await paper.getByRole('button', { name: 'It still holds' }).click();
    await expect(entry).toContainText('Due in 30 days');
  });
});

test('a viewer reads papers on a phone and can change none of them', async ({
  alice,
  openBrowser,
  picture,
}) => {
  await openNewMap(alice, scene());
  await openArtifacts(alice);
  for (const kind of ['Sprint plan', 'Burndown', 'Roadmap review']) {
    await alice.getByRole('button', { name: 'Add an artifact' }).click();
    await alice.getByRole('menuitem', { name: kind }).click();
    await expect(alice.getByRole('article', { name: `Paper: ${kind}` })).toBeVisible();
  }
  await savedOn(alice);
  const bob = await openBrowser('bob', {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  await joinOnPhone(alice, bob, 'Viewer');
  await openArtifacts(bob);
  await expect(bob.getByText('3 artifacts, 3 to look through')).toBeVisible();
  await inBothSchemes(bob, async (scheme) => {
    await expectNoViolations(bob, `artifacts on a phone, in ${scheme}`);
    await picture(bob, `${scheme}-artifacts-phone`);
  });
  await bob.getByRole('button', { name: /^Sprint plan/ }).tap();
  await expect(bob.getByRole('heading', { name: 'Committed' })).toBeVisible();
  await expect(bob.getByRole('button', { name: 'It still holds' })).toHaveCount(0);
  await expect(bob.getByRole('button', { name: 'Add an artifact' })).toHaveCount(0);
  await expectNoViolations(bob, 'a paper on a phone');
  await picture(bob, 'artifacts-phone-paper');
  await bob.getByRole('button', { name: 'All artifacts' }).tap();
  await expect(bob.getByRole('button', { name: /^Burndown/ })).toBeVisible();
});

test('a small team hides what it does without, for everybody, and finds it again', async ({
  alice,
  bob,
  picture,
}) => {
  await openNewMap(alice, scene());
  await joinByLink(alice, bob, 'Editor');
  await alice.getByRole('button', { name: 'Menu' }).click();
  await alice.getByRole('menuitem', { name: 'Settings of this map…' }).click();
  const dialog = alice.getByRole('dialog', { name: 'Settings of this map' });
  await choose(
    alice,
    dialog.getByRole('combobox', { name: 'Size of the team' }),
    'Small: map, backlog and plan',
  );
  const tabs = (page: Page): Promise<string[]> =>
    page.getByRole('tablist', { name: 'Surface' }).getByRole('tab').allTextContents();
  await expect.poll(() => tabs(bob)).toEqual(['Map', 'Backlog', 'Plan']);

  await test.step('the papers are still there: by the menu, and by the commands', async () => {
    await bob.getByRole('button', { name: 'Menu' }).click();
    await bob.getByRole('menuitem', { name: 'Artifacts' }).click();
    await expect(bob.getByRole('heading', { name: 'Artifacts', exact: true })).toBeVisible();
    await expect(bob.getByRole('tab', { name: 'Findings' })).toHaveCount(0);
    await bob.getByRole('button', { name: 'Add an artifact' }).click();
    await bob.getByRole('menuitem', { name: 'Release notes' }).click();
    await expect(bob.getByRole('article', { name: /^Paper: / })).toBeVisible();
    await inBothSchemes(bob, async (scheme) => {
      await expectNoViolations(bob, `the artifacts of a small team, in ${scheme}`);
      await picture(bob, `${scheme}-artifacts-small-team`);
    });
    await bob.getByRole('tab', { name: 'Plan' }).click();
    await bob.keyboard.press('Control+k');
    await bob.keyboard.type('Artifacts');
    await bob.getByRole('option', { name: 'Artifacts', exact: true }).click();
    await expect(bob.getByRole('heading', { name: 'Artifacts', exact: true })).toBeVisible();
    await bob.getByRole('tab', { name: 'Map' }).focus();
    await bob.keyboard.press('Enter');
    await expect(bob.getByRole('treegrid', { name: 'Story map' })).toBeAttached();
  });

  await dialog.getByRole('checkbox', { name: 'Show Roadmap' }).check();
  await expect.poll(() => tabs(bob)).toEqual(['Map', 'Roadmap', 'Backlog', 'Plan']);
  await expect(dialog.getByRole('combobox', { name: 'Size of the team' })).toContainText('Chosen by hand');
  await dialog.getByLabel('Roadmap review, in days').fill('30');
  await alice.keyboard.press('Enter');
  await inBothSchemes(alice, async (scheme) => {
    await expectNoViolations(alice, `the settings, in ${scheme}`);
    await picture(alice, `${scheme}-settings-team`);
  });
  await choose(alice, dialog.getByRole('combobox', { name: 'Size of the team' }), 'Large: everything');
  await expect.poll(() => tabs(bob)).toHaveLength(6);
  await alice.keyboard.press('Escape');
  await savedOn(alice);
});
