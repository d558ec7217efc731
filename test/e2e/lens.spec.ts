/** Looking at the map: lenses with their legend, filters that dim, search from hit to hit, and a view by link. */
import type { Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { inBothSchemes } from './looks.ts';
import { joinByLink, onMap, openNewMap } from './mapPage.ts';
import { expect, test } from './walk.ts';

const outline = [
  'Browse',
  '  Search',
  '    Find by name (3)',
  '    Find by price (5)',
  '  Compare',
  '    Two side by side (8)',
  'Buy',
  '  Pay',
  '    Pay by card (2)',
  '    Pay later',
].join('\n');

const lens = (page: Page) => page.getByRole('complementary', { name: 'Lens and filters' });
const dimmedOnes = (page: Page) =>
  page
    .locator('[role=row][data-kind=story]')
    .filter({ has: page.getByRole('gridcell', { name: /does not match/ }) });

/** Writes on the map by the API, as a script would. */
async function command(page: Page, name: string, input: unknown): Promise<void> {
  const { origin, pathname } = new URL(page.url());
  const answer = await page.request.post(
    `${origin}/api/maps/${pathname.split('/').at(-1)}/commands/${name}`,
    { data: input, headers: { origin } },
  );
  expect(answer.status(), await answer.text()).toBe(200);
}

const idOf = async (page: Page, title: string): Promise<string> =>
  (await onMap(page, title, 'story').getAttribute('data-id'))!;

test('alice colours by kind, keeps only bugs bright, and finds them again', async ({
  openBrowser,
  picture,
}) => {
  const alice = await openBrowser('alice', {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await openNewMap(alice, { title: 'Lenses', source: { text: outline } });
  await expect(onMap(alice, 'Pay by card', 'story')).toBeAttached();
  await command(alice, 'updateStory', { id: await idOf(alice, 'Pay by card'), kind: 'bug' });
  await command(alice, 'updateStory', {
    id: await idOf(alice, 'Find by price'),
    kind: 'bug',
    owner: 'Bob Berg',
  });

  await test.step('the legend names colours, with a letter and a count', async () => {
    await alice.getByRole('button', { name: 'Lens and filters' }).click();
    await lens(alice).getByRole('radio', { name: 'Kind' }).check();
    await expect(lens(alice).getByRole('button', { name: 'Bug 2 stories' })).toContainText('B');
    await inBothSchemes(alice, async (scheme) => {
      await picture(alice, `${scheme}-lens`);
      await expectNoViolations(alice, `lens, ${scheme}`);
    });
  });

  await test.step('an entry keeps its stories bright; the rest say that they do not match', async () => {
    await lens(alice).getByRole('button', { name: 'Bug 2 stories' }).press('Enter');
    await expect(dimmedOnes(alice)).toHaveCount(3);
    await expect(alice.getByText('2 of 5 stories match').first()).toBeVisible();
    await lens(alice).getByText('Owner', { exact: true }).last().click();
    await lens(alice).getByRole('button', { name: 'Bob Berg 1 story' }).click();
    await expect(dimmedOnes(alice)).toHaveCount(4);
    await inBothSchemes(alice, (scheme) => picture(alice, `${scheme}-lens-filtered`));
  });

  await test.step('Esc closes the panel and leaves the filter; Esc on the map clears it', async () => {
    await alice.keyboard.press('Escape');
    await expect(lens(alice)).toHaveCount(0);
    await expect(dimmedOnes(alice)).toHaveCount(4);
    await alice.getByRole('button', { name: 'Clear filters' }).click();
    await expect(dimmedOnes(alice)).toHaveCount(0);
  });

  await test.step('the lens is there again after a reload', async () => {
    await alice.reload();
    await alice.getByRole('button', { name: 'Lens and filters' }).click();
    await expect(lens(alice).getByRole('radio', { name: 'Kind' })).toBeChecked();
    await lens(alice).getByRole('button', { name: 'Close the lens' }).click();
  });
});

test('alice searches with / and goes from hit to hit without the mouse', async ({ alice, picture }) => {
  await openNewMap(alice, { title: 'Search', source: { text: outline } });
  await alice.keyboard.press('/');
  const field = alice.getByRole('textbox', { name: 'Search this map' });
  await expect(field).toBeFocused();
  await field.fill('pay');
  const found = alice.getByRole('search').getByRole('status');
  await expect(found).toHaveText('3 found');
  await expect(dimmedOnes(alice)).toHaveCount(3);
  await alice.keyboard.press('Enter');
  await expect(found).toHaveText('1 of 3');
  await expect(onMap(alice, 'Pay', 'step')).toHaveAttribute('aria-selected', 'true');
  await alice.keyboard.press('Enter');
  await expect(onMap(alice, 'Pay by card')).toHaveAttribute('aria-selected', 'true');
  await alice.keyboard.press('Shift+Enter');
  await alice.keyboard.press('Shift+Enter');
  await expect(found).toHaveText('3 of 3');
  await expect(onMap(alice, 'Pay later')).toHaveAttribute('aria-selected', 'true');
  await picture(alice, 'search');
  await expectNoViolations(alice, 'search');
  await field.fill('no such words');
  await expect(found).toHaveText('Nothing found');
  await alice.keyboard.press('Escape');
  await expect(field).toHaveCount(0);
  await expect(dimmedOnes(alice)).toHaveCount(0);
  await expect(onMap(alice, 'Pay later')).toBeFocused();
});

test('bob sees the map as alice does by her link, and his address bar forgets it', async ({
  openBrowser,
  bob,
}) => {
  const alice = await openBrowser('alice', { permissions: ['clipboard-read', 'clipboard-write'] });
  await openNewMap(alice, { title: 'Shared view', source: { text: outline } });
  await joinByLink(alice, bob, 'Viewer');
  await alice.getByRole('button', { name: 'Lens and filters' }).click();
  await lens(alice).getByRole('radio', { name: 'Estimate' }).check();
  await lens(alice).getByRole('button', { name: 'No estimate 1 story' }).click();
  await alice.getByRole('button', { name: 'Menu', exact: true }).click();
  await alice.getByRole('menuitem', { name: 'Copy link to this view' }).click();
  await expect(alice.getByText('The link to this view is on the clipboard.')).toBeVisible();
  const link = await alice.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/#view=1;c=estimate;e=$/);

  const entries = await bob.evaluate(() => history.length);
  await bob.evaluate((address) => window.location.assign(address), link);
  await expect(dimmedOnes(bob)).toHaveCount(4);
  await expect.poll(() => bob.url()).not.toContain('#');
  expect((await bob.evaluate(() => history.length)) - entries).toBeLessThanOrEqual(1);

  await bob.goto(`${link.replace(/#.*/, '')}#view=%E0;;=1;c=<script>`);
  await expect(onMap(bob, 'Pay later')).toBeAttached();
  await expect(dimmedOnes(bob)).toHaveCount(4);
});

test('dimming and colouring 2,000 cards wraps no text again', async ({ alice, picture }) => {
  await alice.addInitScript(() => {
    const counted = window as unknown as { measured: number };
    counted.measured = 0;
    CanvasRenderingContext2D.prototype.measureText = new Proxy(
      Reflect.get(CanvasRenderingContext2D.prototype, 'measureText') as () => TextMetrics,
      {
        apply: (measure, context, given) => {
          counted.measured++;
          return Reflect.apply(measure, context, given) as TextMetrics;
        },
      },
    );
  });
  const lines: string[] = [];
  for (let step = 0; step < 40; step++) {
    if (step % 5 === 0) lines.push(`Activity ${step / 5 + 1}`);
    lines.push(`  Step ${step + 1}`);
    for (let story = 0; story < 50; story++) lines.push(`    Do thing ${story} of ${step} (${story % 13})`);
  }
  await openNewMap(alice, { title: 'Two thousand', source: { text: lines.join('\n') } });
  await expect(onMap(alice, 'Do thing 0 of 0', 'story')).toBeAttached();
  await alice.getByRole('button', { name: 'Lens and filters' }).click();
  await expect(lens(alice)).toBeVisible();
  const measured = (): Promise<number> =>
    alice.evaluate(() => (window as unknown as { measured: number }).measured);
  await alice.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const before = await measured();
  await lens(alice).getByRole('radio', { name: 'Estimate' }).check();
  await lens(alice).getByLabel('Words in the title or details').fill('thing 7');
  await expect(lens(alice).getByText(/\d of 2,000 stories match/)).toBeVisible();
  await alice.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect((await measured()) - before).toBe(0);
  await picture(alice, 'lens-2000');
  await alice.getByRole('button', { name: 'Fit the map' }).click();
  await expect(alice.getByRole('button', { name: /Zoom \d\d? %/ })).toBeVisible();
  await picture(alice, 'lens-2000-at-fit');
});
