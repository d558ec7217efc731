/** Slicing: a release at a divider with its outcome, stories dragged between lanes, the divider pulled through stacks. */
import type { Page } from '@playwright/test';
import {
  boxOf,
  clickOn,
  drag,
  middleOf,
  onMap,
  openNewMap,
  runByPalette,
  savedOn,
  titlesOf,
} from './mapPage.ts';
import { expect, test } from './walk.ts';

const outline = [
  'Browse',
  '  Search',
  '    By name (3)',
  '    By price (5)',
  '    By colour (2)',
  '  Compare',
  '    Two side by side (8)',
  '    Share a comparison (1)',
].join('\n');

test('alice adds a release, names it with its outcome, and fills it', async ({ alice, picture }) => {
  await openNewMap(alice, { title: 'Slicing', source: { text: outline } });

  await test.step('a new release is named at once, and takes an outcome', async () => {
    const before = (await titlesOf(alice, 'release')).length;
    await runByPalette(alice, 'Add a release');
    await expect(alice.getByRole('textbox', { name: 'Text of the release' })).toBeFocused();
    await alice.keyboard.type('First sale');
    await alice.keyboard.press('Escape');
    await expect.poll(() => titlesOf(alice, 'release')).toHaveLength(before + 1);
    await alice.keyboard.press('Control+Enter');
    const details = alice
      .getByRole('complementary')
      .or(alice.getByRole('region', { name: /Release details/ }));
    await details.getByLabel('Outcome').fill('A stranger buys something');
    await details.getByRole('button', { name: 'Close details' }).click();
    await expect(
      alice.getByRole('row', { name: /First sale.*outcome: A stranger buys something/ }),
    ).toBeAttached();
  });

  await test.step('a story is dragged into its lane; the lane’s totals follow', async () => {
    const lane = await middleOf(onMap(alice, 'First sale', 'release'));
    const card = await middleOf(onMap(alice, 'By name'));
    await drag(alice, card, { x: card.x, y: lane.y });
    await expect(alice.getByRole('row', { name: /First sale.*1 story, 3 points/ })).toBeAttached();
  });

  await test.step('the divider is pulled down through the stacks, and back up', async () => {
    const divider = await dividerBelow(alice, 'First sale');
    const target = await middleOf(onMap(alice, 'By price'));
    await alice.mouse.move(divider.x, divider.y);
    await alice.mouse.down();
    await alice.mouse.move(divider.x, target.y + 50, { steps: 8 });
    await picture(alice, 'map-pulling-the-divider');
    await alice.mouse.up();
    await expect(alice.getByRole('row', { name: /First sale.*3 stories, 16 points/ })).toBeAttached();
    await alice.keyboard.press('Control+z');
    await expect(alice.getByRole('row', { name: /First sale.*1 story, 3 points/ })).toBeAttached();
  });
  await savedOn(alice);
});

test('releases move and go by keyboard; the stories of an archived one fall to Unscheduled', async ({
  alice,
}) => {
  await openNewMap(alice, { title: 'Lanes', template: 'online-shop' });
  const [first, second] = await titlesOf(alice, 'release');
  await clickOn(alice, onMap(alice, second!, 'release'));
  await alice.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => titlesOf(alice, 'release')).toEqual(expect.arrayContaining([second, first]));
  expect((await titlesOf(alice, 'release'))[0]).toBe(second);
  const before = (await titlesOf(alice, 'story')).length;
  await alice.keyboard.press('Delete');
  await expect(onMap(alice, second!, 'release')).toHaveCount(0);
  expect((await titlesOf(alice, 'story')).length).toBe(before);
});

/** The handle of the divider under a lane: at the right end of its pinned name, on the lane's lower edge. */
async function dividerBelow(page: Page, release: string): Promise<{ x: number; y: number }> {
  const box = await boxOf(onMap(page, release, 'release'));
  if (box === null) throw new Error('The lane is not on the screen.');
  return { x: box.x + box.width - 26, y: box.y + box.height };
}
