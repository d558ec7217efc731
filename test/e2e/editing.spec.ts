/** Building a map with the mouse and with the keyboard alone. */
import { boxOf, clickOn, drag, middleOf, onMap, openNewMap, savedOn, titlesOf } from './mapPage.ts';
import { expect, test } from './walk.ts';

const outline =
  'Browse\n  Search\n    By name\n    By price\n    By colour\n  Compare\n    Two side by side\nBuy\n  Pay\n    By card\n';

test('alice builds, renames, moves, archives and undoes by keyboard alone', async ({ alice }) => {
  await openNewMap(alice, { title: 'Keyboard', source: { text: outline } });
  await alice.getByRole('treegrid', { name: 'Story map' }).locator('[role=row][tabindex="0"]').focus();
  await alice.keyboard.press('ArrowDown');
  await alice.keyboard.press('ArrowDown');
  await expect(onMap(alice, 'By name')).toBeFocused();

  await test.step('typing starts editing at the end; Enter makes the next story below', async () => {
    await alice.keyboard.type('s, numbers');
    await alice.keyboard.press('Enter');
    await alice.keyboard.type('By brand');
    await alice.keyboard.press('Escape');
    await expect(onMap(alice, 'By names, numbers')).toBeAttached();
    expect((await titlesOf(alice, 'story')).slice(0, 3)).toEqual([
      'By names, numbers',
      'By brand',
      'By price',
    ]);
  });

  await test.step('Alt+arrows move the card', async () => {
    await expect(onMap(alice, 'By brand')).toBeFocused();
    await alice.keyboard.press('Alt+ArrowDown');
    await expect
      .poll(async () => (await titlesOf(alice, 'story')).slice(0, 3))
      .toEqual(['By names, numbers', 'By price', 'By brand']);
    await alice.keyboard.press('Alt+ArrowRight');
    await expect(onMap(alice, 'By brand')).toBeFocused();
    const compare = await middleOf(onMap(alice, 'Compare'));
    await expect
      .poll(async () => Math.round((await middleOf(onMap(alice, 'By brand'))).x - compare.x))
      .toBe(0);
  });

  await test.step('Delete archives; undo and redo are mine', async () => {
    await alice.keyboard.press('Delete');
    await expect(onMap(alice, 'By brand')).toHaveCount(0);
    await alice.keyboard.press('Control+z');
    await expect(onMap(alice, 'By brand')).toBeAttached();
    await alice.keyboard.press('Control+Shift+z');
    await expect(onMap(alice, 'By brand')).toHaveCount(0);
    await alice.keyboard.press('Control+z');
    await expect(onMap(alice, 'By brand')).toBeAttached();
  });

  await test.step('a container asks before it goes and says what goes with it', async () => {
    await alice.keyboard.press('ArrowUp');
    await expect(onMap(alice, 'Compare')).toBeFocused();
    await alice.keyboard.press('Delete');
    await expect(
      alice
        .getByRole('alertdialog')
        .or(alice.getByRole('dialog'))
        .getByText(/2 stories/),
    ).toBeVisible();
    await alice.keyboard.press('Escape');
    await expect(onMap(alice, 'Compare')).toBeAttached();
  });

  await test.step('Enter on a header edits it; Enter again makes the next step', async () => {
    await expect(onMap(alice, 'Compare')).toBeFocused();
    await alice.keyboard.press('Enter');
    await alice.keyboard.press('End');
    await alice.keyboard.type(' offers');
    await alice.keyboard.press('Enter');
    await alice.keyboard.type('Decide');
    await alice.keyboard.press('Escape');
    await expect.poll(() => titlesOf(alice, 'step')).toEqual(['Search', 'Compare offers', 'Decide', 'Pay']);
  });
  await savedOn(alice);
});

test('pasting five lines makes five stories, in one undo step', async ({ alice }) => {
  await openNewMap(alice, { title: 'Paste', source: { text: outline } });
  await clickOn(alice, onMap(alice, 'By name'));
  await alice.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', 'one\ntwo\nthree\nfour\nfive');
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  for (const title of ['one', 'two', 'three', 'four', 'five'])
    await expect(onMap(alice, title, 'story')).toBeAttached();
  await alice.keyboard.press('Control+z');
  await expect(onMap(alice, 'three', 'story')).toHaveCount(0);
  await expect(onMap(alice, 'By name')).toBeAttached();
});

test('dragging a story changes its step and rank, dragging a step carries its stories', async ({
  alice,
  picture,
}) => {
  await openNewMap(alice, { title: 'Mouse', source: { text: outline } });
  const target = await middleOf(onMap(alice, 'Two side by side'));
  await drag(alice, await middleOf(onMap(alice, 'By price')), { x: target.x, y: target.y + 30 });
  await expect.poll(async () => Math.round((await middleOf(onMap(alice, 'By price'))).x - target.x)).toBe(0);

  const from = await middleOf(onMap(alice, 'By colour'));
  await alice.mouse.move(from.x, from.y);
  await alice.mouse.down();
  await alice.mouse.move(target.x, target.y, { steps: 8 });
  await picture(alice, 'map-while-dragging');
  await alice.keyboard.press('Escape');
  await alice.mouse.up();
  expect(await middleOf(onMap(alice, 'By colour'))).toEqual(from);

  const pay = await middleOf(onMap(alice, 'Pay', 'step'));
  const search = await middleOf(onMap(alice, 'Search', 'step'));
  await drag(alice, pay, { x: search.x - 95, y: search.y });
  await expect.poll(() => titlesOf(alice, 'step')).toEqual(['Pay', 'Search', 'Compare']);
  const moved = await middleOf(onMap(alice, 'By card'));
  expect(Math.round(moved.x - (await middleOf(onMap(alice, 'Pay', 'step'))).x)).toBe(0);

  await clickOn(alice, onMap(alice, 'By name'), { clickCount: 2 });
  await alice.keyboard.type(' first');
  await alice.keyboard.press('Escape');
  await expect(onMap(alice, 'By name first')).toBeAttached();
  await savedOn(alice);
});

test('everything can be added, renamed and archived with the mouse', async ({ alice, picture }) => {
  await openNewMap(alice, { title: 'Mouse only', source: { text: outline } });
  const nameIt = async (title: string): Promise<void> => {
    await alice.keyboard.type(title);
    await alice.keyboard.press('Escape');
  };

  const card = await boxOf(onMap(alice, 'Two side by side', 'story'));
  await alice.mouse.move(card.x + 60, card.y + 40);
  await alice.mouse.click(card.x + 60, card.y + card.height + 24);
  await nameIt('Three side by side');
  await expect.poll(() => titlesOf(alice, 'story')).toContain('Three side by side');

  const step = await boxOf(onMap(alice, 'Compare', 'step'));
  await alice.mouse.move(step.x + 60, step.y + 30);
  await picture(alice, 'map-hovering-a-step');
  await alice.mouse.click(step.x + step.width + 12, step.y + step.height / 2);
  await nameIt('Decide');
  await expect.poll(() => titlesOf(alice, 'step')).toEqual(['Search', 'Compare', 'Decide', 'Pay']);

  const activity = await boxOf(onMap(alice, 'Buy', 'activity'));
  await alice.mouse.move(activity.x + 60, activity.y + 20);
  await alice.mouse.click(activity.x + activity.width + 12, activity.y + activity.height / 2);
  await nameIt('Receive');
  await expect.poll(() => titlesOf(alice, 'activity')).toEqual(['Browse', 'Buy', 'Receive']);

  for (const name of ['First sale', 'Later']) {
    await alice.getByRole('treegrid', { name: 'Story map' }).press('Escape');
    const map = (await alice.getByRole('tabpanel', { name: 'Map' }).boundingBox())!;
    const lane = name === 'Later' ? await boxOf(onMap(alice, 'First sale', 'release')) : null;
    const y = lane === null ? map.y + 140 : lane.y + lane.height;
    await alice.mouse.move(20, y + 3);
    await alice.mouse.click(20, y);
    await nameIt(name);
    await expect.poll(() => titlesOf(alice, 'release')).toContain(name);
  }
  expect(await titlesOf(alice, 'release')).toEqual(['First sale', 'Later']);

  await clickOn(alice, onMap(alice, 'Three side by side'));
  const { x, y } = await middleOf(onMap(alice, 'Three side by side'));
  await alice.mouse.click(x, y, { button: 'right' });
  await alice.getByRole('button', { name: 'Archive' }).click();
  await expect(onMap(alice, 'Three side by side')).toHaveCount(0);
  await alice.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(onMap(alice, 'Three side by side')).toBeAttached();
  await picture(alice, 'map-built-with-the-mouse');
  await savedOn(alice);
});
