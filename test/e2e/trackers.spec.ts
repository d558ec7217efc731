/** Pushing a slice to a tracker that fails meanwhile, by two people at once, and again after a change. */
import type { Page } from '@playwright/test';
import { startFakeTracker, type FakeTracker } from '../support/fakeTracker.ts';
import { startServer } from '../support/startServer.ts';
import { expectNoViolations } from './axe.ts';
import { inBothSchemes } from './looks.ts';
import { clickOn, joinByLink, onMap, openNewMap, runByPalette, savedOn } from './mapPage.ts';
import { expect, test as base } from './walk.ts';

const titles = [
  ...['By name', 'By price', 'By colour', 'Side by side', 'By card', 'By invoice'],
  ...['Later', 'To the door', 'To a shop'],
];
const inBacklog = titles.map((title) => `Buy,Find,${title},One,Backlog`);
const rows = ['activity,step,story,release,stage', ...inBacklog, 'Buy,Find,As a gift,One,Idea'];

interface Shop {
  readonly tracker: FakeTracker;
  /** Of a server that may reach it. */
  readonly baseURL: string;
}

const test = base.extend<{ shop: Shop }>({
  shop: async ({}, give) => {
    const tracker = await startFakeTracker();
    const server = await startServer({ env: { OUTGOING_ALLOW: tracker.url } });
    await give({ tracker, baseURL: server.url });
    await server.stop();
    await tracker.close();
  },
});

/** Opens it by the palette and answers it. */
async function openTrackers(page: Page) {
  await runByPalette(page, 'Push “One” to a tracker');
  const dialog = page.getByRole('dialog', { name: 'Push “One” to a tracker' });
  await expect(dialog).toBeVisible();
  return dialog;
}

test('C7, fault 19: alice connects a tracker, and two people push nine stories while it fails: nine issues, then what changed', async ({
  openBrowser,
  shop: { tracker, baseURL },
  picture,
}) => {
  const alice = await openBrowser('alice', { baseURL });
  const bob = await openBrowser('bob', { baseURL });
  await openNewMap(alice, { title: 'Shop', source: { text: rows.join('\n'), fileName: 'map.csv' } });
  await joinByLink(alice, bob, 'Editor');
  const faults: string[] = [];

  await test.step('who may not connect reads whom to ask', async () => {
    const his = await openTrackers(bob);
    await expect(his.getByText('Ask a facilitator or the owner of this map')).toBeVisible();
    await bob.keyboard.press('Escape');
  });

  await test.step('what cannot be is said at its field, and by the tracker itself', async () => {
    const hers = await openTrackers(alice);
    await hers.getByRole('button', { name: 'Connect' }).click();
    await expect(hers.getByRole('textbox', { name: 'Project' })).toBeFocused();
    await expect(hers.getByText('owner and a repository')).toBeVisible();
    await expectNoViolations(alice, 'the form with what is wrong');
    const { site, project } = tracker.place('github');
    await hers.getByRole('textbox', { name: 'Address' }).fill(site);
    await hers.getByRole('textbox', { name: 'Project' }).fill(project);
    await hers.getByLabel('Key', { exact: true }).fill('a-wrong-key');
    await hers.getByRole('button', { name: 'Connect' }).click();
    await expect(hers.getByRole('alert')).toContainText('Not done:');
    await hers.getByLabel('Key', { exact: true }).fill(tracker.key);
    await alice.keyboard.press('Enter');
    await expect(hers.getByText(`GitHub: ${project}`)).toBeVisible();
  });

  const hers = alice.getByRole('dialog');
  const his = await openTrackers(bob);
  await test.step('the dry run names nine as new, and one that stays out', async () => {
    for (const dialog of [hers, his]) {
      await expect(dialog.locator('[data-change=new] li')).toHaveCount(9);
      await expect(dialog.getByText('1 story of this slice is not in the backlog')).toBeVisible();
    }
    expect(tracker.issues).toHaveLength(0);
  });

  await test.step('both push; the tracker takes seven, fails, and fails again after it has made the eighth', async () => {
    const isMaking = ({ method, path }: { readonly method: string; readonly path: string }): boolean =>
      method === 'POST' && path.endsWith('/issues');
    let asked = 0;
    tracker.faults = (request) => {
      if (!isMaking(request) || ++asked <= 7 || faults.length === 2) return 'none';
      const fault = faults.length === 0 ? 'broken' : 'brokenAfter';
      faults.push(fault);
      return fault;
    };
    await Promise.all(
      [hers, his].map((dialog) =>
        dialog
          .getByRole('button', { name: /^Push 9 stories|Nothing to push/ })
          .evaluate((button) => (button as HTMLButtonElement).click()),
      ),
    );
    for (const dialog of [hers, his])
      await expect(dialog.getByRole('status').filter({ hasText: '7 of 9 pushed, 2 waiting' })).toBeVisible();
    await expect(hers.locator('[data-change=waiting] li')).toHaveCount(2);
    await expect(hers.getByText(/GitHub has a fault of its own\. Nothing is lost/)).toBeVisible();
    await inBothSchemes(alice, async (scheme) => {
      await picture(alice, `trackers-waiting-${scheme}`);
      await expectNoViolations(alice, `what waits, ${scheme}`);
    });
    await hers.getByRole('button', { name: 'Try now' }).click();
    await expect.poll(() => faults).toEqual(['broken', 'brokenAfter']);
    expect(tracker.issues).toHaveLength(8);
  });

  await test.step('what waits is still there when the dialog is opened again; tried now, all are there, none twice', async () => {
    await alice.keyboard.press('Escape');
    await openTrackers(alice);
    await expect(hers.getByText('7 of 9 pushed, 2 waiting')).toBeVisible();
    await hers.getByRole('button', { name: 'Try now' }).click();
    for (const dialog of [hers, his]) await expect(dialog.getByText('9 of 9 pushed')).toBeVisible();
    await expect(hers.locator('[data-change=unchanged] li')).toHaveCount(9);
    await expect(hers.getByRole('button', { name: 'Nothing to push' })).toBeDisabled();
    expect(tracker.issues.map(({ title }) => title).sort()).toEqual([...titles].sort());
    for (const { key } of tracker.issues) await expect(hers.getByText(key, { exact: true })).toBeVisible();
    await hers.getByText('Journal').click();
    await expect(hers.getByText('found as #8: an earlier try had made it')).toBeVisible();
    await expectNoViolations(alice, 'all are there');
  });

  await test.step('pushed again after a change, only that is written', async () => {
    await alice.keyboard.press('Escape');
    await bob.keyboard.press('Escape');
    await clickOn(alice, onMap(alice, 'By price'), { clickCount: 2 });
    await alice.keyboard.type(' range');
    await alice.keyboard.press('Escape');
    await savedOn(alice);
    await openTrackers(alice);
    const changed = hers.locator('[data-change=changed] li');
    await expect(changed).toHaveCount(1);
    await expect(changed.locator('del')).toHaveText('By price');
    await expect(changed.locator('ins')).toHaveText('By price range');
    await expect(hers.locator('[data-change=unchanged] li')).toHaveCount(8);
    await inBothSchemes(alice, (scheme) => picture(alice, `trackers-changed-${scheme}`));
    await hers.getByRole('button', { name: 'Push 1 story' }).click();
    await expect.poll(() => tracker.issues.map(({ title }) => title)).toContain('By price range');
    await expect(hers.locator('[data-change=unchanged] li')).toHaveCount(9);
    expect(tracker.issues).toHaveLength(9);
  });

  await test.step('disconnecting asks first; the issues stay', async () => {
    await hers.getByRole('button', { name: 'Disconnect…' }).click();
    await expect(hers.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await hers.getByRole('button', { name: 'Disconnect', exact: true }).click();
    await expect(hers.getByRole('form', { name: 'Connect a tracker' })).toBeVisible();
    expect(tracker.issues).toHaveLength(9);
  });
});

test('who may not edit finds no way to a tracker; who edits has one in the menu of a release and after the push', async ({
  alice,
  bob,
}) => {
  await openNewMap(alice, { title: 'Shop', source: { text: rows.join('\n'), fileName: 'map.csv' } });
  await joinByLink(alice, bob, 'Viewer');
  await bob.keyboard.press('Control+k');
  await bob.getByRole('dialog', { name: 'Commands' }).getByRole('combobox').fill('tracker');
  await expect(bob.getByText('No command is called that.')).toBeVisible();

  await clickOn(alice, onMap(alice, 'One', 'release'));
  await alice.keyboard.press('Control+Enter');
  await alice.getByRole('complementary').getByRole('button', { name: 'Push to a tracker…' }).click();
  await expect(alice.getByRole('form', { name: 'Connect a tracker' })).toBeVisible();
  await alice.keyboard.press('Escape');

  const pushing = alice.getByRole('dialog', { name: 'Push “One” into the backlog' });
  await runByPalette(alice, 'Push “One” into the backlog');
  await pushing.getByRole('button', { name: /^Push \d+ change/ }).click();
  await expect(pushing).toHaveCount(0);
  await runByPalette(alice, 'Push “One” into the backlog');
  await pushing.getByRole('button', { name: 'Push to a tracker…' }).click();
  await expect(alice.getByRole('form', { name: 'Connect a tracker' })).toBeVisible();
});
