/** The plan: sprints, committing by hand, keys and menu, too much in red before the drop, the board and the burndown, live for two. */
import type { Locator, Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { inBothSchemes } from './looks.ts';
import { choose, joinByLink, openNewMap, savedOn, middleInSight } from './mapPage.ts';
import { runCommand } from './runCommand.ts';
import { dayFromNow, planScene } from './planScene.ts';
import { expect, test } from './walk.ts';

const scene = () => ({ title: 'Online shop', source: { text: planScene(), fileName: 'shop.json' } });

async function openPlan(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Plan' }).click();
  await expect(page.getByRole('heading', { name: 'Plan', exact: true })).toBeVisible();
}

const pool = (page: Page): Locator => page.getByRole('complementary', { name: /to plan/ });
const column = (page: Page, name: string): Locator =>
  page.getByRole('region', { name: new RegExp(`^${name}`) });
const sprintCard = (page: Page, name: string): Locator =>
  page.getByRole('list', { name: 'Sprints' }).getByRole('button', { name: new RegExp(name) });

test('alice drags a story into the sprint, which asks for an owner and a day, and bob sees it come', async ({
  alice,
  bob,
  picture,
}) => {
  const id = await openNewMap(alice, scene());
  await joinByLink(alice, bob, 'Editor');
  await Promise.all([openPlan(alice), openPlan(bob)]);
  await expect(sprintCard(alice, 'Sprint 1')).toHaveAttribute('aria-pressed', 'true');
  await expect(alice.getByRole('article', { name: 'Sprint 1' })).toContainText(
    '26 of 23.4 points · 2.6 over',
  );
  await inBothSchemes(alice, async (scheme) => {
    await expectNoViolations(alice, `plan in ${scheme}`);
    await picture(alice, `${scheme}-plan-surface`);
  });

  await test.step('while it is dragged, what is too much is red on every sprint', async () => {
    const row = pool(alice).getByRole('listitem').filter({ hasText: 'Keep the basket' });
    const grip = row.locator('span').first();
    const from = await middleInSight(grip);
    await alice.mouse.move(from.x, from.y);
    await alice.mouse.down();
    const to = await middleInSight(sprintCard(alice, 'Sprint 2'));
    await alice.mouse.move(to.x - 40, to.y, { steps: 5 });
    await alice.mouse.move(to.x, to.y, { steps: 5 });
    await expect(sprintCard(alice, 'Sprint 2')).toContainText('0 → 2 of 4 points');
    await expect(sprintCard(alice, 'Sprint 1')).toContainText('26 → 28 of 23.4 points · too much');
    const board = await middleInSight(column(alice, 'Planned'));
    await alice.mouse.move(board.x, board.y, { steps: 5 });
    await inBothSchemes(alice, (scheme) => picture(alice, `${scheme}-plan-drag`));
    await alice.mouse.move(to.x, to.y, { steps: 5 });
    await alice.mouse.up();
  });

  const dialog = alice.getByRole('dialog', { name: 'Commit “Keep the basket” to Sprint 2' });
  await expect(dialog.getByLabel('Owner')).toBeFocused();
  await expect(dialog.getByLabel('Due')).toHaveValue(dayFromNow(19));
  await expect(dialog.getByRole('button', { name: 'Commit' })).toBeDisabled();
  await dialog.getByLabel('Owner').fill('Alice');
  await inBothSchemes(alice, async (scheme) => {
    await expectNoViolations(alice, `committing in ${scheme}`);
    await picture(alice, `${scheme}-plan-commit`);
  });
  await alice.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(alice.getByText('Keep the basket is committed to Sprint 2.')).toBeAttached();
  await expect(sprintCard(bob, 'Sprint 2')).toContainText('2 of 4 points · 2 free');
  await expect(pool(bob).getByText('Keep the basket')).toHaveCount(0);

  await test.step('who can do how much is written down, and too much for one is red before the drop', async () => {
    const table = (page: Page): Locator =>
      page.getByRole('article', { name: 'Sprint 1' }).getByRole('table').first();
    await alice.getByRole('button', { name: 'Add a person' }).click();
    await alice.getByPlaceholder('Name', { exact: true }).fill('Carol');
    await alice.keyboard.press('Enter');
    await alice.getByLabel('Points Carol can do').fill('4');
    await alice.keyboard.press('Enter');
    const carol = (page: Page): Locator => table(page).getByRole('row', { name: /^Carol/ });
    await expect(carol(bob)).toContainText('0 of 4 points');
    await expect(table(bob).getByRole('row', { name: /^Alice/ })).toContainText(
      '18 of 16 points · 2 points too much',
    );
    const row = pool(alice).getByRole('listitem').filter({ hasText: 'Save the address' });
    const story = await row.getAttribute('data-story');
    await runCommand(alice, id, 'updateStories', { ids: [story], owner: 'Carol' });
    await carol(alice).scrollIntoViewIfNeeded();
    const from = (await row.locator('span').first().boundingBox())!;
    const over = (await column(alice, 'Done').boundingBox())!;
    await alice.mouse.move(from.x + 4, from.y + 4);
    await alice.mouse.down();
    await alice.mouse.move(over.x + 40, over.y + over.height - 20, { steps: 8 });
    await expect(carol(alice)).toContainText('0 → 8 of 4 points · too much');
    const colourOf = (numbers: Locator): Promise<string> =>
      numbers.evaluate((element) => getComputedStyle(element).color);
    const red = await colourOf(table(alice).getByText('2 points too much'));
    expect(await colourOf(carol(alice).getByText('too much'))).toBe(red);
    expect(await colourOf(table(alice).getByText('8 of 10 points'))).not.toBe(red);
    await inBothSchemes(alice, (scheme) => picture(alice, `${scheme}-plan-person-over`));
    await alice.keyboard.press('Escape');
    await alice.mouse.up();
    await expect(carol(alice)).toContainText('0 of 4 points');

    await alice.getByRole('button', { name: 'Commit Save the address to Sprint 1' }).click();
    const preview = alice.getByRole('dialog', { name: /^Commit “Save the address”/ }).getByRole('status');
    await expect(preview.getByText('0 → 8 of 4 points · too much')).toHaveCSS('color', red);
    await alice.keyboard.press('Escape');
  });

  await test.step('bob finishes a card by hand, and alice sees the board and the burndown follow', async () => {
    const card = column(bob, 'In progress').getByRole('button', { name: /^Pay by invoice/ });
    const from = await middleInSight(card);
    const to = await middleInSight(column(bob, 'Done').getByRole('heading'));
    await bob.mouse.move(from.x, from.y);
    await bob.mouse.down();
    await bob.mouse.move(to.x, to.y, { steps: 8 });
    await bob.mouse.up();
    await expect(column(alice, 'Done').getByRole('button', { name: /^Pay by invoice/ })).toBeVisible();
    await expect(alice.getByRole('img', { name: /Burndown\. 0 of 26 points are left/ })).toBeVisible();
  });

  await test.step('the burndown is a table as well', async () => {
    await alice.getByRole('button', { name: 'Show as table' }).click();
    const table = alice.getByRole('table', { name: 'Burndown (points)' });
    await expect(table.getByRole('row')).toHaveCount(15);
    await inBothSchemes(alice, async (scheme) => {
      await expectNoViolations(alice, `the burndown as a table in ${scheme}`);
      await picture(alice, `${scheme}-plan-burndown-table`);
    });
    await alice.getByRole('button', { name: 'Show as chart' }).click();
  });
  await savedOn(alice);
});

test('all of it goes by keyboard and menu: a sprint is added, a critical bug goes straight in, a card moves on and out, several go in at once', async ({
  alice,
  picture,
}) => {
  test.slow();
  const id = await openNewMap(alice, scene());
  await openPlan(alice);
  await alice.getByRole('button', { name: 'Add a sprint' }).focus();
  await alice.keyboard.press('Enter');
  const dialog = alice.getByRole('dialog', { name: 'Add a sprint' });
  await expect(dialog.getByLabel('Name')).toHaveValue('Sprint 3');
  await dialog.getByLabel('First day').fill('2031-05-10');
  await dialog.getByLabel('Last day').fill('2031-05-01');
  await expect(dialog.getByText('The last day is before the first one.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Add a sprint' })).toBeDisabled();
  await inBothSchemes(alice, async (scheme) => {
    await expectNoViolations(alice, `adding a sprint in ${scheme}`);
    await picture(alice, `${scheme}-plan-add-sprint`);
  });
  await dialog.getByLabel('Last day').fill('2031-05-23');
  await dialog.getByLabel('Capacity').fill('20');
  await alice.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  const sprint = alice.getByRole('article', { name: 'Sprint 3' });
  await expect(sprint).toContainText('0 of 18 points · 18 free');
  await expect(sprint).toContainText('2 points (10 %) kept free for refinement');

  await test.step('the sprint is edited', async () => {
    await sprint.getByRole('button', { name: 'Edit' }).press('Enter');
    const edit = alice.getByRole('dialog', { name: 'Edit the sprint' });
    await edit.getByLabel('Goal').fill('Nobody is charged twice');
    await inBothSchemes(alice, async (scheme) => {
      await expectNoViolations(alice, `editing a sprint in ${scheme}`);
      await picture(alice, `${scheme}-plan-edit-sprint`);
    });
    await edit.getByRole('button', { name: 'Save' }).press('Enter');
    await expect(sprint).toContainText('Nobody is charged twice');
  });

  const bug = pool(alice).getByRole('button', { name: /^Critical ?Show the tax/ });
  await bug.focus();
  await alice.keyboard.press('Alt+ArrowRight');
  const card = alice.locator('[data-card]').filter({ hasText: 'Show the tax' });
  await expect(column(alice, 'Planned').locator('[data-card]')).toHaveText(/Show the tax/);
  await card.focus();
  await alice.keyboard.press('Alt+ArrowRight');
  await expect(column(alice, 'In progress').locator('[data-card]')).toHaveText(/Show the tax/);
  await expect(card).toBeFocused();
  await alice.keyboard.press('Enter');
  await expect(alice.getByRole('complementary', { name: 'Story details' })).toBeVisible();
  await expect(alice.getByRole('combobox', { name: 'Sprint' })).toContainText('Sprint 3');
  await alice.keyboard.press('Escape');

  await alice.getByRole('button', { name: 'Options for Show the tax' }).focus();
  await alice.keyboard.press('Enter');
  await alice.getByRole('menuitem', { name: 'Sprint 1' }).press('Enter');
  await expect(sprintCard(alice, 'Sprint 1')).toContainText('31 of 23.4 points · 7.6 over');
  await expect(card).toHaveCount(0);

  await alice.getByRole('button', { name: 'Options for Sprint 3' }).press('Enter');
  await alice.getByRole('menuitem', { name: 'Archive the sprint' }).press('Enter');
  await expect(sprintCard(alice, 'Sprint 3')).toHaveCount(0);
  await alice.getByRole('button', { name: 'Undo' }).last().click();
  await expect(sprintCard(alice, 'Sprint 3')).toHaveCount(1);

  const [one, two, three] = ['Keep the basket', 'Save the address', 'Ask a question'];
  const promised = await pool(alice)
    .locator('[data-story]')
    .filter({ hasText: two })
    .getAttribute('data-story');
  await runCommand(alice, id, 'lockThings', { ids: [promised] });
  await runCommand(alice, id, 'updateStories', { ids: [promised], owner: 'Bob' });

  await test.step('several are committed with one question: what is missing is for those without, one is locked in now', async () => {
    await sprintCard(alice, 'Sprint 2').press('Enter');
    for (const title of [one, two, three])
      await pool(alice)
        .getByRole('checkbox', { name: `Select ${title}` })
        .press('Space');
    await inBothSchemes(alice, (scheme) => picture(alice, `${scheme}-plan-selected`));
    await pool(alice).getByRole('button', { name: 'Commit to Sprint 2', exact: true }).press('Enter');
    const several = alice.getByRole('dialog', { name: 'Commit 3 stories to Sprint 2' });
    await expect(several.getByLabel('Owner')).toBeFocused();
    await expect(several.getByText('For the 2 without; the others keep theirs.')).toBeVisible();
    await several.getByLabel('Owner').fill('Alice');
    const tradeOff = several.getByRole('group', { name: '1 of them is locked in the scope of now' });
    await expect(tradeOff.getByRole('combobox', { name: /^Which goal/ })).toContainText('Twice as many');
    await inBothSchemes(alice, async (scheme) => {
      await expectNoViolations(alice, `committing several in ${scheme}`);
      await picture(alice, `${scheme}-plan-commit-several`);
    });
    await several.getByRole('button', { name: 'Commit' }).press('Enter');
    await expect(
      alice.getByText('3 stories are committed to Sprint 2, which is 9 points over'),
    ).toBeAttached();
    await expect(column(alice, 'Planned').locator('[data-card]')).toHaveCount(3);
    await expect(
      column(alice, 'Planned').getByRole('button', { name: /^Save the address Bob/ }),
    ).toBeVisible();
    await alice.keyboard.press('Control+z');
    await expect(column(alice, 'Planned').locator('[data-card]')).toHaveCount(0);
    await expect(pool(alice).getByText(two)).toBeVisible();
  });

  await test.step('the backlog asks the same when several are planned or committed there', async () => {
    await alice.getByRole('tab', { name: 'Backlog' }).press('Enter');
    for (const title of [two, three])
      await alice.getByRole('checkbox', { name: `Select ${title}` }).press('Space');
    const bar = alice.getByRole('region', { name: 'Change what is selected' });
    await choose(alice, bar.getByRole('combobox', { name: 'Stage' }), 'Planned');
    const planning = alice.getByRole('dialog', { name: 'Plan “2 stories”' });
    await expect(planning.getByRole('group', { name: /^1 of them is locked/ })).toBeVisible();
    await planning.getByRole('button', { name: 'Cancel' }).press('Enter');
    await choose(alice, bar.getByRole('combobox', { name: 'Sprint' }), 'Sprint 3');
    const committing = alice.getByRole('dialog', { name: 'Commit 2 stories to Sprint 3' });
    await committing.getByLabel('Owner').fill('Alice');
    await choose(alice, committing.getByRole('combobox', { name: /^What drops/ }), 'Nothing: over capacity');
    await committing.getByRole('button', { name: 'Commit' }).press('Enter');
    await expect(bar.getByRole('status')).toContainText('2 stories are committed to Sprint 3.');
    await choose(alice, bar.getByRole('combobox', { name: 'Step' }), 'Buy › Get help');
    await expect(bar.getByRole('status')).toContainText('2 stories changed.');
    await alice.getByRole('button', { name: `Options for ${two}` }).press('Enter');
    await alice.getByRole('menuitem', { name: 'Move on the map…' }).press('Enter');
    const move = alice.getByRole('dialog', { name: /Save the address/ });
    await expect(move.getByRole('combobox', { name: 'Step' })).toContainText('Get help');
    await choose(alice, move.getByRole('combobox', { name: 'Step' }), 'Buy › Find');
    await move.getByRole('button', { name: 'Move' }).press('Enter');
    await expect(move).toHaveCount(0);
    await picture(alice, 'backlog-bulk');
  });
  await savedOn(alice);
});

test('who may only look sees the plan and can change nothing; on a phone it stands in one column', async ({
  alice,
  openBrowser,
  picture,
}) => {
  await openNewMap(alice, scene());
  const bob = await openBrowser('bob', { viewport: { width: 390, height: 844 }, hasTouch: true });
  await joinByLink(alice, bob, 'Viewer');
  await openPlan(bob);
  await expect(bob.getByText('You can read the plan, not change it.')).toBeVisible();
  await expect(bob.getByRole('button', { name: 'Add a sprint' })).toHaveCount(0);
  await expect(bob.getByRole('button', { name: /^Commit / })).toHaveCount(0);
  await bob.getByRole('button', { name: 'Options for Pay by invoice' }).tap();
  await expect(bob.getByRole('menuitem')).toHaveText(['Open details', 'Show on the map']);
  await bob.keyboard.press('Escape');
  // The button has the focus again, and shows its name as long as it has.
  await bob.getByRole('heading', { name: 'Plan', exact: true }).tap();
  await expect(bob.locator('[data-base-ui-portal]').getByText('Options for Pay by invoice')).toHaveCount(0);
  const overhang = await bob.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(overhang).toBeLessThanOrEqual(0);
  await inBothSchemes(bob, async (scheme) => {
    await expectNoViolations(bob, `plan on a phone in ${scheme}`);
    await picture(bob, `${scheme}-plan-phone`);
  });
  await bob.getByRole('heading', { name: 'Burndown' }).scrollIntoViewIfNeeded();
  await picture(bob, 'light-plan-phone-chart');
});

test('a map without a sprint says what one is and offers to add it', async ({ alice, picture }) => {
  await openNewMap(alice, { title: 'Empty' });
  await openPlan(alice);
  await expect(alice.getByText('Plan the first sprint')).toBeVisible();
  await inBothSchemes(alice, async (scheme) => {
    await expectNoViolations(alice, `no sprint in ${scheme}`);
    await picture(alice, `${scheme}-plan-empty`);
  });
});
