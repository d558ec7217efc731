/** A dot vote of two people: blind until the reveal, with a budget for each, and its dots on the cards. */
import type { Locator, Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { inBothSchemes } from './looks.ts';
import { clickOn, joinByLink, onMap, openNewMap, runByPalette } from './mapPage.ts';
import { expect, test } from './walk.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
const longTitle =
  'Pay with a card that was kept from an earlier order, or with a new one that is kept for later';
const rows = [
  'activity,step,story,release',
  ...['Buy,Find,By name,One', 'Buy,Find,By price,One', 'Buy,Find,By colour,Two'],
  ...[`Buy,Pay,"${longTitle}",One`, 'Buy,Pay,By invoice,Two', 'Buy,Receive,To the door,One'],
];
const shop = { title: 'Shop', source: { text: rows.join('\n'), fileName: 'map.csv' } };

const strip = (page: Page): Locator => page.getByRole('region', { name: 'Dot vote' });
const panel = (page: Page): Locator => page.getByRole('complementary', { name: 'Dot vote' });
const dotsOn = (page: Page, title: string): Locator =>
  panel(page).getByRole('spinbutton', { name: `Your dots on “${title}”` });

/** Starts one in the dialog that is open. */
async function start(page: Page, dots: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Start a dot vote' });
  await dialog.getByLabel('Dots per person').fill(dots);
  await dialog.getByRole('button', { name: 'Start the vote' }).click();
  await expect(dialog).toHaveCount(0);
}

test('F18: alice opens a vote with three dots, bob puts his by keyboard, nobody sees where before she reveals them', async ({
  alice,
  bob,
  picture,
}) => {
  await openNewMap(alice, shop);
  await joinByLink(alice, bob, 'Commenter');

  await test.step('alice starts it beside the timer; what cannot be is said at its field', async () => {
    await alice.getByRole('button', { name: 'Timer' }).click();
    await alice.getByRole('button', { name: 'Start a dot vote…' }).click();
    const dialog = alice.getByRole('dialog', { name: 'Start a dot vote' });
    await expect(dialog.getByLabel('Dots per person')).toHaveValue('5');
    await dialog.getByLabel('Dots per person').fill('51');
    await dialog.getByRole('button', { name: 'Start the vote' }).click();
    await expect(dialog.getByRole('alert')).toHaveText('Give a whole number between 1 and 50.');
    await inBothSchemes(alice, async (scheme) => {
      await expectNoViolations(alice, `starting, ${scheme}`);
      await picture(alice, `voting-start-${scheme}`);
    });
    await start(alice, '3');
    await expect(strip(alice)).toContainText('Dot vote: 3 of 3 dots left · Nobody has voted yet');
    await expect(panel(alice).getByRole('spinbutton')).toHaveCount(6);
  });

  await test.step('bob hears of it and puts his dots by keyboard; a fourth there is not', async () => {
    await expect(
      bob.getByRole('status').filter({ hasText: 'A dot vote has begun. You have 3 dots.' }),
    ).toBeAttached();
    await expect(strip(bob)).toContainText('Dot vote: 3 of 3 dots left');
    await expect(strip(bob)).not.toContainText('voted');
    await strip(bob).getByRole('button', { name: 'Show stories' }).press('Enter');
    await expect(panel(bob)).toBeFocused();
    await bob.keyboard.press('Tab');
    await bob.keyboard.press('Tab');
    await expect(panel(bob).getByRole('button', { name: 'By name', exact: true })).toBeFocused();
    await bob.keyboard.press('ArrowDown');
    await expect(panel(bob).getByRole('button', { name: 'By price', exact: true })).toBeFocused();
    await bob.keyboard.press('Tab');
    await bob.keyboard.press('Tab');
    await expect(dotsOn(bob, 'By price')).toBeFocused();
    await bob.keyboard.press('ArrowUp');
    await bob.keyboard.press('ArrowUp');
    await expect(dotsOn(bob, 'By price')).toHaveValue('2');
    await dotsOn(bob, 'To the door').focus();
    await bob.keyboard.type('9');
    await expect(dotsOn(bob, 'To the door')).toHaveValue('1');
    await expect(strip(bob)).toContainText('Dot vote: 0 of 3 dots left');
    await bob.keyboard.press('ArrowUp');
    await expect(bob.getByRole('status').filter({ hasText: 'No dots left: all 3 are put.' })).toBeAttached();
    await expect(dotsOn(bob, 'To the door')).toHaveValue('1');
    await expect(panel(bob).getByRole('button', { name: 'Put a dot on “By name”' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  });

  await test.step('alice sees that one person has voted, and not where', async () => {
    await expect(strip(alice)).toContainText('1 person has voted');
    for (const input of await panel(alice).getByRole('spinbutton').all())
      await expect(input).toHaveValue('0');
    await expect(onMap(alice, 'By price')).not.toContainText('dot');
    const mapId = new URL(alice.url()).pathname.split('/').at(-1)!;
    const told = await (await alice.request.get(`/api/maps/${mapId}/voting`)).json();
    expect(told).toMatchObject({ mine: [], voters: 1 });
  });

  await test.step('a press that does not arrive is taken back, with a sentence', async () => {
    await bob.route('**/mine', (route) => route.abort());
    await panel(bob).getByRole('button', { name: 'Take a dot off “By price”' }).click();
    await expect(
      bob.getByText(/^Not voted: The server does not answer\..* Your dots stay as they were\.$/).first(),
    ).toBeVisible();
    await expect(dotsOn(bob, 'By price')).toHaveValue('2');
    await bob.unroute('**/mine');
  });

  await test.step('what is chosen on the map is marked in the list, and the other way round', async () => {
    await clickOn(alice, onMap(alice, 'By invoice'));
    await expect(panel(alice).getByRole('button', { name: 'By invoice', exact: true })).toHaveAttribute(
      'aria-current',
      'true',
    );
    await panel(alice).getByRole('button', { name: 'By colour', exact: true }).click();
    await expect(onMap(alice, 'By colour')).toHaveAttribute('aria-selected', 'true');
    await panel(alice).getByRole('button', { name: 'Put a dot on “By price”' }).click();
    await panel(alice)
      .getByRole('button', { name: `Put a dot on “${longTitle}”` })
      .click();
    await expect(strip(alice)).toContainText('Dot vote: 1 of 3 dots left · 2 people have voted');
    await inBothSchemes(alice, async (scheme) => {
      await expectNoViolations(alice, `voting, ${scheme}`);
      await picture(alice, `voting-open-${scheme}`);
    });
  });

  await test.step('the details of a story have its dots too', async () => {
    await clickOn(alice, onMap(alice, 'By price'));
    await alice.keyboard.press('Control+Enter');
    const details = alice.getByRole('group', { name: 'Dot vote' });
    await expect(details.getByRole('spinbutton')).toHaveValue('1');
    await details.getByRole('button', { name: 'Put a dot on “By price”' }).click();
    await expect(dotsOn(alice, 'By price')).toHaveValue('2');
    await expect(strip(alice)).toContainText('0 of 3 dots left');
    await expectNoViolations(alice, 'voting in the details');
    await picture(alice, 'voting-details');
    await details.getByRole('button', { name: 'Take a dot off “By price”' }).click();
    await expect(dotsOn(alice, 'By price')).toHaveValue('1');
    await alice.getByRole('button', { name: 'Close details' }).click();
  });

  await test.step('bob finds his dots again after a reload', async () => {
    await bob.reload();
    await expect(strip(bob)).toContainText('Dot vote: 0 of 3 dots left');
    await strip(bob).getByRole('button', { name: 'Show stories' }).click();
    await expect(dotsOn(bob, 'By price')).toHaveValue('2');
  });

  await test.step('she reveals: both see the ranking, and the dots on the cards', async () => {
    await strip(alice).getByRole('button', { name: 'Reveal' }).click();
    for (const page of [alice, bob]) {
      await expect(strip(page)).toContainText('Dot vote: 2 people voted');
      const ranked = panel(page).getByRole('list', { name: 'Ranking' }).getByRole('listitem');
      await expect(ranked).toHaveText(['1.By price3 dots', `2.${longTitle}1 dot`, '2.To the door1 dot']);
      await expect(panel(page)).toContainText('2 people voted, 5 dots in all.');
      await expect(onMap(page, 'By price')).toContainText('3 dots');
      await expect(onMap(page, 'By name')).not.toContainText('dot');
      await expect(
        page.getByRole('status').filter({ hasText: 'The dot vote is revealed. 2 people voted.' }),
      ).toBeAttached();
    }
    await inBothSchemes(bob, async (scheme) => {
      await expectNoViolations(bob, `revealed, ${scheme}`);
      await picture(bob, `voting-revealed-${scheme}`);
    });
    await expect(strip(bob).getByRole('button', { name: 'End' })).toHaveCount(0);
  });

  await test.step('she ends it: its marks leave the map', async () => {
    await strip(alice).getByRole('button', { name: 'End' }).click();
    for (const page of [alice, bob]) {
      await expect(strip(page)).toHaveCount(0);
      await expect(onMap(page, 'By price')).not.toContainText('dot');
      await expect(page.getByRole('status').filter({ hasText: 'The dot vote has ended.' })).toBeAttached();
      await expect(panel(page)).toContainText('This vote has ended');
    }
  });
});

test('on a phone bob votes by touch on a slice; who only looks reads that a vote is going on, and ending unrevealed asks first', async ({
  alice,
  openBrowser,
  picture,
}) => {
  const bob = await openBrowser('bob', phone);
  const carol = await openBrowser('carol');
  await openNewMap(alice, shop);
  await joinByLink(alice, bob, 'Commenter');
  await joinByLink(alice, carol, 'Viewer', 'Carol');

  await runByPalette(alice, 'Start a dot vote…');
  await alice.getByRole('combobox', { name: 'Stories of' }).click();
  await alice.getByRole('option', { name: 'One', exact: true }).click();
  await start(alice, '2');
  await expect(panel(alice).getByText('On the slice “One”')).toBeVisible();
  await expect(panel(alice).getByRole('spinbutton')).toHaveCount(4);

  await expect(strip(carol)).toContainText('A dot vote is going on');
  await expect(strip(carol).getByRole('button')).toHaveCount(0);

  await strip(bob).getByRole('button', { name: 'Show stories' }).tap();
  const put = panel(bob).getByRole('button', { name: `Put a dot on “${longTitle}”` });
  await put.scrollIntoViewIfNeeded();
  expect((await put.boundingBox())!.width).toBeGreaterThanOrEqual(44);
  await put.tap();
  await put.tap();
  await expect(strip(bob)).toContainText('Dot vote: 0 of 2 dots left');
  await inBothSchemes(bob, async (scheme) => {
    await expectNoViolations(bob, `voting on a phone, ${scheme}`);
    await picture(bob, `voting-phone-${scheme}`);
  });

  await test.step('dots on a story that was archived since can be taken back', async () => {
    await clickOn(alice, onMap(alice, longTitle));
    await alice.keyboard.press('Delete');
    const outside = panel(bob).getByRole('region', { name: 'Not part of the vote any more' });
    await outside.getByRole('button', { name: `Take back 2 dots from “${longTitle}”` }).tap();
    await expect(strip(bob)).toContainText('Dot vote: 2 of 2 dots left');
    await expect(outside).toHaveCount(0);
    await panel(bob).getByRole('button', { name: 'Put a dot on “By name”' }).tap();
    await expect(strip(bob)).toContainText('Dot vote: 1 of 2 dots left');
  });

  await expect(strip(alice)).toContainText('1 person has voted');
  await strip(alice).getByRole('button', { name: 'End' }).click();
  const question = alice.getByRole('alertdialog', { name: 'End the dot vote without a reveal?' });
  await expect(question).toContainText('the dots of 1 person are forgotten');
  await question.getByRole('button', { name: 'End the vote' }).click();
  for (const page of [alice, bob, carol]) await expect(strip(page)).toHaveCount(0);
  await expect(panel(alice).getByRole('heading', { name: 'No dot vote is going on' })).toBeVisible();
});
