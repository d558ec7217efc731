/** People in different roles on one map: what each sees and may do, and what happens when that changes while they are there. */
import type { Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { clickOn, expectInSight, onMap, openNewMap, titlesOf } from './mapPage.ts';
import { expect, test } from './walk.ts';

/** Makes a link in the share dialog, as an owner does, and lets a guest in by it. */
async function letIn(owner: Page, guest: Page, role: string, name: string): Promise<void> {
  await owner.getByRole('combobox', { name: 'People who use it' }).click();
  await owner.getByRole('option', { name: role }).click();
  await owner.getByRole('button', { name: 'Make link' }).click();
  const field = owner.getByRole('textbox', { name: 'Your link is ready' });
  await expect(field).toBeVisible();
  await guest.goto(await field.inputValue());
  await guest.getByLabel('Your name').fill(name);
  await guest.getByRole('button', { name: /join/i }).click();
  await expect(guest.getByRole('treegrid', { name: 'Story map' })).toBeAttached();
  expect(new URL(guest.url()).hash).toBe('');
}

async function openDetails(page: Page, title: string): Promise<void> {
  await clickOn(page, onMap(page, title));
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: 'Close details' })).toBeVisible();
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`an owner lets people in, a commenter comments, a contributor adds cards (${colorScheme})`, async ({
    openBrowser,
    picture,
  }) => {
    const alice = await openBrowser('alice', { colorScheme });
    const bob = await openBrowser('bob', {
      colorScheme,
      ...(colorScheme === 'dark' ? { viewport: { width: 390, height: 844 } } : {}),
    });
    await openNewMap(alice, { title: 'Online shop', template: 'online-shop' });
    await alice.getByRole('button', { name: 'Share' }).click();
    await letIn(alice, bob, 'can add cards, change their own', 'Bob');
    await alice.keyboard.press('Escape');

    await bob.getByRole('button', { name: 'Add a card' }).click();
    await bob.getByLabel('Title').fill('Pay by cheque');
    await expectNoViolations(bob, 'add a card');
    await picture(bob, `roles-${colorScheme}-add-card`);
    await bob.getByRole('button', { name: 'Add it' }).click();
    await expect(onMap(alice, 'Pay by cheque')).toBeAttached();
    if (colorScheme === 'light') {
      await openDetails(bob, 'Pay by cheque');
      const own = bob.getByRole('form', { name: 'This card is yours' });
      await own.getByLabel('Title').fill('Pay by bank cheque');
      await own.getByRole('button', { name: 'Save' }).click();
      await expect(onMap(alice, 'Pay by bank cheque')).toBeAttached();
      await bob.getByRole('textbox', { name: 'Your comment' }).fill('Who pays the fee?');
      await expectNoViolations(bob, 'own card with comments');
      await bob.getByRole('button', { name: 'Comment', exact: true }).click();
      await expect(bob.getByRole('listitem').getByText('Who pays the fee?')).toBeVisible();
      await picture(bob, `roles-${colorScheme}-own-card`);

      // How many comments are open stands on the card, for everybody, as it changes.
      const card = onMap(alice, 'Pay by bank cheque');
      await expect(card).toContainText('1 open comment');
      await expectInSight(alice, card);
      await picture(alice, `roles-${colorScheme}-comment-count`);
      await bob.getByRole('button', { name: /^Resolve the comment/ }).click();
      await expect(card).not.toContainText('open comment');
      await bob.getByRole('button', { name: 'Close details' }).click();

      // On the map, Enter makes the next card; what he may not do is said.
      await clickOn(bob, onMap(bob, 'Pay by bank cheque'));
      await bob.keyboard.press('Enter');
      await bob.getByLabel('Title').fill('Pay at the door');
      await bob.keyboard.press('Enter');
      const next = onMap(bob, 'Pay at the door');
      await expect(next).toHaveAttribute('aria-selected', 'true');
      const titles = await titlesOf(bob, 'story');
      expect(titles.indexOf('Pay at the door')).toBe(titles.indexOf('Pay by bank cheque') + 1);
      await bob.keyboard.press('ArrowRight');
      await bob.keyboard.press('F2');
      await expect(bob.getByText('Somebody else made this card.')).toBeVisible();
      await bob.getByRole('button', { name: 'Close details' }).click();
      await next.press('Alt+ArrowUp');
      await expect(bob.getByText('You may add cards (Enter) and change your own')).toBeVisible();
      await picture(bob, `roles-${colorScheme}-limits`);
    }

    await alice.getByRole('button', { name: 'Share' }).click();
    await expect(alice.getByRole('heading', { name: 'People on this map' })).toBeVisible();
    await expect(alice.getByText('Alice (you)')).toBeVisible();
    await expectNoViolations(alice, 'share with people');
    await alice.getByText('Alice (you)').scrollIntoViewIfNeeded();
    await picture(alice, `roles-${colorScheme}-people`);
    await alice.getByRole('combobox', { name: 'What Bob can do' }).click();
    await alice.getByRole('option', { name: 'can comment' }).click();
    await expect(bob.getByText('you can comment on this map now')).toBeVisible();
    await expect(bob.getByRole('button', { name: 'Add a card' })).toBeHidden();
    await alice.keyboard.press('Escape');

    await alice.getByRole('button', { name: 'Timer' }).click();
    await alice.getByLabel('What for (optional)').fill('Ideas');
    await expectNoViolations(alice, 'timer');
    await picture(alice, `roles-${colorScheme}-timer`);
    await alice.getByRole('button', { name: 'Start the timer' }).click();
    await expect(bob.getByRole('timer', { name: /^Ideas: [45]:\d\d left$/ })).toBeVisible();
    await picture(bob, `roles-${colorScheme}-timer-seen`);
    await alice.getByRole('button', { name: 'Stop the timer' }).click();
    await expect(bob.getByRole('timer')).toBeHidden();

    await alice.keyboard.press('Escape');
    await alice.getByRole('button', { name: 'Share' }).click();
    await alice.getByRole('button', { name: 'Take off: Bob' }).click();
    await expect(
      bob
        .getByText('Your way in has ended')
        .or(bob.getByRole('heading', { level: 1 }))
        .first(),
    ).toBeVisible();
    await expect(alice.getByText('taken off this map')).toBeVisible();
    await alice.getByRole('button', { name: 'Erase name: Bob' }).click();
    await expect(alice.getByText('Nothing brings the name back.', { exact: false })).toBeVisible();
    await expectNoViolations(alice, 'erasing a name');
    await picture(alice, `roles-${colorScheme}-erase`);
    await alice.getByRole('button', { name: 'Erase name: Bob' }).click();
    await expect(alice.getByText('their name was erased')).toBeVisible();
    await expect(alice.getByText('Somebody who left')).toBeVisible();
  });
}
