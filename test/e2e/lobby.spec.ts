/** A workshop's door: a code that is read out, people who wait to be let in, and a door that is closed. */
import type { Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { inBothSchemes } from './looks.ts';
import { openNewMap } from './mapPage.ts';
import { expect, test } from './walk.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };

/** Types the code and a name on the page for it. */
async function joinByCode(page: Page, code: string, name: string): Promise<void> {
  await page.getByLabel('Workshop code').fill(code);
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: 'Join', exact: true }).click();
}

test('a facilitator opens a lobby and lets bob in, who joined by its code on a phone', async ({
  openBrowser,
  picture,
}) => {
  const alice = await openBrowser('alice');
  const bob = await openBrowser('bob', phone);
  await openNewMap(alice, { title: 'Online shop', template: 'online-shop' });

  await alice.getByRole('button', { name: 'Share' }).click();
  await alice.getByRole('button', { name: 'Open the lobby' }).click();
  const code = (await alice.getByText(/^Workshop code: \w{6}$/).textContent())!.slice(-6);
  await alice.getByRole('button', { name: 'Close the lobby' }).scrollIntoViewIfNeeded();
  await inBothSchemes(alice, async (scheme) => {
    await expectNoViolations(alice, `share with an open lobby, ${scheme}`);
    await picture(alice, `lobby-${scheme}-open`);
  });
  await alice.keyboard.press('Escape');

  await bob.goto('/');
  await bob.getByRole('heading', { name: 'Join a workshop' }).scrollIntoViewIfNeeded();
  await inBothSchemes(bob, (scheme) => picture(bob, `lobby-${scheme}-home`));
  await bob.getByRole('textbox', { name: 'Workshop code' }).fill(code.toLowerCase());
  await bob.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(bob).toHaveURL(/\/join$/);
  await expect(bob.getByLabel('Workshop code')).toHaveValue(code.toLowerCase());
  await joinByCode(bob, `${code.slice(0, 5)}?`, 'Bob');
  await expect(bob.getByRole('alert')).toContainText('No workshop is open under this code');
  await inBothSchemes(bob, async (scheme) => {
    await expectNoViolations(bob, `join by code, ${scheme}`);
    await picture(bob, `lobby-${scheme}-wrong-code`);
  });
  await joinByCode(bob, code, 'Bob');
  await expect(bob.getByRole('heading', { name: 'Waiting to be let in' })).toBeVisible();
  await inBothSchemes(bob, async (scheme) => {
    await expectNoViolations(bob, `waiting, ${scheme}`);
    await picture(bob, `lobby-${scheme}-waiting`);
  });

  const strip = alice.getByRole('region', { name: 'Waiting to be let in' });
  await expect(strip.getByText('Bob is waiting to be let in.')).toBeVisible();
  await inBothSchemes(alice, async (scheme) => {
    await expectNoViolations(alice, `somebody waits, ${scheme}`);
    await picture(alice, `lobby-${scheme}-knock`);
  });
  await strip.getByRole('button', { name: 'Let in: Bob' }).focus();
  await alice.keyboard.press('Enter');
  await expect(alice.getByText('Bob is in.')).toBeVisible();
  await expect(strip).toBeHidden();
  await expect(alice.getByRole('treegrid', { name: 'Story map' }).locator(':focus')).toBeAttached();
  await expect(bob).toHaveURL(/\/map\//);
  await expect(bob.getByRole('button', { name: 'Add a card' })).toBeVisible();
});

test('who is turned away is told, and let in after all', async ({ alice, bob, picture }) => {
  await openNewMap(alice, { title: 'Online shop' });
  await alice.getByRole('button', { name: 'Share' }).click();
  await alice.getByRole('button', { name: 'Open the lobby' }).click();
  const code = (await alice.getByText(/^Workshop code: \w{6}$/).textContent())!.slice(-6);
  await alice.keyboard.press('Escape');
  await bob.goto(`/join#${code}`);
  await joinByCode(bob, code, 'Bob');
  await alice.getByRole('button', { name: 'Turn away: Bob' }).click();
  await expect(bob.getByRole('heading', { name: 'You were not let in' })).toBeVisible();
  await picture(bob, 'lobby-turned-away');
  await alice.getByRole('button', { name: 'Let in after all' }).click();
  await expect(alice.getByText('Bob is in.')).toBeVisible();
  await expect(bob).toHaveURL(/\/map\//);
});

test('S14: behind a closed door nobody new comes in, by code or by link, and who is in stays', async ({
  alice,
  openBrowser,
  picture,
}) => {
  const bob = await openBrowser('bob', phone);
  const carol = await openBrowser('carol');
  await openNewMap(alice, { title: 'Online shop' });
  await alice.getByRole('button', { name: 'Share' }).click();
  await alice.getByRole('button', { name: 'Make link' }).click();
  const link = await alice.getByRole('textbox', { name: 'Your link is ready' }).inputValue();
  await alice.getByRole('checkbox', { name: 'Let people in one by one' }).uncheck();
  await alice.getByRole('button', { name: 'Open the lobby' }).click();
  const code = (await alice.getByText(/^Workshop code: \w{6}$/).textContent())!.slice(-6);
  await carol.goto('/join');
  await joinByCode(carol, code, 'Carol');
  await expect(carol).toHaveURL(/\/map\//);

  await alice.getByRole('checkbox', { name: 'Close the door to newcomers' }).check();
  await expect(alice.getByText('The door is closed: nobody new comes in.')).toBeVisible();
  await bob.goto(link);
  await expect(bob.locator('html')).toHaveAttribute('data-theme', 'light'); // the first page of ours he ever sees
  await bob.getByLabel('Your name').fill('Bob');
  await picture(bob, 'lobby-invited');
  await bob.getByRole('button', { name: 'Join the map' }).click();
  await expect(bob.getByRole('heading', { name: 'You cannot come in right now' })).toBeVisible();
  await expect(bob.getByText('The door of this map is closed')).toBeVisible();
  await expectNoViolations(bob, 'before a closed door');
  await picture(bob, 'lobby-door-closed');
  const other = await openBrowser('dave');
  await other.goto('/join');
  await joinByCode(other, code, 'Dave');
  await expect(other.getByRole('alert')).toContainText('The door of this map is closed');
  await carol.reload();
  await expect(carol.getByRole('button', { name: 'Add a card' })).toBeVisible();

  await alice.getByRole('checkbox', { name: 'Close the door to newcomers' }).uncheck();
  await expect(alice.getByText('The door is open again.')).toBeVisible();
  await bob.getByRole('button', { name: 'Try again' }).click();
  await expect(bob).toHaveURL(/\/map\//);
});

test('a facilitator runs a workshop from a phone: lobby, people and timer', async ({
  openBrowser,
  picture,
}) => {
  const alice = await openBrowser('alice', phone);
  const bob = await openBrowser('bob');
  await openNewMap(alice, { title: 'Online shop', template: 'online-shop' });
  await alice.getByRole('button', { name: 'Share' }).click();
  await picture(alice, 'lobby-phone-share');
  const open = alice.getByRole('button', { name: 'Open the lobby' });
  await open.scrollIntoViewIfNeeded();
  await picture(alice, 'lobby-phone-closed');
  await open.click();
  const code = (await alice.getByText(/^Workshop code: \w{6}$/).textContent())!.slice(-6);
  await alice.getByRole('checkbox', { name: 'Close the door to newcomers' }).scrollIntoViewIfNeeded();
  await expectNoViolations(alice, 'lobby on a phone');
  await picture(alice, 'lobby-phone-open');
  await alice.getByRole('button', { name: 'Close', exact: true }).click();

  await bob.goto('/join');
  await joinByCode(bob, code, 'Bob');
  await expect(alice.getByRole('button', { name: 'Let in: Bob' })).toBeVisible();
  await expectNoViolations(alice, 'somebody waits, on a phone');
  await picture(alice, 'lobby-phone-knock');
  await alice.getByRole('button', { name: 'Let in: Bob' }).click();
  await expect(bob).toHaveURL(/\/map\//);

  await alice.getByRole('button', { name: '2 people here' }).click();
  await expect(alice.getByRole('list', { name: 'Here now' }).getByText('Bob')).toBeVisible();
  await expectNoViolations(alice, 'people on a phone');
  await picture(alice, 'lobby-phone-people');
  await alice.keyboard.press('Escape');
  await alice.getByRole('button', { name: 'Timer' }).click();
  await expectNoViolations(alice, 'timer on a phone');
  await picture(alice, 'lobby-phone-timer');
  await alice.getByRole('button', { name: 'Start the timer' }).click();
  await alice.keyboard.press('Escape');
  await expect(alice.getByRole('timer')).toBeVisible();
  await picture(alice, 'lobby-phone-timer-runs');
});
