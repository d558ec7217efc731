/** A whole session of story mapping by keyboard alone: no mouse, no finger; the focus is seen at every step. */
import type { Locator, Page } from '@playwright/test';
import { middleOf, onMap, savedOn, titlesOf } from './mapPage.ts';
import { expect, test } from './walk.ts';

test('alice maps a journey, slices, pushes, finds, copies and exports it without a mouse', async ({
  alice,
  picture,
}) => {
  test.slow();
  const { keyboard } = alice;
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await keyboard.press(key);
  };
  await alice.goto('/');

  await test.step('from the home page to a new map', async () => {
    await tabTo(alice, alice.getByRole('button', { name: 'Start a map' }));
    await press('Enter');
    const dialog = alice.getByRole('dialog', { name: 'New map' });
    await expect(dialog).toBeVisible();
    await tabTo(alice, dialog.getByLabel('Title'));
    await keyboard.type('By keys');
    await press('Enter');
    await expect(alice).toHaveURL(/\/map\//);
    await savedOn(alice);
  });

  await test.step('activities, steps and stories with Enter, Tab and Shift+Tab', async () => {
    await tabTo(alice, alice.getByRole('button', { name: 'Add the first activity' }));
    await press('Enter');
    await keyboard.type('Browse');
    await press('Tab');
    await keyboard.type('Search');
    await press('Tab');
    await keyboard.type('By name');
    await press('Enter');
    await keyboard.type('By price');
    await press('Shift+Tab');
    await expect(alice.getByRole('textbox', { name: 'Text of the step' })).toHaveValue('Search');
    await press('Enter');
    await keyboard.type('Compare');
    await press('Tab');
    await keyboard.type('Two side by side');
    await press('Shift+Tab', 'Shift+Tab');
    await expect(alice.getByRole('textbox', { name: 'Text of the activity' })).toHaveValue('Browse');
    await press('Enter');
    await keyboard.type('Buy');
    await press('Tab');
    await keyboard.type('Pay');
    await press('Tab');
    await keyboard.type('By card');
    await press('Escape');
    expect(await titlesOf(alice, 'activity')).toEqual(['Browse', 'Buy']);
    expect(await titlesOf(alice, 'step')).toEqual(['Search', 'Compare', 'Pay']);
    expect(await titlesOf(alice, 'story')).toEqual(['By name', 'By price', 'Two side by side', 'By card']);
    await expectFocus(alice, 'By card');
  });

  await test.step('arrows go as the map looks; typing on a focused card goes on at its end', async () => {
    await press('ArrowLeft');
    await expectFocus(alice, 'Two side by side');
    await press('ArrowUp');
    await expectFocus(alice, 'Compare');
    await press('ArrowUp');
    await expectFocus(alice, 'Browse');
    await press('ArrowDown', 'ArrowDown');
    await expectFocus(alice, 'By name');
    await keyboard.type(', whole');
    await press('Escape');
    await expectFocus(alice, 'By name, whole');
  });

  await test.step('releases, and Alt+arrows in all directions across them', async () => {
    for (const name of ['First', 'Later']) {
      await press('Control+k');
      await alice.getByRole('combobox').waitFor();
      await keyboard.type('Add a release');
      await press('Enter');
      await expect(alice.getByRole('textbox', { name: 'Text of the release' })).toBeFocused();
      await press('Control+a');
      await keyboard.type(name);
      await press('Escape');
      await expect(onMap(alice, name, 'release')).toBeFocused();
    }
    const [upper, lower] = (await titlesOf(alice, 'release')) as [string, string];
    await goTo(alice, 'By name, whole');
    await press('Alt+ArrowUp');
    await expect(onMap(alice, 'By name, whole')).toContainText(lower);
    await press('Alt+ArrowUp');
    await expect(onMap(alice, 'By name, whole')).toContainText(upper);
    await expectFocus(alice, 'By name, whole');
    await press('Alt+ArrowRight');
    await expect.poll(async () => (await columnsOf(alice))['By name, whole']).toBe('Compare');
    await press('Alt+ArrowLeft');
    await expect.poll(async () => (await columnsOf(alice))['By name, whole']).toBe('Search');
    await press('Alt+ArrowDown');
    await expect(onMap(alice, 'By name, whole')).toContainText(lower);
    await press('Alt+ArrowUp');
    await expectFocus(alice, 'By name, whole');
    await goTo(alice, 'Compare');
    await press('Alt+ArrowLeft');
    await expect.poll(() => titlesOf(alice, 'step')).toEqual(['Compare', 'Search', 'Pay']);
    await press('Alt+ArrowRight');
    await expect.poll(() => titlesOf(alice, 'step')).toEqual(['Search', 'Compare', 'Pay']);
    await goTo(alice, 'Buy');
    await press('Alt+ArrowLeft');
    await expect.poll(() => titlesOf(alice, 'activity')).toEqual(['Buy', 'Browse']);
    await press('Alt+ArrowRight');
    await expect.poll(() => titlesOf(alice, 'activity')).toEqual(['Browse', 'Buy']);
    await expectFocus(alice, 'Buy');
    await goTo(alice, lower);
    await press('Alt+ArrowUp');
    await expect.poll(() => titlesOf(alice, 'release')).toEqual([lower, upper]);
    await press('Alt+ArrowDown');
    await expect.poll(() => titlesOf(alice, 'release')).toEqual([upper, lower]);
  });

  await test.step('slicing, collapsing, and the two ways of undo', async () => {
    await goTo(alice, 'By price');
    await press('Shift+Alt+ArrowUp');
    await expect(alice.getByRole('textbox', { name: 'Text of the release' })).toHaveValue('New release');
    await keyboard.type('Third');
    await press('Escape');
    await expect(onMap(alice, 'By price')).toContainText('Third');
    await expectFocus(alice, 'Third');
    for (const title of ['Search', 'Browse', (await titlesOf(alice, 'release'))[0]!]) {
      await goTo(alice, title);
      await press('Space');
      await expect(onMap(alice, title)).toHaveAttribute('aria-expanded', 'false');
      await expectFocus(alice, title);
      await press('Space');
      await expect(onMap(alice, title)).toHaveAttribute('aria-expanded', 'true');
    }
    await goTo(alice, 'Two side by side');
    await press('Delete');
    await expect(onMap(alice, 'Two side by side')).toHaveCount(0);
    await tabTo(alice, alice.getByRole('button', { name: 'Undo', exact: true }));
    await press('Enter');
    await expect(onMap(alice, 'Two side by side')).toBeAttached();
    await goTo(alice, 'Two side by side');
    await press('Delete');
    await expect(onMap(alice, 'Two side by side')).toHaveCount(0);
    await press('Control+z');
    await expect(onMap(alice, 'Two side by side')).toBeAttached();
    await press('Shift+Control+z');
    await expect(onMap(alice, 'Two side by side')).toHaveCount(0);
    await press('Control+z');
    await goTo(alice, 'Two side by side');
  });

  await test.step('estimate, label, persona and dependency in the details', async () => {
    await press('Control+Enter');
    const details = alice.getByRole('complementary', { name: /Details|Story/ });
    await expect(details).toBeVisible();
    await tabTo(alice, details.getByLabel('Estimate'));
    await keyboard.type('5');
    await tabTo(alice, details.getByRole('combobox', { name: 'Personas' }));
    await keyboard.type('Shopper');
    await press('Enter');
    await tabTo(alice, details.getByRole('combobox', { name: 'Labels' }));
    await keyboard.type('urgent');
    await press('Enter');
    await expect(onMap(alice, 'Two side by side')).toContainText('5 points');
    await expect(onMap(alice, 'Two side by side')).toContainText('labels urgent');
    await expect(onMap(alice, 'Two side by side')).toContainText('for Shopper');
    await picture(alice, 'keyboard-details');
    await tabTo(alice, details.getByRole('combobox', { name: 'Add a story this one needs' }));
    await keyboard.type('By card');
    await expect(alice.getByRole('option', { name: /^By card/ })).toBeVisible();
    await press('Enter');
    await expect(onMap(alice, 'Two side by side')).toContainText('needs By card');
    await tabTo(alice, alice.getByRole('button', { name: 'Close details' }), 'Shift+Tab');
    await press('Enter');
    await expect(details).toHaveCount(0);
    await expectFocus(alice, 'Two side by side');
  });

  await test.step('search and back to the map', async () => {
    await press('/');
    await expect(alice.getByRole('textbox', { name: 'Search this map' })).toBeFocused();
    await keyboard.type('price');
    await press('Enter', 'Escape');
    await expectFocus(alice, 'By price');
  });

  await test.step('duplicate, several at once, copy and paste', async () => {
    await press('Control+d');
    await expect
      .poll(async () => (await titlesOf(alice, 'story')).filter((title) => /price/.test(title)).length)
      .toBe(2);
    const before = (await titlesOf(alice, 'story')).length;
    await press('Shift+ArrowUp');
    await press('Control+c', 'Control+v');
    await expect.poll(async () => (await titlesOf(alice, 'story')).length).toBeGreaterThan(before);
    await press('Control+z');
    await expect.poll(async () => (await titlesOf(alice, 'story')).length).toBe(before);
    await press('Escape');
    await expect(alice.locator('[role=row][aria-selected=true]')).toHaveCount(0);
  });

  await test.step('zoom keys, fit, 100 %, shortcuts', async () => {
    const percent = alice.getByRole('button', { name: /^Zoom \d+ %/ });
    await press('+');
    await expect(percent).toHaveAccessibleName(/^Zoom 125 %/);
    await press('-');
    await expect(percent).toHaveAccessibleName(/^Zoom 100 %/);
    await press('-', '-');
    await press('0');
    await expect(percent).toHaveAccessibleName(/^Zoom 100 %/);
    await press('f');
    await press('?');
    await expect(alice.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await press('Escape');
    await expect(alice.getByRole('dialog', { name: 'Keyboard shortcuts' })).toHaveCount(0);
  });

  await test.step('push to the backlog, and the backlog itself', async () => {
    await press('Control+k');
    await alice.getByRole('combobox').waitFor();
    await keyboard.type('Push “');
    await press('Enter');
    const push = alice.getByRole('button', { name: /^Push \d+ change/ });
    await expect(push).toBeVisible();
    await tabTo(alice, push);
    await press('Enter');
    await expect(alice.getByRole('dialog', { name: /^Push “/ })).toHaveCount(0);
    await tabTo(alice, alice.getByRole('tab', { name: 'Map', exact: true }), 'Shift+Tab');
    await press('ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter');
    await expect(alice.getByRole('grid', { name: 'Backlog' })).toBeVisible();
    await press('ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'Enter');
    await expect(alice.getByRole('treegrid', { name: 'Story map' })).toBeAttached();
  });

  await test.step('a container asks first; export', async () => {
    await goTo(alice, 'Search');
    await press('Delete');
    await expect(alice.getByText(/goes with it|go with it/)).toBeVisible();
    await expect(alice.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await press('Escape');
    await expectFocus(alice, 'Search');
    await press('Control+k');
    await alice.getByRole('combobox').waitFor();
    await keyboard.type('Picture');
    await press('Enter');
    const dialog = alice.getByRole('dialog', { name: /picture|export|print/i });
    await expect(dialog).toBeVisible();
    const download = alice.waitForEvent('download');
    await tabTo(alice, dialog.getByRole('button', { name: /^(Save|Download|Export)/ }));
    await press('Enter');
    expect((await download).suggestedFilename()).toMatch(/By keys/i);
  });
  await savedOn(alice);
});

/** Presses a key until this has the focus, as a person without a mouse does. */
async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  const by = key === 'Shift+Tab' ? key : 'Tab';
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 60; presses++) {
    if (await target.evaluate((element) => element.contains(document.activeElement))) return;
    await page.keyboard.press(by);
  }
  throw new Error(`The keyboard does not reach ${String(target)}.`);
}

/** Goes to a record with the arrow keys alone, through the steps and releases, wherever the focus is. */
async function goTo(page: Page, title: string): Promise<void> {
  await tabTo(page, page.getByRole('treegrid', { name: 'Story map' }).locator('[role=row][tabindex="0"]'));
  const target = onMap(page, title);
  const { keyboard } = page;
  const isThere = () => target.evaluate((row) => row === document.activeElement);
  for (let turn = 0; turn < 60 && !(await isThere()); turn++) {
    const from = (await page.locator('[role=row]:focus').boundingBox())!;
    const to = (await target.boundingBox())!;
    const dx = to.x + to.width / 2 - from.x - from.width / 2;
    const dy = to.y + to.height / 2 - from.y - from.height / 2;
    const isAcross = Math.abs(dx) > Math.abs(dy) && turn % 3 !== 2;
    await keyboard.press(isAcross ? (dx > 0 ? 'ArrowRight' : 'ArrowLeft') : dy > 0 ? 'ArrowDown' : 'ArrowUp');
  }
  await expect(target).toBeFocused();
  await expectFocus(page, title);
}

/** The row has the browser's focus, is on the screen, and a ring is seen around the very place it lies on. */
async function expectFocus(page: Page, title: string): Promise<void> {
  const row = onMap(page, title);
  await expect(row).toBeFocused();
  const { width, height } = page.viewportSize()!;
  const box = await middleOf(row);
  expect(box.x > 0 && box.x < width && box.y > 0 && box.y < height, `${title} is on the screen`).toBe(true);
  await expect.poll(async () => ringAround(page, (await row.boundingBox())!)).toBeGreaterThan(0.6);
}

/** Along which part of a box' outline the colour of the focus is seen. */
async function ringAround(
  page: Page,
  box: { x: number; y: number; width: number; height: number },
): Promise<number> {
  const clip = { x: box.x - 8, y: box.y - 8, width: box.width + 16, height: box.height + 16 };
  const picture = (await page.screenshot({ clip })).toString('base64');
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    const accent = [0x31, 0x55, 0xd4];
    const isAccent = (x: number, y: number): boolean => {
      const { data } = context.getImageData(Math.max(0, x - 8), Math.max(0, y - 8), 16, 16);
      return Array.from({ length: 256 }, (_, i) => i * 4).some((at) =>
        accent.every((value, part) => Math.abs(data[at + part]! - value) < 24),
      );
    };
    const points = Array.from({ length: 9 }, (_, i) => (i + 1) / 10).flatMap((part) => [
      isAccent(Math.round(width * part), 8),
      isAccent(Math.round(width * part), height - 8),
      isAccent(8, Math.round(height * part)),
      isAccent(width - 8, Math.round(height * part)),
    ]);
    return points.filter(Boolean).length / points.length;
  }, picture);
}

/** The step over each story, by where they lie. */
async function columnsOf(page: Page): Promise<Record<string, string>> {
  const boxes = async (kind: string) =>
    page
      .locator(`[role=row][data-kind=${kind}]`)
      .evaluateAll((rows) =>
        rows.map((row) => ({ title: row.firstElementChild!.textContent, x: row.getBoundingClientRect().x })),
      );
  const steps = await boxes('step');
  const entries = (await boxes('story')).map(({ title, x }) => [
    title,
    steps.find((step) => Math.abs(step.x - x) < 30)?.title ?? '',
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}
