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
