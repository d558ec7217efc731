/** Bringing everyone here: they are asked, see a countdown, and may stay; whoever types is left alone. */
import { expectNoViolations } from './axe.ts';
import { inBothSchemes } from './looks.ts';
import { clickOn, joinByLink, onMap, openNewMap } from './mapPage.ts';
import { expect, test } from './walk.ts';

test('alice brings bob to where she looks, and carol stays', async ({ openBrowser, picture }) => {
  const alice = await openBrowser('alice');
  const bob = await openBrowser('bob', { reducedMotion: 'reduce' });
  const carol = await openBrowser('carol');
  await openNewMap(alice, { title: 'Look here', template: 'online-shop' });
  await joinByLink(alice, bob, 'Editor');
  await joinByLink(alice, carol, 'Viewer', 'Carol');
  await alice.getByRole('button', { name: 'Fit the map' }).click();
  const percent = alice.getByRole('button', { name: /^Zoom \d+ %/ });
  await expect(percent).not.toHaveText('100 %');
  await bob.getByRole('tab', { name: 'Backlog' }).click();

  await alice.getByRole('button', { name: '3 people here' }).click();
  await expect(alice.getByRole('list', { name: 'Here now' })).toContainText('Viewer');
  await alice.getByRole('button', { name: 'Bring everyone here' }).click();
  await expect(alice.getByRole('button', { name: 'Bring everyone here' })).toBeDisabled();
  await expect(bob.getByRole('alert').filter({ hasText: 'You go there in 5 seconds' })).toBeAttached();
  await expect(bob.getByRole('region', { name: 'Look here' })).toBeVisible();
  await inBothSchemes(bob, async (scheme) => {
    await picture(bob, `${scheme}-asked-to-look`);
    await expectNoViolations(bob, `the question, ${scheme}`);
  });
  await carol.getByRole('region', { name: 'Look here' }).waitFor();
  await carol.keyboard.press('Escape');
  await expect(carol.getByRole('region', { name: 'Look here' })).toHaveCount(0);

  await expect(bob.getByRole('button', { name: 'Following Alice · Esc' })).toBeVisible();
  await expect(bob.getByRole('button', { name: /^Zoom \d+ %/ })).toHaveText((await percent.textContent())!);
  await expect(alice.getByText('Here: Bob.')).toBeVisible();
  await expect(alice.getByText('Staying where they are: Carol.')).toBeVisible();
  await alice.keyboard.press('Escape');
  await inBothSchemes(alice, async (scheme) => {
    await picture(alice, `${scheme}-who-came`);
    await expectNoViolations(alice, `the answers, ${scheme}`);
  });
  await expect(carol.getByRole('button', { name: /Following Alice/ })).toHaveCount(0);

  await carol.getByRole('button', { name: '3 people here' }).click();
  await expect(carol.getByRole('list', { name: 'Here now' })).toBeVisible();
  await expect(carol.getByRole('button', { name: 'Bring everyone here' })).toHaveCount(0);
});

test('bob is not taken away from the card he types in; a button leads him there', async ({ alice, bob }) => {
  await openNewMap(alice, { title: 'While typing', template: 'online-shop' });
  await joinByLink(alice, bob, 'Editor');
  await clickOn(bob, onMap(bob, 'Browse a category'));
  await bob.keyboard.press('F2');
  await alice.getByRole('button', { name: /people here/ }).click();
  await expect(alice.getByText('Editing Browse a category')).toBeVisible();
  await alice.getByRole('button', { name: 'Bring everyone here' }).click();
  await expect(bob.getByRole('region', { name: 'Look here' })).toBeVisible();
  await expect(bob.getByRole('alert').filter({ hasText: 'only when you choose to' })).toBeAttached();
  await bob.keyboard.type(' or two');
  await expect(onMap(alice, 'Browse a category or two')).toBeAttached();
  await bob.getByRole('button', { name: 'Go there' }).click();
  await expect(bob.getByRole('button', { name: 'Following Alice · Esc' })).toBeVisible();
  await expect(alice.getByText('Here: Bob.')).toBeVisible();
});
