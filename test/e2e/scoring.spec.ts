/** Scores of the backlog: filled in, sorted by, applied and undone; the team's own formula; the impact × effort matrix. */
import type { Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { openBacklog, rowOf } from './backlogMap.ts';
import { inBothSchemes } from './looks.ts';
import { backlogTitles, choose, joinByLink } from './mapPage.ts';
import { expect, test } from './walk.ts';

/** Fills in a score of a story in its details, where it stays open. */
async function score(
  page: Page,
  title: string,
  name: string,
  inputs: readonly string[],
  values: readonly number[],
): Promise<void> {
  await page.getByRole('button', { name: title, exact: true }).click();
  const details = page.getByRole('complementary', { name: 'Story details' });
  await expect(details.getByRole('textbox', { name: 'Title' })).toHaveValue(title);
  await details.locator('summary').filter({ hasText: name }).click();
  for (const [i, input] of inputs.entries())
    await details.getByRole('textbox', { name: input, exact: true }).fill(String(values[i]));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(details).toHaveCount(0);
}

test('a score sorts the backlog without changing it until it is applied; owners make the formula', async ({
  alice,
  bob,
  picture,
}) => {
  const id = await openBacklog(alice);
  await joinByLink(alice, bob, 'Editor');
  await bob.getByRole('tab', { name: 'Backlog' }).click();
  await expect.poll(() => backlogTitles(bob)).toHaveLength(8);
  const before = await backlogTitles(bob);
  await alice.getByRole('button', { name: 'Columns' }).click();
  await alice.getByRole('button', { name: 'Set up the own score…' }).click();
  const dialog = alice.getByRole('dialog', { name: 'The team’s own score' });
  await dialog.getByRole('button', { name: 'Add a criterion' }).click();
  await dialog.getByRole('textbox', { name: 'What counts' }).fill('Joy of use');
  await alice.keyboard.press('Enter');
  await expect(dialog.getByText('(1 × Joy of use) ÷ 1')).toBeVisible();
  await picture(alice, 'scores-formula');
  await inBothSchemes(alice, async (scheme) => expectNoViolations(alice, `formula, ${scheme}`));
  await dialog.getByRole('button', { name: 'Done' }).click();

  await bob.getByRole('button', { name: 'Pay', exact: true }).click();
  await bob.locator('summary').filter({ hasText: 'Own score' }).click();
  await bob.getByRole('textbox', { name: 'Joy of use' }).fill('9');
  await bob.keyboard.press('Enter');
  await expect(bob.getByRole('group', { name: 'Scores' })).toContainText('9');
  await expect(bob.getByRole('button', { name: 'Change how it is made…' })).toHaveCount(0);
  for (const name of ['RICE', 'Cost of delay', 'MoSCoW'])
    await bob.locator('summary').filter({ hasText: name }).click();
  await inBothSchemes(bob, async (scheme) => {
    await bob.getByRole('group', { name: 'Scores' }).scrollIntoViewIfNeeded();
    await expectNoViolations(bob, `the inputs of the scores, ${scheme}`);
    await picture(bob, `${scheme}-scores-details`);
  });
  await bob.keyboard.press('Escape');

  await choose(alice, alice.getByRole('combobox', { name: /^Sort by/ }), 'Own score');
  await expect.poll(async () => (await backlogTitles(alice))[0]).toBe('Pay');
  expect(await backlogTitles(bob)).toEqual(before);
  await picture(alice, 'scores-sorted');
  await alice.getByRole('button', { name: 'Apply this order' }).click();
  await expect.poll(async () => (await backlogTitles(bob))[0]).toBe('Pay');
  await alice.getByRole('button', { name: 'Undo' }).last().click();
  await expect.poll(() => backlogTitles(bob)).toEqual(before);

  await test.step('RICE and cost of delay are filled in by bob, and sort what alice sees', async () => {
    await score(
      bob,
      'Track a parcel on its way',
      'RICE',
      ['Reach', 'Impact', 'Confidence, %', 'Effort'],
      [400, 3, 80, 2],
    );
    await score(
      bob,
      'Filter by price',
      'RICE',
      ['Reach', 'Impact', 'Confidence, %', 'Effort'],
      [500, 2, 50, 5],
    );
    const delay = ['User value', 'Time criticality', 'Risk reduction'];
    await score(bob, 'Card is charged twice', 'Cost of delay', delay, [8, 5, 3]);
    await score(bob, 'Migrate the database schema', 'Cost of delay', delay, [6, 6, 8]);
    for (const [by, value, first, second] of [
      ['RICE', 'rice', ['Track a parcel on its way', '480'], ['Filter by price', '100']],
      [
        'Cost of delay',
        'costOfDelay',
        ['Migrate the database schema', '20'],
        ['Card is charged twice', '16'],
      ],
      [
        'WSJF',
        'weightedShortestJob',
        ['Card is charged twice', '16'],
        ['Migrate the database schema', '2.5'],
      ],
    ] as const) {
      await choose(alice, alice.getByRole('combobox', { name: /^Sort by/ }), by);
      await expect.poll(async () => (await backlogTitles(alice)).slice(0, 2)).toEqual([first[0], second[0]]);
      for (const [title, number] of [first, second])
        await expect(rowOf(alice, title).locator(`[data-column=${value}]`)).toHaveText(number);
      expect(await backlogTitles(bob)).toEqual(before);
    }
    await alice.getByRole('button', { name: 'Apply this order' }).click();
    await expect
      .poll(async () => (await backlogTitles(bob)).slice(0, 2))
      .toEqual(['Card is charged twice', 'Migrate the database schema']);
    await alice.getByRole('button', { name: 'Undo' }).last().click();
    for (const person of [alice, bob]) await expect.poll(() => backlogTitles(person)).toEqual(before);
  });

  const refused = await bob.request.post(
    `${new URL(bob.url()).origin}/api/maps/${id}/commands/updateSettings`,
    {
      data: { scoreFormula: { criteria: [], dividedBy: 'nothing' } },
      headers: { origin: new URL(bob.url()).origin },
    },
  );
  expect(refused.ok()).toBe(false);
});

test('two people score on the impact × effort matrix, with mouse, keys and a table', async ({
  alice,
  bob,
  picture,
}) => {
  await openBacklog(alice);
  await joinByLink(alice, bob, 'Editor');
  await bob.getByRole('tab', { name: 'Backlog' }).click();
  for (const person of [alice, bob]) await person.getByRole('radio', { name: 'Impact × effort' }).check();
  const field = alice.getByRole('group', { name: 'Impact × effort matrix' });
  const aside = alice.getByRole('complementary', { name: 'Not on the matrix yet' });
  const card = await aside.getByRole('button', { name: 'Filter by price', exact: true }).boundingBox();
  const box = (await field.boundingBox())!;
  await alice.mouse.move(card!.x + 20, card!.y + 12);
  await alice.mouse.down();
  await alice.mouse.move(box.x + box.width * 0.2, box.y + box.height * 0.2, { steps: 8 });
  await alice.mouse.up();
  const point = field.getByRole('button', { name: /^Filter by price: impact 8, effort 2, quick wins/ });
  await expect(point).toBeVisible();
  const bobs = bob.getByRole('group', { name: 'Impact × effort matrix' });
  await expect(bobs.getByRole('button', { name: /^Filter by price: impact 8/ })).toBeVisible();
  await bobs.getByRole('button', { name: /^Filter by price: impact 8/ }).focus();
  await bob.keyboard.press('Shift+ArrowRight');
  await bob.keyboard.press('Shift+ArrowRight');
  await expect(
    field.getByRole('button', { name: /^Filter by price: impact 8, effort 7, big bets/ }),
  ).toBeVisible();
  await aside.getByRole('button', { name: 'Place Pay' }).click();
  await alice.getByRole('menuitem', { name: 'Fill-ins' }).click();
  await aside.getByRole('button', { name: 'Place Migrate the database schema' }).click();
  await alice.getByRole('menuitem', { name: 'Time sinks' }).click();
  await alice.getByText('The same as a table').click();
  await expect(alice.getByRole('row', { name: /Filter by price.*Big bets/ })).toBeVisible();
  await picture(alice, 'matrix');
  await inBothSchemes(alice, async (scheme) => {
    await expectNoViolations(alice, `matrix, ${scheme}`);
    if (scheme === 'dark') await picture(alice, 'matrix-dark');
  });
});
