/** Views for audiences: links made beside their preview, read live by people without an account, taken back at once. */
import { PDFDocument } from 'pdf-lib';
import {
  expectPrintable,
  internal,
  keepAnswers,
  makeAudienceLink,
  openDialog,
  openShop,
  phone,
} from './audienceMap.ts';
import { expectNoViolations } from './axe.ts';
import { inBothSchemes } from './looks.ts';
import { openNewMap } from './mapPage.ts';
import { runCommand } from './runCommand.ts';
import { expect, test } from './walk.ts';

test('an executive without an account reads the view live, prints it, and is told when it is taken back', async ({
  alice,
  openBrowser,
  picture,
}) => {
  const { mapId, initiative } = await openShop(alice);
  await openDialog(alice);
  const preview = alice.getByRole('region', { name: 'Preview: Executive view' });
  await expect(preview).toContainText('Paying takes too long');
  await expect(preview).not.toContainText(/SECRET|H1|Q2|2027/);
  await inBothSchemes(alice, async (scheme) => {
    await picture(alice, `audience-dialog-${scheme}`);
    await expectNoViolations(alice, `the dialog in ${scheme}`);
  });
  await alice.getByLabel('Heading readers see').fill('Where we are heading');
  const url = await makeAudienceLink(alice, 'Executive view');
  expect(url).toMatch(/\/view#[\w-]{43}$/);
  await picture(alice, 'audience-dialog-made');

  const board = await openBrowser('board');
  const answers = keepAnswers(board.context());
  await board.goto(url);
  await expect(board.getByRole('heading', { level: 1, name: 'Where we are heading' })).toBeVisible();
  await expect(board).toHaveURL(/\/view$/); // the token is in no address that is copied, kept or looked over
  await expect(board.getByText('Live', { exact: true })).toBeVisible();
  const main = board.getByRole('main');
  for (const text of ['Everybody buys', 'Orders paid', 'One-click pay', 'Paying takes half a minute', '38 %'])
    await expect(main).toContainText(text);
  await expect(main).not.toContainText(/SECRET|Q2|H1|2027/);
  await expect(board.getByRole('button', { name: 'Send' })).toHaveCount(0);
  await inBothSchemes(board, async (scheme) => {
    await board.screenshot({ path: `test-output/pictures/audience-executive-${scheme}.png`, fullPage: true });
    await expectNoViolations(board, `the executive view in ${scheme}`);
  });

  await runCommand(alice, mapId, 'setText', { id: initiative, field: 'title', text: 'Pay in one tap' });
  await expect(main).toContainText('Pay in one tap');
  await expect(board.getByRole('status').filter({ hasText: 'The view has changed' })).toBeAttached();
  await board.reload();
  await expect(board.getByRole('main')).toContainText('Pay in one tap');

  // Paper is white, also for those who read in the dark.
  await board.emulateMedia({ colorScheme: 'dark', media: 'print' });
  await expect(board.locator('html')).toHaveAttribute('data-theme', 'light');
  await expect(board.getByRole('button', { name: 'Print' })).toBeHidden();
  await board.setViewportSize({ width: 690, height: 980 }); // A4 within its margins
  await board.screenshot({ path: 'test-output/pictures/audience-executive-print.png', fullPage: true });
  const paper = await board.pdf({
    preferCSSPageSize: true,
    path: 'test-output/pictures/audience-executive.pdf',
  });
  expect(paper.byteLength).toBeGreaterThan(10_000);
  await board.setViewportSize({ width: 1440, height: 900 });
  await board.emulateMedia({ colorScheme: 'light', media: null });

  await board.context().setOffline(true);
  await expect(board.getByText('Not connected')).toBeVisible();
  await expect(board.getByRole('main')).toContainText('Pay in one tap');
  await board.context().setOffline(false);
  await expect(board.getByText('Live', { exact: true })).toBeVisible();

  await alice.getByRole('button', { name: /^Revoke the link to Executive view/ }).click();
  await expect(board.getByRole('heading', { name: 'This link was taken back' })).toBeVisible();
  await expect(board.getByRole('main')).not.toContainText('Pay in one tap');
  await board.screenshot({ path: 'test-output/pictures/audience-revoked.png' });
  await expectNoViolations(board, 'the end of a link');
  await board.goto(url);
  await expect(board.getByRole('heading', { name: 'This link was taken back' })).toBeVisible();

  const { origin } = new URL(alice.url());
  const share = await alice.request.get(`${origin}/api/maps/${mapId}/export.json`);
  const text = await share.text();
  expect(internal.filter((secret) => !text.includes(secret))).toEqual(['SECRET-comment']); // they are on the map
  const forbidden = [
    ...internal,
    mapId,
    initiative,
    'of our plan',
    '"H1"',
    'Q2 2027',
    'A letter to all',
    'Payments',
  ];
  expect(await answers.search(forbidden)).toEqual([]);
});

test('the public reads problems and no features on a phone, and says something that only the team reads', async ({
  alice,
  openBrowser,
}) => {
  const { mapId, initiative } = await openShop(alice);
  await openDialog(alice);
  const url = await makeAudienceLink(alice, 'Public view');
  const someone = await openBrowser('someone', phone);
  const answers = keepAnswers(someone.context());
  await someone.goto(url);
  await expect(someone.getByRole('heading', { level: 1, name: 'What we are working on' })).toBeVisible();
  const main = someone.getByRole('main');
  for (const text of ['Paying takes too long', 'Paying should take seconds', 'Working on it', 'No promises'])
    await expect(main).toContainText(text);
  await expect(main).not.toContainText(/One-click|Earn more|Online shop|May|2027|Q\d|SECRET/);
  await inBothSchemes(someone, async (scheme) => {
    await someone.screenshot({
      path: `test-output/pictures/audience-public-phone-${scheme}.png`,
      fullPage: true,
    });
    await expectNoViolations(someone, `the public view in ${scheme}`);
  });
  const small = await someone
    .getByRole('button')
    .evaluateAll((buttons) =>
      buttons
        .filter((button) => button.getBoundingClientRect().height < 44)
        .map((button) => button.textContent),
    );
  expect(small).toEqual([]);

  await someone.getByRole('button', { name: 'Send' }).click();
  await expect(someone.getByRole('alert')).toHaveText('Please write something first.');
  await someone.getByLabel('What is it about?').fill('My bank is never in the list');
  await someone.getByLabel('Why does it matter to you?').fill('I go to another shop then');
  await someone.getByRole('button', { name: 'Send' }).click();
  await expect(someone.getByText('Thank you. The team has it now.')).toBeFocused();
  const { origin } = new URL(alice.url());
  const exported = async (): Promise<{ insights: { source: string; title: string; why: string }[] }> =>
    (await alice.request.get(`${origin}/api/maps/${mapId}/export.json`)).json();
  expect((await exported()).insights).toContainEqual(
    expect.objectContaining({
      source: 'feedback',
      title: 'My bank is never in the list',
      why: 'I go to another shop then',
    }),
  );

  // Another reader sees the change the team makes next, and never what the first one said.
  const other = await openBrowser('other');
  const others = keepAnswers(other.context());
  await other.goto(url);
  await runCommand(alice, mapId, 'setText', {
    id: initiative,
    field: 'publicTitle',
    text: 'Nobody should wait',
  });
  for (const page of [someone, other])
    await expect(page.getByRole('main')).toContainText('Nobody should wait');
  await inBothSchemes(other, async (scheme) => {
    await other.screenshot({ path: `test-output/pictures/audience-public-${scheme}.png`, fullPage: true });
    await expectNoViolations(other, `the public view at a desk in ${scheme}`);
  });
  await expectPrintable(other, 'audience-public');

  await alice.getByLabel('Readers of Public view may say something').uncheck();
  await expect(other.getByRole('heading', { name: 'Tell us what you need' })).toHaveCount(0);
  const forbidden = [
    ...[
      ...internal,
      mapId,
      initiative,
      'One-click pay',
      'Online shop',
      'Earn more on returns',
      'Parcel on a map',
    ],
    ...[
      'Everybody buys',
      'People pay without',
      'May 2027',
      'of our plan',
      'Paying takes half a minute',
      'Payments',
    ],
  ];
  expect(await answers.search(forbidden)).toEqual([]);
  expect(await others.search([...forbidden, 'My bank is never', 'I go to another'])).toEqual([]);
});

test('those who sell and those who run it read their own view; a viewer of the map looks at all and makes no link', async ({
  alice,
  bob,
  openBrowser,
}) => {
  await openShop(alice);
  const { pathname, origin } = new URL(alice.url());
  await alice.getByRole('button', { name: 'Share' }).click();
  await alice.getByRole('dialog').getByRole('button', { name: 'Audience views' }).click();
  const plan = await makeAudienceLink(alice, 'Release plan');
  const technology = await makeAudienceLink(alice, 'Technology view');
  const sales = await openBrowser('sales');
  const answers = keepAnswers(sales.context());
  await sales.goto(plan);
  await expect(sales.getByRole('main')).toContainText('A letter to all who gave up at the till');
  await expect(sales.getByRole('main')).toContainText('Q2 2027');
  await inBothSchemes(sales, async (scheme) => {
    await sales.screenshot({ path: `test-output/pictures/audience-release-${scheme}.png`, fullPage: true });
    await expectNoViolations(sales, `the release plan in ${scheme}`);
  });
  await expectPrintable(sales, 'audience-release');
  expect(await answers.search([...internal, 'Each hour the bank', 'Everybody buys'])).toEqual([]);
  await sales.goto(technology);
  await expect(sales.getByRole('main')).toContainText('Each hour the bank is away costs');
  await inBothSchemes(sales, async (scheme) => {
    await sales.screenshot({
      path: `test-output/pictures/audience-technology-${scheme}.png`,
      fullPage: true,
    });
    await expectNoViolations(sales, `the technology view in ${scheme}`);
  });
  await expectPrintable(sales, 'audience-technology');
  expect(await answers.search(internal)).toEqual([]);

  // A link that ends while it is read says so by itself.
  const short = await alice.request.post(
    `${origin}/api${pathname.replace('/map/', '/maps/')}/audience-links`,
    {
      data: { audience: 'executive', expiresAt: Date.now() + 8000 },
      headers: { origin },
    },
  );
  await sales.goto(((await short.json()) as { url: string }).url);
  await expect(sales.getByRole('main')).toContainText('Everybody buys');
  await expect(sales.getByRole('heading', { name: 'This link has ended' })).toBeVisible({ timeout: 20_000 });

  const { token } = (await (
    await alice.request.post(`${origin}/api${pathname.replace('/map/', '/maps/')}/links`, {
      data: { role: 'viewer' },
      headers: { origin },
    })
  ).json()) as { token: string };
  await bob.goto(`/join#${token}`);
  await bob.getByLabel('Your name').fill('Bob');
  await bob.getByRole('button', { name: /join/i }).click();
  await openDialog(bob);
  await expect(bob.getByRole('dialog')).toContainText('Facilitators and owners make links for audiences.');
  await expect(bob.getByRole('button', { name: 'Make link' })).toHaveCount(0);
  await bob.getByRole('radio', { name: 'Public view' }).focus();
  await bob.keyboard.press('ArrowUp');
  await expect(bob.getByRole('region', { name: 'Preview: Technology view' })).toBeVisible();
});

test('the portfolio shows which bets drive which goals on every map I am on, and to others by a link', async ({
  alice,
  bob,
  openBrowser,
  picture,
}) => {
  const { mapId, initiative } = await openShop(alice);
  await openNewMap(alice, { title: 'Nothing decided yet' });
  await alice.goto('/');
  await alice.getByRole('link', { name: 'Portfolio' }).click();
  await expect(alice.getByRole('heading', { level: 1, name: 'Portfolio' })).toBeVisible();
  const grid = alice.getByRole('region', { name: 'Bets and the goals they drive: Online shop' });
  const row = grid.getByRole('row').filter({ has: alice.getByRole('rowheader', { name: /One-click pay/ }) });
  await expect(row.getByText('drives this goal')).toHaveCount(1);
  await expect(grid).toContainText('No goal');
  await expect(alice.getByText('5 of 4 points').first()).toBeVisible();
  await expect(alice.getByRole('link', { name: 'Nothing decided yet' })).toBeVisible();
  await inBothSchemes(alice, async (scheme) => {
    await alice.screenshot({ path: `test-output/pictures/portfolio-${scheme}.png`, fullPage: true });
    await expectNoViolations(alice, `the portfolio in ${scheme}`);
  });
  await alice.setViewportSize(phone.viewport);
  expect(await alice.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.viewport.width);
  await alice.screenshot({ path: 'test-output/pictures/portfolio-phone.png', fullPage: true });
  await expectNoViolations(alice, 'the portfolio on a phone');
  await alice.setViewportSize({ width: 1440, height: 900 });
  await alice.emulateMedia({ media: 'print' });
  await alice.screenshot({ path: 'test-output/pictures/portfolio-print.png', fullPage: true });
  await alice.emulateMedia({ media: null });

  await alice.getByRole('button', { name: 'Share portfolio' }).click();
  const dialog = alice.getByRole('dialog', { name: 'Share your portfolio' });
  await expect(dialog).toContainText('Right now: Online shop.');
  await alice.getByLabel('Heading readers see').fill('All we bet on');
  await alice.getByRole('button', { name: 'Make link' }).click();
  const url = await alice.getByRole('textbox', { name: 'Your link is ready' }).inputValue();
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Portfolio: All we bet on' })).toBeVisible();
  await inBothSchemes(alice, async (scheme) => {
    await picture(alice, `portfolio-dialog-${scheme}`);
    await expectNoViolations(alice, `the dialog of the portfolio in ${scheme}`);
  });
  const board = await openBrowser('board');
  const answers = keepAnswers(board.context());
  await board.goto(url);
  await expect(board.getByRole('heading', { level: 1, name: 'All we bet on' })).toBeVisible();
  const main = board.getByRole('main');
  await expect(main.getByRole('row', { name: /One-click pay/ }).getByText('drives this goal')).toHaveCount(1);
  await expect(main).toContainText('5 of 4 points');
  await expect(main.getByRole('link')).toHaveCount(0);
  await inBothSchemes(board, async (scheme) => {
    await board.screenshot({ path: `test-output/pictures/portfolio-shared-${scheme}.png`, fullPage: true });
    await expectNoViolations(board, `the shared portfolio in ${scheme}`);
  });
  await board.setViewportSize(phone.viewport);
  expect(await board.evaluate(() => document.documentElement.scrollWidth)).toBe(phone.viewport.width);
  await board.screenshot({ path: 'test-output/pictures/portfolio-shared-phone.png', fullPage: true });
  // Paper lies on its side, and cannot be scrolled: many goals have to fit.
  for (const title of ['Returns are easy', 'Nobody waits for a parcel', 'Shops trust us', 'Fewer refunds'])
    await runCommand(alice, mapId, 'addGoal', { title, kind: 'customer' });
  await expect(main).toContainText('Fewer refunds');
  await board.emulateMedia({ colorScheme: 'dark', media: 'print' });
  await board.setViewportSize({ width: 1017, height: 670 }); // A4 within its margins
  await expect(board.getByRole('button', { name: 'Print' })).toBeHidden();
  expect(await board.evaluate(() => document.documentElement.scrollWidth)).toBe(1017);
  await board.screenshot({ path: 'test-output/pictures/portfolio-shared-print.png', fullPage: true });
  const paper = await PDFDocument.load(await board.pdf({ preferCSSPageSize: true }));
  expect(paper.getPage(0).getWidth()).toBeGreaterThan(paper.getPage(0).getHeight());
  await board.emulateMedia({ colorScheme: 'light', media: null });
  await runCommand(alice, mapId, 'setText', { id: initiative, field: 'title', text: 'Pay in one tap' });
  await expect(main).toContainText('Pay in one tap');
  await alice.getByRole('button', { name: /^Revoke the link to Portfolio: All we bet on/ }).click();
  await expect(board.getByRole('heading', { name: 'This link was taken back' })).toBeVisible();
  await expect(dialog).toContainText('No link yet.');
  await dialog.getByRole('button', { name: 'Close' }).click();
  const forbidden = [...internal, mapId, initiative, 'of our plan', '"H1"', '"2027"', 'Nothing decided yet'];
  expect(await answers.search(forbidden)).toEqual([]);

  await openNewMap(bob, { title: 'His alone' }, 'Bob');
  await bob.goto('/portfolio');
  await expect(bob.getByRole('heading', { name: 'No goals and bets yet' })).toBeVisible();
  await expect(bob.getByRole('main')).not.toContainText('Online shop');
});
