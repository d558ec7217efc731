/** The roadmap with nothing on it, and with much, on a desk and on a phone. */
import { expectNoViolations } from './axe.ts';
import { inBothSchemes } from './looks.ts';
import { choose, openNewMap } from './mapPage.ts';
import { card, look, openRoadmap } from './roadmapPage.ts';
import { commandsOf, joinOnPhone, openLinedMap } from './strategyMap.ts';
import { expect, test } from './walk.ts';

test('forty initiatives on a desk and on a phone, where a viewer reads them and can change nothing', async ({
  alice,
  openBrowser,
  picture,
}) => {
  const ids = await openLinedMap(alice, 'Forty');
  const run = commandsOf(alice);
  const horizons = ['next', 'later'];
  const windows = ['Q1 2027', 'H1 2027', 'Q3', 'before the fair', '2028', ''];
  for (let i = 0; i < 37; i++) {
    await run('addInitiative', {
      title: `Initiative ${i + 1} with a name as long as people give them`,
      horizon: horizons[i % 2],
      window: windows[i % 6],
      team: ['Checkout', 'Delivery', ''][i % 3],
      ...(i % 4 === 0 ? { goals: [ids['pay']] } : {}),
      ...(i % 3 === 0 ? { themeId: ids['theme'] } : {}),
    });
  }
  const surface = await openRoadmap(alice);
  await expect(surface.getByText(/^40 initiatives · /)).toBeVisible();
  await picture(alice, 'roadmap-forty-board');
  await look(alice, 'Timeline');
  await picture(alice, 'roadmap-forty-timeline');

  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const bob = await openBrowser('bob', phone);
  await joinOnPhone(alice, bob, 'Viewer');
  const his = await openRoadmap(bob);
  await expect(his.getByText('You can read this, not change it.')).toBeVisible();
  await expect(his.getByRole('button', { name: /^Add|^Options/ })).toHaveCount(0);
  for (const name of ['Board', 'Timeline', 'Themes', 'Outline']) {
    await look(bob, name);
    await inBothSchemes(bob, async (scheme) => {
      await expectNoViolations(bob, `${name} on a phone in ${scheme}`);
      await picture(bob, `${scheme}-roadmap-phone-${name}`);
    });
    const across = await bob.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(across, name).toBeLessThanOrEqual(0);
  }
  await alice.setViewportSize(phone.viewport);
  await expect(surface.getByRole('button', { name: 'Add an initiative' })).toBeVisible();
  const lines = await surface
    .getByRole('group', { name: 'Show the roadmap as' })
    .locator('span')
    .evaluateAll((names) =>
      names.map((name) => {
        const { fontSize } = getComputedStyle(name);
        return Math.round(name.getBoundingClientRect().height / (parseFloat(fontSize) * 1.5));
      }),
    );
  expect(lines).toEqual([1, 1, 1, 1]); // no name of a look is broken for the button beside it
  await picture(alice, 'roadmap-phone-editor');
  await look(bob, 'Board');
  await his.getByRole('button', { name: 'Pay with one click', exact: true }).tap();
  const details = bob.getByRole('complementary', { name: 'Initiative details' });
  await expect(details.getByText('You can read this, not change it.')).toBeVisible();
  await expect(details.getByLabel('Outcome')).toHaveAttribute('readonly', '');
  await picture(bob, 'roadmap-phone-details');
});

test('an empty roadmap says what it is for, and the first initiative names its first goal', async ({
  alice,
  picture,
}) => {
  await openNewMap(alice, { title: 'Beginning', template: 'online-shop' });
  const surface = await openRoadmap(alice);
  await inBothSchemes(alice, async (scheme) => {
    await expectNoViolations(alice, `no roadmap yet, in ${scheme}`);
    await picture(alice, `${scheme}-roadmap-empty`);
  });
  await surface.getByRole('button', { name: 'Add an initiative' }).click();
  const dialog = alice.getByRole('dialog', { name: 'Add an initiative' });
  await dialog.getByLabel('Title').fill('Pay with one click');
  await choose(alice, dialog.getByRole('combobox', { name: 'Column' }), 'Now');
  await dialog.getByLabel('There is no goal yet').fill('More people pay at once');
  await dialog.getByRole('button', { name: 'Add and promise it now' }).click();
  await expect(card(alice, 'Pay with one click')).toContainText('More people pay at once');
});
