/** What a stage asks for before a story enters it: an owner and a day, or a reason. */
import { expectNoViolations } from './axe.ts';
import { inBothSchemes } from './looks.ts';
import { choose, clickOn, onMap, openNewMap, savedOn } from './mapPage.ts';
import { expect, test } from './walk.ts';

test('a story is planned with its owner and due date, and declined with the reason, which stays to be read', async ({
  alice,
  picture,
}) => {
  await openNewMap(alice, { title: 'Online shop', template: 'online-shop' });
  await clickOn(alice, onMap(alice, 'Browse a category'));
  await alice.keyboard.press('Control+Enter');
  const details = alice.getByRole('complementary', { name: 'Story details' });
  const stage = details.getByRole('combobox', { name: 'Stage' });

  await choose(alice, stage, 'Planned');
  const plan = alice.getByRole('dialog', { name: 'Plan “Browse a category”' });
  await expect(plan.getByLabel('Owner')).toBeFocused();
  await plan.getByLabel('Owner').fill('Bob');
  await expect(plan.getByRole('button', { name: 'Plan it' })).toBeDisabled();
  await plan.getByLabel('Due').fill('2031-05-14');
  await inBothSchemes(alice, async (scheme) => {
    await expectNoViolations(alice, `planning in ${scheme}`);
    await picture(alice, `${scheme}-plan`);
  });
  await plan.getByLabel('Due').press('Enter');
  await expect(plan).toHaveCount(0);
  await expect(stage).toContainText('Planned');
  await expect(details.getByLabel('Due')).toHaveValue('2031-05-14');
  await expect(details.getByLabel('Owner')).toHaveValue('Bob');

  await choose(alice, stage, 'Declined');
  const decline = alice.getByRole('dialog', { name: 'Decline “Browse a category”' });
  await decline.getByLabel('Why not').fill('Search does it better');
  await alice.keyboard.press('Enter');
  await expect(decline).toHaveCount(0);
  await expect(details).toContainText('Why not: Search does it better');
  await savedOn(alice);
  await inBothSchemes(alice, (scheme) => picture(alice, `${scheme}-declined`));
});

test('what is begun straight away has its owner and due date too, and keeps them until it goes back', async ({
  alice,
  picture,
}) => {
  await openNewMap(alice, { title: 'Online shop', template: 'online-shop' });
  await clickOn(alice, onMap(alice, 'Browse a category'));
  await alice.keyboard.press('Control+Enter');
  const details = alice.getByRole('complementary', { name: 'Story details' });
  const stage = details.getByRole('combobox', { name: 'Stage' });
  await choose(alice, stage, 'In progress');
  const begin = alice.getByRole('dialog', { name: 'Begin “Browse a category”' });
  await expect(begin.getByRole('button', { name: 'Begin it' })).toBeDisabled();
  await begin.getByLabel('Owner').fill('Bob');
  await begin.getByLabel('Due').fill('2031-05-14');
  await inBothSchemes(alice, async (scheme) => {
    await expectNoViolations(alice, `beginning in ${scheme}`);
    await picture(alice, `${scheme}-begin`);
  });
  await begin.getByRole('button', { name: 'Begin it' }).click();
  await expect(stage).toContainText('In progress');

  await details.getByLabel('Owner').fill('');
  await alice.keyboard.press('Enter');
  await expect(
    alice.getByText('or move it back to the backlog first.').first(),
    'says what can be done',
  ).toBeVisible();
  await expect(details.getByLabel('Owner')).toHaveValue('Bob');
  await picture(alice, 'owner-kept');

  await alice.keyboard.press('Escape');
  await alice.getByRole('tab', { name: 'Backlog' }).click();
  await alice.getByRole('checkbox', { name: 'Select Browse a category' }).check();
  const bar = alice.getByRole('region', { name: 'Change what is selected' });
  await bar.getByLabel('Owner').fill('');
  await alice.keyboard.press('Enter');
  await expect(bar.getByLabel('Owner')).toHaveValue('Bob');
  await choose(alice, bar.getByRole('combobox', { name: /^Stage/ }), 'Backlog');
  await bar.getByLabel('Owner').fill('');
  await alice.keyboard.press('Enter');
  await expect(bar.getByLabel('Owner')).toHaveValue('');
  await choose(alice, bar.getByRole('combobox', { name: /^Stage/ }), 'In progress');
  const again = alice.getByRole('dialog', { name: 'Begin “Browse a category”' });
  await again.getByLabel('Owner').fill('Carol');
  await again.getByRole('button', { name: 'Begin it' }).click();
  await expect(again).toHaveCount(0);
  await expect(bar.getByRole('combobox', { name: /^Stage/ })).toContainText('In progress');
  await savedOn(alice);
});
