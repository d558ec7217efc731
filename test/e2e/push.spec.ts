/** Pushing a slice into the backlog: preview, push, push again, and two people who push at the same moment. */
import type { Page } from '@playwright/test';
import { backlogTitles, clickOn, joinByLink, onMap, openNewMap, runByPalette, savedOn } from './mapPage.ts';
import { expect, test } from './walk.ts';

const outline = [
  'Browse',
  '  Search',
  '    By name (3)',
  '    By price (5)',
  '  Compare',
  '    Two side by side (8)',
  'Buy',
  '  Pay',
  '    By card (2)',
].join('\n');

/** A map whose stories all stand in release "One", with an empty release "Two" below it. */
async function openSlicedMap(page: Page): Promise<string> {
  const id = await openNewMap(page, { title: 'Pushing', source: { text: outline } });
  const run = async (name: string, input: unknown): Promise<Record<string, unknown>> => {
    const { origin } = new URL(page.url());
    const answer = await page.request.post(`${origin}/api/maps/${id}/commands/${name}`, {
      data: input,
      headers: { origin },
    });
    expect(answer.status(), await answer.text()).toBe(200);
    return ((await answer.json()) as { result: Record<string, unknown> }).result;
  };
  const one = await run('addRelease', { name: 'One' });
  await run('addRelease', { name: 'Two' });
  const stories = await page
    .locator('[role=row][data-kind=story]')
    .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['id']));
  await run('moveStories', { ids: stories, releaseId: one['id'] });
  await expect(page.getByRole('row', { name: /One.*4 stories, 18 points/ })).toBeAttached();
  return id;
}

async function openPush(page: Page, release: string): Promise<void> {
  await runByPalette(page, `Push “${release}”`);
  await expect(page.getByRole('dialog', { name: new RegExp(`Push “${release}”`) })).toBeVisible();
}

test('a slice goes into the backlog in map order; pushing again changes only what changed', async ({
  alice,
  picture,
}) => {
  await openSlicedMap(alice);
  await openPush(alice, 'One');
  const dialog = alice.getByRole('dialog');
  await expect(dialog.locator('[data-change=new] li')).toHaveCount(4);
  await picture(alice, 'push-preview');
  await dialog.getByRole('button', { name: 'Push 4 changes' }).click();
  await alice.getByRole('tab', { name: 'Backlog' }).click();
  await expect
    .poll(() => backlogTitles(alice))
    .toEqual(['By name', 'By price', 'Two side by side', 'By card']);
  await expect(alice.getByRole('row', { name: /Two side by side/ })).toContainText('Browse › Compare');
  await expect(alice.getByRole('row', { name: /Two side by side/ })).toContainText('One');
  await picture(alice, 'backlog');

  await alice.getByRole('tab', { name: 'Map', exact: true }).click();
  await openPush(alice, 'One');
  await expect(
    alice.getByRole('dialog').getByText('The backlog already has this slice as it is.'),
  ).toBeVisible();
  await expect(alice.getByRole('button', { name: 'Nothing to push' })).toBeDisabled();
  await alice.keyboard.press('Escape');

  await clickOn(alice, onMap(alice, 'By price'), { clickCount: 2 });
  await alice.keyboard.type(' range');
  await alice.keyboard.press('Escape');
  await clickOn(alice, onMap(alice, 'By card'));
  await alice.keyboard.press('Delete');
  await clickOn(alice, onMap(alice, 'Two side by side'));
  await alice.keyboard.press('Alt+ArrowDown');
  await openPush(alice, 'One');
  await expect(dialog.locator('[data-change=changed]')).toContainText('was “By price”');
  await expect(dialog.locator('[data-change=leaving]')).toContainText('archived');
  await expect(dialog.locator('[data-change=leaving]')).toContainText('moved to “Two”');
  await expect(dialog.locator('[data-change=unchanged] li')).toHaveCount(1);
  await picture(alice, 'push-preview-again');
  await dialog.getByRole('button', { name: 'Push 3 changes' }).click();
  await alice.getByRole('tab', { name: 'Backlog' }).click();
  await expect.poll(() => backlogTitles(alice)).toEqual(['By name', 'By price range']);
  await savedOn(alice);
});

test('two people push at the same moment: one backlog, in one order; both re-order it live', async ({
  alice,
  bob,
}) => {
  await openSlicedMap(alice);
  await joinByLink(alice, bob, 'Editor');
  await Promise.all([openPush(alice, 'One'), openPush(bob, 'One')]);
  // A click of the page itself: whoever is a moment later finds "Nothing to push" under the finger, and that is fine.
  await Promise.all(
    [alice, bob].map((person) =>
      person
        .getByRole('dialog')
        .getByRole('button', { name: /^Push 4 changes|Nothing to push/ })
        .evaluate((button) => (button as HTMLButtonElement).click()),
    ),
  );
  await alice.keyboard.press('Escape');
  await bob.keyboard.press('Escape');
  for (const person of [alice, bob]) {
    await person.getByRole('tab', { name: 'Backlog' }).click();
    await expect
      .poll(() => backlogTitles(person))
      .toEqual(['By name', 'By price', 'Two side by side', 'By card']);
  }
  await alice.getByRole('row', { name: /By card/ }).focus();
  await alice.keyboard.press('Alt+ArrowUp');
  await alice.keyboard.press('Alt+ArrowUp');
  for (const person of [alice, bob]) {
    await expect
      .poll(() => backlogTitles(person))
      .toEqual(['By name', 'By card', 'By price', 'Two side by side']);
  }
  const grip = await bob
    .getByRole('row', { name: /By name/ })
    .getByTitle(/Drag By name/)
    .boundingBox();
  const last = await bob.getByRole('row', { name: /Two side by side/ }).boundingBox();
  await bob.mouse.move(grip!.x + 4, grip!.y + 4);
  await bob.mouse.down();
  await bob.mouse.move(grip!.x + 4, last!.y + last!.height + 4, { steps: 8 });
  await bob.mouse.up();
  for (const person of [alice, bob]) {
    await expect
      .poll(() => backlogTitles(person))
      .toEqual(['By card', 'By price', 'Two side by side', 'By name']);
  }
});
