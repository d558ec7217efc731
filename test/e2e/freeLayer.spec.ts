/** The free layer around the map: made with the mouse, by keyboard and by touch, shared, and undone. */
import type { Locator, Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { drag, joinByLink, middleOf, onMap, openNewMap, runByPalette, titlesOf } from './mapPage.ts';
import { expect, test } from './walk.ts';

const outline = ['Buy', '  Search', '    By name', '    By price', '  Pay', '    By card'].join('\n');

/** A thing around the map, by what is written on it. */
function free(page: Page, title: string): Locator {
  return page.locator('[role=row][data-kind=free]').filter({
    has: page.getByRole('gridcell', { name: title, exact: true }),
  });
}

async function take(page: Page, tool: string): Promise<void> {
  await page
    .getByRole('toolbar', { name: 'Around the map' })
    .getByRole('button', { name: tool, exact: true })
    .click();
}

async function cornerOf(thing: Locator): Promise<{ x: number; y: number }> {
  const { x, y } = (await thing.boundingBox())!;
  return { x, y };
}

/** Writes on what was just made, once its text is open. */
async function write(page: Page, words: string): Promise<void> {
  await expect(page.locator('textarea')).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press('Escape');
}

/** Points on the empty ground right of the grid. */
const ground = { x: 900, y: 330 };

test('alice and bob make things around the map with the mouse, write on them, and let them become stories', async ({
  alice,
  bob,
  picture,
}) => {
  await openNewMap(alice, { title: 'Around the map', source: { text: outline } });
  await joinByLink(alice, bob, 'Editor');

  await test.step('a double click beside the grid makes a sticky, ready to be written on', async () => {
    await alice.mouse.dblclick(ground.x, ground.y);
    await write(alice, 'Ask the bank');
    await expect(free(alice, 'Ask the bank')).toBeAttached();
    await expect(free(bob, 'Ask the bank')).toBeAttached();
  });

  await test.step('frame, text, arrow and drawing are made with the tools', async () => {
    await take(alice, 'Frame');
    await drag(alice, { x: 780, y: 500 }, { x: 1180, y: 760 });
    await write(alice, 'For later');
    await take(alice, 'Text');
    await alice.mouse.click(800, 530);
    await write(alice, 'What we do not know yet');
    await take(alice, 'Sticky');
    await alice.mouse.click(900, 660);
    await write(alice, 'Instalments');
    await take(alice, 'Arrow');
    await drag(
      alice,
      await middleOf(free(alice, 'Ask the bank')),
      await middleOf(free(alice, 'Instalments')),
    );
    await take(alice, 'Draw');
    await drag(alice, { x: 1020, y: 560 }, { x: 1120, y: 700 });
    await alice.keyboard.press('Escape');
    for (const title of ['For later', 'What we do not know yet', 'Instalments', 'Arrow', 'Drawing']) {
      await expect(free(alice, title), title).toHaveCount(1);
    }
    await expect(free(bob, 'Arrow')).toContainText('from Ask the bank to Instalments');
    await expect(free(bob, 'Instalments')).toContainText('in For later');
    await picture(alice, 'free layer');
  });

  await test.step('the frame carries what is inside it', async () => {
    const before = await middleOf(free(bob, 'Instalments'));
    const corner = await cornerOf(free(alice, 'For later'));
    await drag(alice, { x: corner.x + 60, y: corner.y - 10 }, { x: corner.x + 100, y: corner.y - 30 });
    await expect
      .poll(async () => (await middleOf(free(bob, 'Instalments'))).x)
      .toBeGreaterThan(before.x + 30);
  });

  await test.step('a sticky dropped into a cell becomes a story, and undo makes it a sticky again', async () => {
    const under = await middleOf(onMap(alice, 'By card', 'story'));
    await drag(alice, await middleOf(free(alice, 'Ask the bank')), { x: under.x, y: under.y + 80 });
    await expect(onMap(bob, 'Ask the bank', 'story')).toBeAttached();
    await expect(free(bob, 'Ask the bank')).toHaveCount(0);
    expect(await titlesOf(alice, 'story')).toEqual(['By name', 'By price', 'By card', 'Ask the bank']);
    await alice.keyboard.press('Control+z');
    await expect(free(bob, 'Ask the bank')).toBeAttached();
    await expect(onMap(bob, 'Ask the bank', 'story')).toHaveCount(0);
  });

  await test.step('a story dropped beside the grid becomes a sticky, and undo brings it back', async () => {
    await drag(alice, await middleOf(onMap(alice, 'By price', 'story')), { x: 1200, y: 300 });
    await expect(free(bob, 'By price')).toBeAttached();
    await expect(onMap(bob, 'By price', 'story')).toHaveCount(0);
    await alice.keyboard.press('Control+z');
    await expect(onMap(bob, 'By price', 'story')).toBeAttached();
    await expect(free(bob, 'By price')).toHaveCount(0);
  });

  await test.step('bob gives a sticky another colour and size, and alice sees it', async () => {
    const sticky = await middleOf(free(bob, 'Ask the bank'));
    await bob.mouse.click(sticky.x, sticky.y);
    await bob.getByRole('button', { name: 'Colour' }).click();
    await bob.getByRole('menuitem', { name: 'Green' }).click();
    const box = (await free(bob, 'Ask the bank').boundingBox())!;
    await drag(
      bob,
      { x: box.x + box.width, y: box.y + box.height },
      { x: box.x + box.width + 60, y: box.y + box.height + 20 },
    );
    await expect
      .poll(async () => (await free(alice, 'Ask the bank').boundingBox())!.width)
      .toBeGreaterThan(box.width + 40);
    await picture(bob, 'free layer chosen');
  });

  await expectNoViolations(alice, 'a map with things around it');
  await alice.emulateMedia({ colorScheme: 'dark' });
  await expectNoViolations(alice, 'in the dark');
  await picture(alice, 'free layer dark');
});

test('things around the map are copied, cut and pasted as cards are, in the map and into another', async ({
  alice,
  picture,
}) => {
  await openNewMap(alice, { title: 'From', source: { text: outline } });
  await alice.context().grantPermissions(['clipboard-read', 'clipboard-write']);

  /** Not so near the edge of the field that the map would move along. */
  const besideThem = { x: 700, y: 260 };
  await test.step('two stickies with an arrow between them are made', async () => {
    await alice.mouse.dblclick(800, 300);
    await write(alice, 'Ask the bank');
    await alice.mouse.dblclick(1100, 300);
    await write(alice, 'Instalments');
    await take(alice, 'Arrow');
    await drag(
      alice,
      await middleOf(free(alice, 'Ask the bank')),
      await middleOf(free(alice, 'Instalments')),
    );
    await expect(free(alice, 'Arrow')).toHaveCount(1);
  });

  await test.step('Ctrl+C and Ctrl+V put the same again under the pointer, still joined; one undo takes it back', async () => {
    await drag(alice, besideThem, { x: 1250, y: 420 });
    await alice.keyboard.press('Control+c');
    await alice.mouse.move(950, 600);
    await alice.keyboard.press('Control+v');
    await expect(free(alice, 'Ask the bank')).toHaveCount(2);
    await expect(free(alice, 'Arrow')).toHaveCount(2);
    const [one, two] = [free(alice, 'Ask the bank').first(), free(alice, 'Ask the bank').last()];
    expect(Math.abs((await middleOf(one)).y - (await middleOf(two)).y)).toBeGreaterThan(200);
    await expect(free(alice, 'Arrow').last()).toContainText('from Ask the bank to Instalments');
    await picture(alice, 'free layer pasted');
    await alice.keyboard.press('Control+z');
    await expect(free(alice, 'Ask the bank')).toHaveCount(1);
    await expect(free(alice, 'Arrow')).toHaveCount(1);
  });

  await test.step('what is cut here is pasted into another map', async () => {
    await drag(alice, besideThem, { x: 1250, y: 420 });
    await alice.keyboard.press('Control+x');
    await expect(free(alice, 'Ask the bank')).toHaveCount(0);
    await openNewMap(alice, { title: 'To', source: { text: outline } });
    await onMap(alice, 'By card', 'story').focus();
    await alice.keyboard.press('Control+v');
    await expect(free(alice, 'Instalments')).toBeAttached();
    await expect(free(alice, 'Arrow')).toContainText('from Ask the bank to Instalments');
  });
});

test('alice does the same by keyboard alone', async ({ alice }) => {
  await openNewMap(alice, { title: 'Around the map', source: { text: outline } });
  await alice.getByRole('treegrid', { name: 'Story map' }).locator('[role=row]').first().focus();
  await alice.keyboard.press('Escape');

  await test.step('N takes up a sticky, Enter puts it down, and it is written on', async () => {
    await alice.keyboard.press('n');
    await expect(alice.getByRole('button', { name: 'Sticky', exact: true })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await expect(
      alice.getByRole('status').filter({ hasText: /press Enter to put it in the middle/ }),
    ).toBeAttached();
    await alice.keyboard.press('Enter');
    await write(alice, 'Ask the bank');
    await expect(free(alice, 'Ask the bank')).toBeFocused();
  });

  await test.step('Alt and an arrow move it, Enter edits it', async () => {
    const before = await middleOf(free(alice, 'Ask the bank'));
    await alice.keyboard.press('Shift+Alt+ArrowRight');
    await expect
      .poll(async () => Math.round((await middleOf(free(alice, 'Ask the bank'))).x - before.x))
      .toBe(40);
    await alice.keyboard.press('Enter');
    await write(alice, ' again');
    await expect(free(alice, 'Ask the bank again')).toBeFocused();
  });

  await test.step('the menu makes a story of it', async () => {
    await alice.keyboard.press('Shift+F10');
    const dialog = alice.getByRole('dialog');
    await expect(dialog).toContainText('Make a story of “Ask the bank again”');
    await dialog.getByRole('button', { name: 'Make', exact: true }).press('Enter');
    await expect(onMap(alice, 'Ask the bank again', 'story')).toBeAttached();
    await expect(free(alice, 'Ask the bank again')).toHaveCount(0);
  });

  await test.step('and the palette pulls a story out again', async () => {
    await onMap(alice, 'By card', 'story').focus();
    await runByPalette(alice, 'Pull out as a sticky');
    await expect(free(alice, 'By card')).toBeFocused();
    await alice.keyboard.press('Control+z');
    await expect(onMap(alice, 'By card', 'story')).toBeAttached();
  });

  await test.step('Delete archives, and frames are places to go to', async () => {
    await runByPalette(alice, 'Frame around the map');
    await write(alice, 'Open questions');
    await onMap(alice, 'By name', 'story').focus();
    await runByPalette(alice, 'Go to Open questions');
    await expect(free(alice, 'Open questions')).toBeFocused();
    await alice.keyboard.press('Delete');
    await expect(free(alice, 'Open questions')).toHaveCount(0);
  });
});

test('a finger drags a sticky after a long press, and opens it with a double tap', async ({
  openBrowser,
  picture,
}) => {
  const alice = await openBrowser('alice', { hasTouch: true, viewport: { width: 390, height: 760 } });
  const id = await openNewMap(alice, { title: 'Around the map', source: { text: outline } });
  const { origin } = new URL(alice.url());
  const things = [{ kind: 'sticky', title: 'Ask the bank', at: { x: 40, y: 260 } }];
  const made = await alice.request.post(`${origin}/api/maps/${id}/commands/addFreeThings`, {
    data: { things },
    headers: { origin },
  });
  expect(made.ok()).toBe(true);
  await alice.getByRole('button', { name: 'Show the drawn map' }).tap();
  await expect(free(alice, 'Ask the bank')).toBeAttached();
  const from = await middleOf(free(alice, 'Ask the bank'));
  const tools = alice.getByRole('toolbar', { name: 'Around the map' });
  await tools.getByRole('button', { name: 'Around the map' }).tap();
  await expect(tools.getByRole('button', { name: 'Sticky' })).toBeVisible();
  await picture(alice, 'free layer phone');
  await tools.getByRole('button', { name: 'Fold the tools' }).tap();
  await expect(tools.getByRole('button', { name: 'Sticky' })).toBeHidden();
  const touch = await alice.context().newCDPSession(alice);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', by: number): Promise<unknown> =>
    touch.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x: from.x, y: from.y + by }],
    });
  await send('touchStart', 0);
  // Held long enough, the sticky is chosen and follows the finger.
  await expect(free(alice, 'Ask the bank')).toHaveAttribute('aria-selected', 'true');
  for (const by of [20, 50, 80, 100]) await send('touchMove', by);
  await send('touchEnd', 100);
  await expect.poll(async () => (await middleOf(free(alice, 'Ask the bank'))).y).toBeGreaterThan(from.y + 40);
  const { x, y } = await middleOf(free(alice, 'Ask the bank'));
  await picture(alice, 'free layer phone chosen');
  await alice.touchscreen.tap(x, y);
  await alice.touchscreen.tap(x, y);
  await alice.keyboard.type(' today');
  await alice.keyboard.press('Escape');
  await expect(free(alice, 'Ask the bank today')).toBeAttached();
});
