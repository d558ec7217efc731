/** The roadmap in its four looks: dragged and keyed by two people, promises with their trade-off, links to stories. */
import type { Locator, Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { inBothSchemes } from './looks.ts';
import { choose, clickOn, drag, joinByLink, middleOf, onMap, savedOn, middleInSight } from './mapPage.ts';
import { card, look, openRoadmap } from './roadmapPage.ts';
import { commandsOf, openLinedMap, storiesOf } from './strategyMap.ts';
import { expect, test } from './walk.ts';

const column = (page: Page, name: string): Locator => page.getByRole('list', { name: `Roadmap: ${name}` });
const titlesIn = (page: Page, name: string): Promise<string[]> =>
  column(page, name).locator('[data-part="open"]').allTextContents();
const columnsOf = async (page: Page): Promise<Record<string, string[]>> => ({
  now: await titlesIn(page, 'Now'),
  next: await titlesIn(page, 'Next'),
  later: await titlesIn(page, 'Later'),
});

test('alice drags one into Now: she is asked what drops, and bob sees the trade; one undo takes all of it back', async ({
  alice,
  bob,
  picture,
}) => {
  await openLinedMap(alice, 'Trading');
  await commandsOf(alice)('addSprint', { name: 'One', capacity: 10 });
  await joinByLink(alice, bob, 'Editor');
  await openRoadmap(alice);
  await openRoadmap(bob);
  const [click, track, search] = [
    'Pay with one click',
    'Follow the parcel',
    'Technology: Search that understands',
  ];
  await expect.poll(() => columnsOf(bob)).toEqual({ now: [click], next: [track], later: [search] });
  for (const [name, means] of [
    ['Now', 'Scope locked, high confidence · within 13 weeks'],
    ['Next', 'Being defined, medium confidence · within 26 weeks'],
    ['Later', 'Exploratory, low confidence'],
  ] as const)
    await expect(alice.getByRole('region', { name: new RegExp(`^${name}`) }).getByText(means)).toBeVisible();
  await expect(card(alice, search)).toContainText('No goal');
  await expect(card(alice, click)).toContainText('More people pay at once');
  await expect(card(alice, click)).toContainText('Seconds in the checkout: 140, target 90');
  await expect(card(alice, click)).toContainText('0 of 3 stories done');
  await inBothSchemes(alice, async (scheme) => {
    await expectNoViolations(alice, `the board in ${scheme}`);
    await picture(alice, `${scheme}-roadmap-board`);
  });

  // Within a column and back to another one: no question.
  const later = await middleInSight(column(alice, 'Later'));
  await drag(alice, await middleInSight(card(alice, track)), { x: later.x, y: later.y + 200 });
  await expect.poll(() => columnsOf(bob)).toEqual({ now: [click], next: [], later: [search, track] });

  const now = await middleInSight(card(alice, click));
  const from = await middleInSight(card(alice, track));
  await alice.mouse.move(from.x, from.y);
  await alice.mouse.down();
  await alice.mouse.move(now.x, now.y - 60, { steps: 10 });
  await picture(alice, 'roadmap-dragging');
  await alice.mouse.up();
  const dialog = alice.getByRole('dialog', { name: `Promise “${track}” now?` });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('combobox', { name: 'Which goal does it serve?' })).toContainText(
    'Fewer calls about orders',
  );
  await expect(dialog.getByRole('button', { name: 'Promise it now' })).toBeDisabled();
  await expect.poll(() => columnsOf(bob)).toEqual({ now: [click], next: [], later: [search, track] });
  await expect(dialog.getByRole('progressbar', { name: 'Before: 9 of 10 points' })).toBeVisible();
  await expect(dialog.getByRole('progressbar', { name: 'After: 17 of 10 points' })).toBeVisible();
  await expect(dialog.getByText('7 points over')).toBeVisible();
  await dialog.getByRole('checkbox', { name: 'Nothing: we go over capacity' }).check();
  await dialog.getByRole('checkbox', { name: click }).check();
  await expect(dialog.getByRole('checkbox', { name: 'Nothing: we go over capacity' })).not.toBeChecked();
  await expect(dialog.getByRole('progressbar', { name: 'After: 8 of 10 points' })).toBeVisible();
  await dialog.getByLabel('Note').fill('Agreed with sales');
  await inBothSchemes(alice, async (scheme) => {
    await expectNoViolations(alice, `the trade-off in ${scheme}`);
    await picture(alice, `${scheme}-roadmap-trade-off`);
  });
  await dialog.getByRole('button', { name: 'Promise it now' }).click();
  await expect.poll(() => columnsOf(bob)).toEqual({ now: [track], next: [click], later: [search] });
  await expect(alice.getByRole('status').filter({ hasText: 'is now number 1 in Now' })).toBeAttached();

  await card(bob, track).getByRole('button', { name: track, exact: true }).click();
  const details = bob.getByRole('complementary', { name: 'Initiative details' });
  const answers = details.getByRole('group', { name: 'Trade-offs' });
  await expect(answers).toContainText(
    `Promised for “Fewer calls about orders”, for which “${click}” dropped.`,
  );
  await expect(answers).toContainText('Agreed with sales');
  await alice.getByRole('button', { name: /^Undo move of/ }).click();
  await expect.poll(() => columnsOf(bob)).toEqual({ now: [click], next: [], later: [search, track] });
  await savedOn(alice);
});

test('the keyboard alone walks the board, moves with the focus kept, adds a promise, and opens and leaves details', async ({
  alice,
  picture,
}) => {
  await openLinedMap(alice, 'By keys');
  const surface = await openRoadmap(alice);
  const open = (title: string): Locator => surface.getByRole('button', { name: title, exact: true });
  const [click, track, search] = [
    'Pay with one click',
    'Follow the parcel',
    'Technology: Search that understands',
  ];
  await open(click).focus();
  await alice.keyboard.press('ArrowRight');
  await expect(open(track)).toBeFocused();
  await alice.keyboard.press('Alt+ArrowRight');
  await expect.poll(() => columnsOf(alice)).toEqual({ now: [click], next: [], later: [track, search] });
  await expect(open(track)).toBeFocused();
  await alice.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => titlesIn(alice, 'Later')).toEqual([search, track]);
  await expect(open(track)).toBeFocused();
  await alice.keyboard.press('ArrowLeft');
  await expect(open(click)).toBeFocused();
  await alice.keyboard.press('Enter');
  const details = alice.getByRole('complementary', { name: 'Initiative details' });
  await expect(details).toBeFocused();
  await alice.keyboard.press('Escape');
  await expect(details).toHaveCount(0);
  await expect(open(click)).toBeFocused();

  await surface.getByRole('button', { name: 'Add to Now' }).focus();
  await alice.keyboard.press('Enter');
  const dialog = alice.getByRole('dialog', { name: 'Add an initiative' });
  await expect(dialog.getByLabel('Title')).toBeFocused();
  await alice.keyboard.type('Gift cards');
  await choose(
    alice,
    dialog.getByRole('combobox', { name: 'Which goal does it serve?' }),
    'More people pay at once',
  );
  await dialog.getByRole('checkbox', { name: /^Nothing: we go over capacity/ }).press('Space');
  await inBothSchemes(alice, async (scheme) => {
    await expectNoViolations(alice, `adding a promise in ${scheme}`);
    await picture(alice, `${scheme}-roadmap-add-now`);
  });
  await dialog.getByLabel('Note').press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect.poll(() => titlesIn(alice, 'Now')).toEqual([click, 'Gift cards']);

  await surface.getByRole('button', { name: 'Options for “Gift cards”' }).click();
  await picture(alice, 'roadmap-menu');
  await alice.getByRole('menuitem', { name: 'Move to Next' }).click();
  await expect.poll(() => titlesIn(alice, 'Next')).toEqual(['Gift cards']);
  await surface.getByRole('button', { name: 'Options for “Gift cards”' }).click();
  await alice.getByRole('menuitem', { name: 'Archive' }).click();
  await expect.poll(() => titlesIn(alice, 'Next')).toEqual([]);
});

test('timeline, themes and outline show the same initiatives, and the look is remembered', async ({
  alice,
  picture,
}) => {
  const ids = await openLinedMap(alice, 'Looks');
  const run = commandsOf(alice);
  const stories = [...(await storiesOf(alice)).values()];
  await run('addDependency', { storyId: stories[0], needsId: stories[4], kind: 'technical' });
  await run('addInitiative', {
    title: 'Fewer returns',
    themeId: ids['theme'],
    goals: [ids['pay']],
    window: 'H2 2027',
    team: 'Checkout',
  });
  await run('addRelease', { name: 'Later on' });
  const surface = await openRoadmap(alice);
  await look(alice, 'Timeline');
  const sheet = surface.getByRole('region', { name: 'Initiatives by quarter' });
  await expect(sheet.getByRole('region', { name: 'Theme: Paying takes too long' })).toContainText(
    'Fewer returns',
  );
  await expect(sheet.getByRole('region', { name: 'Theme: No theme' })).toContainText(
    'Search that understands',
  );
  await expect(surface.getByText('1 dependency between initiatives, 1 too late')).toBeVisible();
  await expect(
    sheet.getByRole('button', { name: /Pay with one click.*needs “Follow the parcel”, which ends later/ }),
  ).toBeVisible();
  const bar = sheet.locator('[data-keep]').filter({ hasText: 'Pay with one click' });
  await expect(bar.getByText('More people pay at once', { exact: true })).toBeVisible();
  const numbers = bar.getByText('140 → 90');
  await expect(numbers).toBeVisible();
  const [around, inside] = [(await bar.boundingBox())!, (await numbers.boundingBox())!];
  expect(inside.y + inside.height, 'the metric is in the bar').toBeLessThan(around.y + around.height);
  expect(inside.x + inside.width).toBeLessThan(around.x + around.width);
  await inBothSchemes(alice, async (scheme) => {
    await expectNoViolations(alice, `the timeline in ${scheme}`);
    await picture(alice, `${scheme}-roadmap-timeline`);
  });

  await choose(alice, surface.getByRole('combobox', { name: 'Lanes by' }), 'Team');
  await expect(
    sheet.getByRole('region', { name: 'Team: Checkout' }).locator('[data-part="open"]'),
  ).toHaveCount(2);
  await alice.reload();
  await openRoadmap(alice);
  await expect(sheet.getByRole('region', { name: 'Team: Delivery' })).toBeVisible();

  await look(alice, 'Themes');
  const theme = surface.getByRole('region', { name: 'Paying takes too long' });
  await expect(theme).toContainText('Seconds in the checkout: 190 → 140 → 90');
  await expect(theme.getByRole('button', { name: 'Pay with one click', exact: true })).toBeVisible();
  await inBothSchemes(alice, async (scheme) => {
    await expectNoViolations(alice, `the themes in ${scheme}`);
    await picture(alice, `${scheme}-roadmap-themes`);
  });

  await look(alice, 'Outline');
  const tree = surface.getByRole('tree');
  const row = (name: RegExp): Locator => tree.getByRole('treeitem', { name }).first();
  await expect(row(/^Pay with one click/)).toContainText('Seconds in the checkout: 140, target 90');
  await row(/^More people pay/).focus();
  await alice.keyboard.press('ArrowDown');
  await expect(row(/^Pay with one click/)).toBeFocused();
  await alice.keyboard.press('ArrowRight');
  await alice.keyboard.press('ArrowRight');
  await alice.keyboard.press('ArrowRight');
  await alice.keyboard.press('ArrowRight');
  await expect(tree.getByRole('treeitem', { level: 4 }).first()).toBeFocused();
  await inBothSchemes(alice, async (scheme) => {
    await expectNoViolations(alice, `the outline in ${scheme}`);
    await picture(alice, `${scheme}-roadmap-outline`);
  });
  await alice.keyboard.press('Enter');
  await expect(alice.getByRole('complementary', { name: 'Story details' })).toBeFocused();
  await alice.keyboard.press('Escape');
  await expect(tree.getByRole('treeitem', { level: 4 }).first()).toBeFocused();
});

test('all fields of an initiative are edited by two people at once, and stories are linked from all sides', async ({
  alice,
  bob,
  picture,
}) => {
  await openLinedMap(alice, 'Fields');
  await joinByLink(alice, bob, 'Editor');
  for (const person of [alice, bob]) {
    await openRoadmap(person);
    await card(person, 'Technology: Search that understands')
      .getByRole('button', { name: /^Technology: Search/ })
      .click();
  }
  const panel = (page: Page): Locator => page.getByRole('complementary', { name: 'Initiative details' });
  const [hers, his] = [panel(alice), panel(bob)];
  await hers.getByRole('combobox', { name: 'Goals' }).fill('fewer');
  await expect(alice.getByRole('option', { name: 'Fewer calls about orders' })).toHaveAttribute(
    'data-highlighted',
  );
  await alice.keyboard.press('Enter');
  await expect(his).not.toContainText('It serves no goal yet');
  await his.getByLabel('Go-to-market notes').fill('Tell support.');
  await expect(hers.getByLabel('Go-to-market notes')).toHaveValue('Tell support.'); // at its end, not in what is empty yet
  await hers.getByLabel('Go-to-market notes').press('End');
  await alice.keyboard.type(' And sales.');
  await expect(his.getByLabel('Go-to-market notes')).toHaveValue('Tell support. And sales.');
  await hers.getByLabel('Outcome').fill('People find it with their own words');
  await hers.getByLabel('Justification').fill('The old index cannot be kept up.');
  await his.getByLabel('Window').fill('sometime');
  await bob.keyboard.press('Enter');
  await expect(hers).toContainText('No quarter can be read from this');
  await choose(bob, his.getByRole('combobox', { name: 'Theme' }), 'Paying takes too long');
  await choose(alice, hers.getByRole('combobox', { name: 'Confidence' }), 'Medium');
  await hers.getByText('For people outside').click();
  await hers.getByLabel('Public title').fill('Find what you mean');
  await hers.getByRole('combobox', { name: /^Link a story/ }).fill('search by');
  await alice.getByRole('option', { name: /^Search by name/ }).click();
  await expect(his.getByRole('button', { name: 'Show Search by name' })).toBeVisible();
  await choose(bob, his.getByRole('combobox', { name: 'Column' }), 'Now');
  await expect(bob.getByRole('dialog', { name: /^Promise “Search/ })).toBeVisible();
  await bob.keyboard.press('Escape');
  await expect(his.getByRole('combobox', { name: 'Column' })).toContainText('Later');
  await inBothSchemes(alice, async (scheme) => {
    await expectNoViolations(alice, `an initiative's details in ${scheme}`);
    await picture(alice, `${scheme}-roadmap-details`);
  });

  // Esc in the field of goals is for the panel, and takes none of them off.
  await hers.getByRole('combobox', { name: 'Goals' }).press('Escape');
  await expect(hers).toHaveCount(0);
  await card(alice, 'Technology: Search that understands')
    .getByRole('button', { name: /^Technology: Search/ })
    .click();
  await expect(hers).toContainText('Fewer calls about orders');

  await his.getByRole('button', { name: 'Show Search by name' }).click();
  const story = bob.getByRole('complementary', { name: 'Story details' });
  await expect(story.getByRole('combobox', { name: 'Initiative' })).toContainText('Search that understands');
  await choose(bob, story.getByRole('combobox', { name: 'Initiative' }), 'Follow the parcel · Next');
  await expect(hers.getByRole('button', { name: 'Show Search by name' })).toHaveCount(0);
  await story.getByRole('button', { name: 'Open the initiative' }).click();
  await expect(his.getByRole('textbox', { name: 'Title', exact: true })).toHaveValue('Follow the parcel');

  await alice.getByRole('tab', { name: 'Map', exact: true }).click();
  await clickOn(alice, onMap(alice, 'Search by name'));
  await alice.keyboard.down('Shift');
  const other = await middleOf(onMap(alice, 'Browse a category'));
  await alice.mouse.click(other.x, other.y);
  await alice.keyboard.up('Shift');
  await alice.keyboard.press('Control+k');
  await alice.getByRole('combobox', { name: 'Commands' }).fill('link');
  await alice.getByRole('option', { name: 'Link the 2 stories chosen to an initiative…' }).click();
  await alice.getByRole('combobox', { name: 'Link to an initiative' }).fill('one click');
  await picture(alice, 'roadmap-link');
  await alice.keyboard.press('Enter');
  await expect(alice.getByText('2 stories linked to “Pay with one click”.')).toBeVisible();
  await savedOn(alice);
});
