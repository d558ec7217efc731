/** The backlog grown up: finding, grouping, changing several, and grooming with two people. */
import type { Locator, Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { inBothSchemes, untilStill } from './looks.ts';
import { openBacklog, rowOf } from './backlogMap.ts';
import { backlogTitles, choose, joinByLink, savedOn } from './mapPage.ts';
import { runCommand } from './runCommand.ts';
import { expect, test } from './walk.ts';

test('the backlog is filtered, grouped, added to, and changed several at once by keyboard', async ({
  alice,
  bob,
  picture,
}) => {
  await openBacklog(alice);
  await joinByLink(alice, bob, 'Editor');
  await bob.getByRole('tab', { name: 'Backlog' }).click();

  await test.step('text and filters, each taken off again', async () => {
    await alice.getByRole('searchbox', { name: 'Search the backlog' }).fill('filter price');
    await expect.poll(() => backlogTitles(alice)).toEqual(['Filter by price', 'Filter by the price']);
    await expect(alice.getByText('2 of 8 stories shown')).toBeVisible();
    await alice.getByRole('searchbox', { name: 'Search the backlog' }).fill('');
    await alice.getByRole('button', { name: 'Filter', exact: true }).click();
    await alice.getByText('Kind', { exact: true }).click();
    await alice.getByRole('checkbox', { name: /^Bug/ }).check();
    await alice.keyboard.press('Escape');
    await expect.poll(() => backlogTitles(alice)).toEqual(['Card is charged twice']);
    await alice.getByRole('button', { name: 'Remove the filter Kind: Bug' }).click();
    await expect.poll(() => backlogTitles(alice)).toHaveLength(8);
  });

  await test.step('select by keyboard and change them in one step of undo', async () => {
    await rowOf(alice, 'Filter by price').focus();
    await alice.keyboard.press('Shift+ArrowDown');
    const bar = alice.getByRole('region', { name: 'Change what is selected' });
    await expect(bar.getByText('2 selected')).toBeVisible();
    await choose(alice, bar.getByRole('combobox', { name: /^MoSCoW/ }), 'Must');
    await choose(alice, bar.getByRole('combobox', { name: /^Kind/ }), 'Technical');
    await expect(rowOf(bob, 'Filter by price').getByText('Technical')).toBeAttached();
    await inBothSchemes(alice, async (scheme) => {
      await expectNoViolations(alice, `changing several, ${scheme}`);
      await picture(alice, `${scheme}-backlog-bulk`);
    });
    await rowOf(alice, 'Filter by the price').focus();
    await alice.keyboard.press('Control+z');
    await expect(rowOf(bob, 'Filter by price').getByText('Technical')).toHaveCount(0);
    await alice.keyboard.press('Escape');
    await expect(bar).toHaveCount(0);
  });

  await test.step('groups with totals; a story moves within its group and into another', async () => {
    await choose(alice, alice.getByRole('combobox', { name: /^Group by/ }), 'Release');
    const grid = alice.getByRole('treegrid', { name: 'Backlog' });
    await expect(grid.getByRole('row', { name: /One.*4 stories · 16 points/ })).toBeVisible();
    await rowOf(alice, 'Filter by price').focus();
    await alice.keyboard.press('Alt+ArrowUp');
    await expect.poll(async () => (await backlogTitles(bob))[0]).toBe('Filter by price');
    await expect(rowOf(alice, 'Filter by price')).toBeFocused();
    const top = async (title: string): Promise<number> => (await rowOf(bob, title).boundingBox())!.y;
    const [first, second] = await backlogTitles(bob);
    expect(await top(first!), 'what is read first is seen first').toBeLessThan(await top(second!));
    const grip = await rowOf(alice, 'Filter by price').getByTitle(/^Drag/).boundingBox();
    const target = await rowOf(alice, 'Track a parcel').boundingBox();
    await alice.mouse.move(grip!.x + 8, grip!.y + 8);
    await alice.mouse.down();
    await alice.mouse.move(target!.x + 60, target!.y + target!.height - 2, { steps: 8 });
    await alice.mouse.up();
    await expect(grid.getByRole('row', { name: /Two.*5 stories/ })).toBeVisible();
    await expect(rowOf(bob, 'Filter by price')).toContainText('Two');
    await picture(alice, 'backlog-grouped');
    await inBothSchemes(alice, async (scheme) => expectNoViolations(alice, `grouped backlog, ${scheme}`));
    await grid
      .getByRole('row', { name: /^Hide One|One/ })
      .first()
      .focus();
    await alice.keyboard.press('ArrowLeft');
    await expect(rowOf(alice, 'Migrate the database')).toHaveCount(0);
    await choose(alice, alice.getByRole('combobox', { name: /^Group by/ }), 'Nothing');
  });

  await test.step('quick add with a kind', async () => {
    await alice.getByRole('button', { name: 'Add a story' }).click();
    await choose(alice, alice.getByRole('combobox', { name: /^Kind/ }), 'Spike');
    await alice.getByRole('textbox', { name: 'What is needed' }).fill('Find out what parcels cost');
    await inBothSchemes(alice, async (scheme) => {
      await expectNoViolations(alice, `quick add, ${scheme}`);
      await picture(alice, `${scheme}-backlog-add`);
    });
    await alice.keyboard.press('Enter');
    await expect.poll(async () => (await backlogTitles(bob))[0]).toBe('Find out what parcels cost');
    await expect(rowOf(bob, 'Find out what parcels cost').getByText('Spike')).toBeAttached();
    await alice.getByRole('button', { name: 'Done' }).click();
  });

  await test.step('a story goes to a rank by its number', async () => {
    await alice.getByRole('button', { name: 'Options for Track a parcel on its way' }).click();
    await alice.getByRole('menuitem', { name: /rank/ }).click();
    const dialog = alice.getByRole('dialog', { name: 'Move “Track a parcel on its way”' });
    await dialog.getByLabel('New rank').fill('2');
    await inBothSchemes(alice, async (scheme) => {
      await expectNoViolations(alice, `moving to a rank, ${scheme}`);
      await picture(alice, `${scheme}-backlog-rank`);
    });
    await dialog.getByRole('button', { name: 'Move' }).click();
    await expect.poll(async () => (await backlogTitles(bob))[1]).toBe('Track a parcel on its way');
  });
  await savedOn(alice);
});

test('two people groom: what one mends leaves the queue of both', async ({ alice, bob, picture }) => {
  const id = await openBacklog(alice);
  const { id: goal } = await runCommand(alice, id, 'addGoal', { title: 'Sell more', kind: 'business' });
  await runCommand(alice, id, 'addInitiative', { title: 'Find it fast', goals: [goal] });
  await joinByLink(alice, bob, 'Editor');
  await bob.getByRole('tab', { name: 'Backlog' }).click();
  for (const person of [alice, bob]) await person.getByRole('radio', { name: 'Grooming' }).check();
  const queueOf = (page: Page): Locator => page.getByRole('region', { name: 'To look at' });
  const chip = (page: Page, name: RegExp): Locator =>
    page.getByRole('group', { name: 'Show only' }).getByRole('button', { name });
  await expect(queueOf(alice).getByRole('listitem')).toHaveCount(8);
  await picture(alice, 'grooming');
  await inBothSchemes(alice, async (scheme) => {
    await expectNoViolations(alice, `grooming, ${scheme}`);
    if (scheme === 'dark') await picture(alice, 'grooming-dark');
  });

  await test.step('how large the backlog is, was in the last weeks, and how old what is in it: as chart, and as table', async () => {
    const size = alice.getByRole('region', { name: 'Size and age' });
    await expect(size).toContainText('8 of at most 150 to be done');
    await expect(size).toContainText(/Half of them .*\b20 days ago.* 40 days ago/);
    const chart = size.getByRole('img', { name: /8 of at most 150 to be done/ });
    await expect(chart).toContainText('stories');
    await expect(size.getByRole('listitem')).toHaveText(['To be done', 'At most']);
    await size.getByRole('listitem').last().scrollIntoViewIfNeeded();
    await inBothSchemes(alice, async (scheme) => {
      await expectNoViolations(alice, `size of the backlog, ${scheme}`);
      await picture(alice, `${scheme}-grooming-size`);
    });
    await size.getByRole('button', { name: 'Show as table' }).click();
    const ends = size.getByRole('table').getByRole('row');
    await expect(ends).toHaveCount(1 + 12);
    await expect(ends.last()).toContainText(/8\s*150/);
    const sizes = (await ends.locator('td:first-of-type').allTextContents()).map(Number);
    expect(sizes).toEqual([0, 0, 0, 0, 0, 0, 1, 3, 3, 5, 6, 8]);
    await size.getByRole('button', { name: 'Show as chart' }).click();
  });

  await test.step('a duplicate is merged; it is gone for bob too', async () => {
    await expect(chip(bob, /^Duplicate 2/)).toBeVisible();
    await queueOf(bob).getByText('Filter by the price').click();
    await bob.getByRole('button', { name: 'Open details' }).click();
    const details = bob.getByRole('complementary', { name: 'Story details' });
    await expect(details.getByRole('textbox', { name: 'Title' })).toHaveValue('Filter by the price');
    await chip(alice, /^Duplicate/).click();
    await expect(queueOf(bob).getByText('Alice looks at it').first()).toBeAttached();
    await alice.getByRole('button', { name: 'Merge “Filter by the price” into this one' }).click();
    await expect(chip(bob, /^Duplicate/)).toHaveCount(0);
    await expect(details).toContainText('This was archived');
    await picture(bob, 'lineage-gone');
    const past = details.getByRole('group', { name: 'Where it comes from' });
    await past.getByRole('list', { name: 'Merged into' }).getByRole('button').click();
    await expect(details.getByRole('textbox', { name: 'Title' })).toHaveValue('Filter by price');
    await expect(past.getByRole('list', { name: 'Took in' }).getByRole('button')).toBeDisabled();
    await bob.getByRole('button', { name: 'Close details' }).click();
    await expect(queueOf(bob).getByRole('listitem')).toHaveCount(7);
  });

  await test.step('what is too big is split', async () => {
    await chip(alice, /^Everything/).click();
    await chip(alice, /^Too big/).click();
    await alice.getByRole('button', { name: 'Split…' }).click();
    const dialog = alice.getByRole('dialog', { name: /^Split “Compare everything/ });
    await dialog.getByRole('textbox', { name: 'Part 1', exact: true }).fill('Compare two side by side');
    await dialog.getByRole('textbox', { name: 'Points of part 1' }).fill('5');
    await dialog.getByRole('textbox', { name: 'Points of what is left' }).fill('8');
    await inBothSchemes(alice, async (scheme) => {
      await expectNoViolations(alice, `splitting, ${scheme}`);
      await picture(alice, `${scheme}-grooming-split`);
    });
    await dialog.getByRole('button', { name: 'Split it' }).press('Enter');
    await expect(alice.locator(':focus')).toContainText('None of these');
    await expect(chip(bob, /^Too big/)).toHaveCount(0);
    await expect(queueOf(bob).getByText('Compare two side by side')).toBeVisible();
    await queueOf(bob).getByText('Compare two side by side').click();
    await bob.getByRole('button', { name: 'Open details' }).click();
    const past = bob.getByRole('group', { name: 'Where it comes from' });
    await expect(past.getByRole('list', { name: 'Split from' })).toHaveText(
      'Compare everything with everything',
    );
    await past.getByRole('button', { name: 'Show Compare everything with everything' }).click();
    await expect(past.getByRole('list', { name: 'Split into' })).toHaveText('Compare two side by side');
    await inBothSchemes(bob, async (scheme) => {
      await expectNoViolations(bob, `where a story comes from, ${scheme}`);
      await picture(bob, `${scheme}-lineage`);
    });
    await bob.getByRole('button', { name: 'Close details' }).click();
  });

  await test.step('what sounds technical says who wants what', async () => {
    await chip(alice, /^Everything/).click();
    await chip(alice, /^Technical-sounding/).click();
    await alice.getByRole('button', { name: 'Say who wants what…' }).click();
    const dialog = alice.getByRole('dialog', { name: 'Who wants what, and why' });
    await dialog.getByRole('textbox', { name: 'As a …' }).fill('shopper');
    await dialog.getByRole('textbox', { name: 'I want …' }).fill('old orders to stay');
    await dialog.getByRole('textbox', { name: 'so that …' }).fill('I can send them back');
    await inBothSchemes(alice, async (scheme) => {
      await expectNoViolations(alice, `who wants what, ${scheme}`);
      await picture(alice, `${scheme}-grooming-helper`);
    });
    await dialog.getByRole('button', { name: 'Use it' }).click();
    await expect(chip(bob, /^Technical-sounding/)).toHaveCount(0);
    await expect(
      queueOf(bob).getByText('As a shopper, I want old orders to stay, so that I can send them back'),
    ).toBeVisible();
  });

  await test.step('orphans are linked, the unready gets criteria, the rest is kept or declined', async () => {
    const title = 'As a shopper I want to search by name so that I find it';
    const card = alice.getByRole('article', { name: `Look at ${title}` });
    await chip(alice, /^Everything/).click();
    await chip(alice, /^Orphaned/).click();
    const orphans = await queueOf(alice).getByRole('listitem').count();
    await choose(alice, alice.getByRole('combobox', { name: /^Initiative/ }).first(), 'Find it fast');
    await expect(queueOf(alice).getByRole('listitem')).toHaveCount(orphans - 1);
    await chip(alice, /^Everything/).click();
    await queueOf(alice).getByRole('button', { name: title }).click();
    const unready = await queueOf(bob).getByRole('listitem').count();
    await card.getByRole('button', { name: 'Add a criterion' }).click();
    await alice.keyboard.type('Forgives a wrong letter');
    await expect(queueOf(bob).getByRole('listitem')).toHaveCount(unready - 1);
    await expect(queueOf(alice).getByText(title)).toHaveCount(0);
    // Mended with its first letter, and still there for the rest.
    await expect(card).toContainText('Nothing is left to mend here');
    await alice.keyboard.press('Enter');
    await alice.keyboard.type('Says what was searched for');
    await picture(alice, 'grooming-mended');
    await card.getByRole('button', { name: 'Go on' }).click();
    await expect(card).toHaveCount(0);
    await expect(alice.getByRole('article', { name: /^Look at/ })).toBeFocused();
    await savedOn(alice);
    expect(await (await bob.request.get(`/api/maps/${id}/export.md`)).text()).toContain(
      '  - [ ] Forgives a wrong letter\n  - [ ] Says what was searched for',
    );
    const left = await queueOf(bob).getByRole('listitem').count();
    await alice.getByRole('button', { name: 'Keep as it is for now' }).click();
    await expect(queueOf(bob).getByRole('listitem')).toHaveCount(left - 1);
    await alice.getByRole('button', { name: 'Decline…' }).click();
    await alice.getByRole('textbox', { name: 'Why not' }).fill('Nobody asked for it');
    await inBothSchemes(alice, async (scheme) => {
      await expectNoViolations(alice, `declining, ${scheme}`);
      await picture(alice, `${scheme}-grooming-decline`);
    });
    await alice.getByRole('button', { name: 'Decline it' }).press('Enter');
    await expect(alice.getByRole('article', { name: /^Look at/ })).toBeFocused();
    await expect(queueOf(bob).getByRole('listitem')).toHaveCount(left - 2);
  });

  await test.step('what is orphaned through its initiative gets a goal through it', async () => {
    const { id: bet } = await runCommand(alice, id, 'addInitiative', { title: 'A bet without a why' });
    await chip(alice, /^Everything/).click();
    const title = await alice.getByRole('textbox', { name: 'Title', exact: true }).inputValue();
    const stories = await alice.request.get(`/api/maps/${id}/backlog`);
    const { stories: line } = (await stories.json()) as { stories: { id: string; title: string }[] };
    const ids = [line.find((each) => each.title === title)!.id];
    await runCommand(alice, id, 'linkInitiative', { ids, initiativeId: bet });
    const reason = alice.locator('[data-rule=orphaned]');
    await expect(reason).toContainText('Its initiative serves no goal.');
    await queueOf(bob).getByText(title).first().click();
    await expect(bob.getByText('Its initiative serves no goal.')).toBeVisible();
    await inBothSchemes(alice, async (scheme) => {
      await expectNoViolations(alice, `an orphan through its initiative, ${scheme}`);
      await picture(alice, `${scheme}-grooming-goal`);
    });
    await choose(
      alice,
      reason.getByRole('combobox', { name: 'Goal that “A bet without a why” serves' }),
      'Sell more',
    );
    await expect(reason).toHaveCount(0);
    await expect(bob.getByText('Its initiative serves no goal.')).toHaveCount(0);
  });

  await test.step('the rules are the map’s', async () => {
    await alice.getByRole('button', { name: 'Rules…' }).click();
    const dialog = alice.getByRole('dialog', { name: 'Rules of grooming' });
    await dialog.getByRole('textbox', { name: 'The backlog holds at most' }).fill('4');
    await alice.keyboard.press('Enter');
    await picture(alice, 'grooming-rules');
    await inBothSchemes(alice, async (scheme) => expectNoViolations(alice, `rules, ${scheme}`));
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(bob.getByText(/of at most 4 to be done/)).toBeVisible();
  });
  await savedOn(alice);
});

test('a viewer sees it all and changes nothing', async ({ alice, bob, picture }) => {
  await openBacklog(alice);
  await joinByLink(alice, bob, 'Viewer');
  await bob.getByRole('tab', { name: 'Backlog' }).click();
  await expect(bob.getByText(/changing it needs a link that lets you edit/)).toBeVisible();
  await expect(bob.getByRole('checkbox')).toHaveCount(0);
  await expect(bob.getByRole('button', { name: 'Add a story' })).toHaveCount(0);
  await picture(bob, 'backlog-viewer');
  await bob.getByRole('radio', { name: 'Grooming' }).check();
  await expect(bob.getByText(/grooming needs a link that lets you edit/)).toBeVisible();
  await expect(bob.getByRole('button', { name: 'Decline…' })).toHaveCount(0);
  await expectNoViolations(bob, 'grooming of a viewer');
  await bob.getByRole('radio', { name: 'Impact × effort' }).check();
  await expect(bob.getByText(/scoring needs a link that lets you edit/)).toBeVisible();
  await expectNoViolations(bob, 'matrix of a viewer');
});

test('on a phone: list, matrix and grooming', async ({ openBrowser, picture }) => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const alice = await openBrowser('alice', phone);
  await openBacklog(alice);
  await picture(alice, 'phone-backlog-list');
  await inBothSchemes(alice, async (scheme) => expectNoViolations(alice, `backlog on a phone, ${scheme}`));
  await alice.getByRole('checkbox', { name: 'Select Pay' }).check();
  await picture(alice, 'phone-backlog-selected');
  await alice.getByRole('button', { name: 'Clear the selection' }).tap();
  await alice.getByRole('radio', { name: 'Impact × effort' }).check();
  await alice.getByRole('button', { name: 'Place Pay' }).tap();
  await alice.getByRole('menuitem', { name: 'Quick wins' }).tap();
  await expect(alice.getByRole('button', { name: /^Pay: impact/ })).toBeVisible();
  await inBothSchemes(alice, async (scheme) => {
    await expectNoViolations(alice, `matrix on a phone, ${scheme}`);
    await picture(alice, `${scheme}-phone-matrix`);
  });
  await alice.getByRole('radio', { name: 'Grooming' }).check();
  await expect(alice.getByRole('article')).toBeVisible();
  await inBothSchemes(alice, async (scheme) => {
    await expectNoViolations(alice, `grooming on a phone, ${scheme}`);
    await picture(alice, `${scheme}-phone-grooming`);
  });
  await alice.getByRole('button', { name: 'Keep as it is for now' }).tap();
  const said = alice.getByText(/stays as it is\. Nobody is asked again/);
  await expect(said).toBeVisible();
  await alice.getByRole('button', { name: 'Decline…' }).tap();
  const dialog = alice.getByRole('dialog', { name: /^Decline “Filter by price”/ });
  await untilStill(alice);
  const [message, sheet] = [await said.boundingBox(), await dialog.boundingBox()];
  expect(message!.y + message!.height, 'what was said is above the sheet').toBeLessThan(sheet!.y);
  await picture(alice, 'phone-grooming-decline');
});
