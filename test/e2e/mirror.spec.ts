/** The map as rows for keyboard and screen reader: after any edits the same as on a page that is opened afresh. */
import type { Page } from '@playwright/test';
import { clickOn, joinByLink, onMap, openNewMap, savedOn, titlesOf } from './mapPage.ts';
import { expect, test } from './walk.ts';

test('after edits of two people the rows are those of a fresh page, and lie over their cards', async ({
  alice,
  bob,
}) => {
  await openNewMap(alice, { title: 'Rows', template: 'online-shop' });
  await joinByLink(alice, bob, 'Editor');
  await clickOn(alice, onMap(alice, 'Browse a category'));
  await alice.keyboard.press('Enter');
  await alice.keyboard.press('ControlOrMeta+a');
  await alice.keyboard.type('Browse everything');
  await alice.keyboard.press('Escape');
  await expect(onMap(bob, 'Browse everything')).toBeAttached();
  await clickOn(bob, onMap(bob, 'Browse everything'));
  await bob.keyboard.press('ControlOrMeta+d');
  await expect
    .poll(async () => (await titlesOf(alice, 'story')).filter((t) => t === 'Browse everything'))
    .toHaveLength(2);
  await clickOn(alice, onMap(alice, 'Search by name'));
  await alice.keyboard.press('Delete');
  await expect(onMap(bob, 'Search by name')).toHaveCount(0);
  await savedOn(alice);
  await savedOn(bob);

  const [one, other] = await onMap(alice, 'Browse everything').all();
  const [above, below] = [(await one!.boundingBox())!, (await other!.boundingBox())!];
  expect(below.x).toBeCloseTo(above.x, 0);
  expect(below.y - above.y).toBeGreaterThan(above.height);

  const rows = await rowsOf(alice);
  expect(rows.length).toBeGreaterThan(10);
  await expect.poll(() => rowsOf(bob)).toEqual(rows);
  await bob.reload();
  await expect.poll(() => rowsOf(bob)).toEqual(rows);
});

/** What a screen reader reads, row by row. */
async function rowsOf(page: Page): Promise<string[]> {
  return page.getByRole('treegrid', { name: 'Story map' }).evaluate((grid) =>
    [...grid.querySelectorAll('[role=row]')].map((row) => {
      const said = ['data-id', 'aria-level', 'aria-posinset', 'aria-setsize', 'aria-expanded'];
      return [...said.map((name) => row.getAttribute(name)), row.textContent].join(' | ');
    }),
  );
}
