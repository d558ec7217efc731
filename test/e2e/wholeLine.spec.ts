/** The whole line in two browsers: from a vision to a sprint that is burnt down, its papers, and what others may see of it. */
import type { Locator, Page } from '@playwright/test';
import { keepAnswers, makeAudienceLink, openDialog } from './audienceMap.ts';
import {
  choose,
  clickOn,
  expectInSight,
  joinByLink,
  onMap,
  openNewMap,
  runByPalette,
  savedOn,
} from './mapPage.ts';
import { card } from './roadmapPage.ts';
import { storiesOf } from './strategyMap.ts';
import { expect, test } from './walk.ts';

// With everything that glides, as most people see it.
test.use({ contextOptions: { reducedMotion: 'no-preference' } });

const day = 86_400_000;
const dayFrom = (start: number, days: number): string =>
  new Date(start + days * day).toISOString().slice(0, 10);
const tab = (page: Page, name: string): Promise<void> => page.getByRole('tab', { name, exact: true }).click();
const row = (page: Page, title: string): Locator =>
  page.locator('[role=row][data-story]').filter({ hasText: title });

/** What the sprint is made of, in the order in which it is finished: 20 points, of which 15 get done. */
const committed = [
  'Order as a guest', // 3
  'Pay by card', // 5, once its strong authentication is split off
  'See the order and its number at once', // 2
  'Get a confirmation by e-mail', // 2
  'Get the tracking link when it leaves', // 3
  'Search by name', // 5
] as const;
const authentication = 'Prove to the bank that it is me';

test('from the vision to release notes: alice and bob write, promise, push, groom, plan and finish; others read', async ({
  alice,
  bob,
  openBrowser,
  picture,
}) => {
  test.slow();
  const start = Date.now();
  await openNewMap(alice, { title: 'Online shop', template: 'online-shop' });
  await joinByLink(alice, bob, 'Editor');
  const stories = [...(await storiesOf(alice)).keys()];

  await test.step('a vision, two goals with a number, and a theme with its outcome', async () => {
    await tab(alice, 'Strategy');
    await tab(bob, 'Strategy');
    const hers = alice.getByRole('region', { name: 'Strategy' });
    await hers.getByRole('button', { name: 'Write the vision' }).click();
    await alice.keyboard.type('Everybody finds what fits and has it tomorrow.');
    await expect(bob.getByRole('textbox', { name: 'Vision' })).toHaveValue(/has it tomorrow/);
    await bob.getByRole('button', { name: 'Add a goal' }).click();
    await bob.keyboard.type('More people pay at once');
    await bob.keyboard.press('Enter');
    await bob.keyboard.type('Fewer calls about orders');
    await bob.keyboard.press('Enter');
    await bob.keyboard.press('Escape');
    const goal = hers.getByRole('listitem', { name: 'More people pay at once' });
    await goal.getByRole('button', { name: 'Add a key result' }).click();
    await alice.keyboard.type('Finished at the first try');
    await alice.keyboard.press('Enter');
    await alice.keyboard.press('Escape');
    for (const [what, value] of [
      ['From', '40'],
      ['Target', '80'],
      ['Now', '60'],
    ] as const)
      await goal.getByLabel(`${what} of “Finished at the first try”`).fill(value);
    await alice.keyboard.press('Enter');
    await bob.getByRole('button', { name: 'Add a theme' }).click();
    await bob.keyboard.type('Paying takes too long');
    await bob.keyboard.press('Enter');
    await bob.keyboard.press('Escape');
    for (const [what, value] of [
      ['Outcome metric', 'Seconds in the checkout'],
      ['Baseline', '190'],
      ['Target', '90'],
      ['Now', '165'],
    ] as const)
      await bob.getByLabel(`${what} of “Paying takes too long”`).fill(value);
    await bob.keyboard.press('Enter');
    await expect(
      bob.getByRole('progressbar', { name: 'Progress of “Finished at the first try”' }),
    ).toHaveAttribute('aria-valuenow', '50');
    await expect(
      hers.getByRole('progressbar', { name: 'Outcome of “Paying takes too long”' }),
    ).toHaveAttribute('aria-valuenow', '25');
    await picture(alice, 'line-strategy');
  });

  await test.step('three initiatives, one of them promised', async () => {
    await tab(alice, 'Roadmap');
    const surface = alice.getByRole('region', { name: 'Roadmap', exact: true });
    const dialog = alice.getByRole('dialog', { name: 'Add an initiative' });
    for (const [column, title, goal] of [
      ['Next', 'Follow the parcel', 'Fewer calls about orders'],
      ['Later', 'Search that understands', null],
      ['Now', 'Pay with one click', 'More people pay at once'],
    ] as const) {
      const isFirst = column === 'Next';
      await surface
        .getByRole('button', { name: isFirst ? 'Add an initiative' : `Add to ${column}` })
        .first()
        .click();
      if (isFirst) await choose(alice, dialog.getByRole('combobox', { name: 'Column' }), column);
      await dialog.getByLabel('Title').fill(title);
      if (goal !== null)
        await choose(
          alice,
          dialog.getByRole('combobox', { name: column === 'Now' ? /^Which goal/ : 'Goal' }),
          goal,
        );
      if (column === 'Now')
        await choose(alice, dialog.getByRole('combobox', { name: 'Theme' }), 'Paying takes too long');
      await dialog
        .getByRole('button', { name: /^(Add|Promise)/ })
        .last()
        .click();
      await expect(dialog).toHaveCount(0);
    }
    await tab(bob, 'Roadmap');
    await expect(card(bob, 'Pay with one click')).toContainText('More people pay at once');
    await expect(card(bob, 'Follow the parcel')).toContainText('Fewer calls about orders');
    await expect(card(bob, 'Search that understands')).toContainText('No goal');
    await picture(bob, 'line-roadmap');
  });

  await test.step('what the promise is, inside and for people outside', async () => {
    await card(alice, 'Pay with one click')
      .getByRole('button', { name: 'Pay with one click', exact: true })
      .click();
    const details = alice.getByRole('complementary', { name: 'Initiative details' });
    await details.getByLabel('Outcome').fill('Half of the customers pay within a minute by June 2027');
    await details.getByText('For people outside').click();
    await details.getByLabel('Public title').fill('Paying should take seconds');
    await details
      .getByLabel('Public description')
      .fill('Too many steps stand between basket and parcel. We take them away by June 2027.');
    for (const title of [committed[0], committed[1], committed[2]]) {
      await details.getByRole('combobox', { name: /^Link a story/ }).fill(title);
      await alice.getByRole('option', { name: new RegExp(`^${title}`) }).click();
      await expect(details.getByRole('button', { name: `Show ${title}` })).toBeVisible();
    }
    await alice.keyboard.press('Escape');
    await expect(card(bob, 'Pay with one click')).toContainText('0 of 3 stories done');
  });

  await test.step('stories of the map are linked from the map as well', async () => {
    await tab(bob, 'Map');
    await bob.getByRole('button', { name: 'Fit the map' }).click();
    await expectInSight(bob, onMap(bob, committed[4]));
    await clickOn(bob, onMap(bob, committed[3]));
    await bob.keyboard.down('Shift');
    await clickOn(bob, onMap(bob, committed[4]));
    await bob.keyboard.up('Shift');
    await runByPalette(bob, 'Link the 2 stories chosen to an initiative…');
    await bob.getByRole('combobox', { name: 'Link to an initiative' }).fill('parcel');
    await bob.keyboard.press('Enter');
    await expect(card(alice, 'Follow the parcel')).toContainText('0 of 2 stories done');
  });

  await test.step('the first slice is pushed: both see what would change, then that it has', async () => {
    await runByPalette(bob, 'Push “First sale”');
    const dialog = bob.getByRole('dialog', { name: 'Push “First sale” into the backlog' });
    await expect(dialog.locator('[data-change=new] li')).toHaveCount(21);
    await picture(bob, 'line-push');
    // The message about the links is still there, and not over the button.
    await expect(bob.getByText('2 stories linked to “Follow the parcel”.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Push 21 changes' }).click({ timeout: 3000 });
    await bob.getByRole('button', { name: 'Show backlog' }).click();
    await tab(alice, 'Backlog');
    for (const person of [alice, bob])
      await expect(person.getByText('21 stories · 74 points').first()).toBeVisible();
  });

  await test.step('stories are scored: RICE in the details, impact and effort on the matrix', async () => {
    await bob.getByRole('button', { name: 'Search by name', exact: true }).click();
    const scores = bob.getByRole('group', { name: 'Scores' });
    const summary = scores.locator('summary').filter({ hasText: 'RICE' });
    await summary.click();
    for (const [input, value] of [
      ['Reach', '400'],
      ['Impact', '3'],
      ['Confidence, %', '80'],
      ['Effort', '2'],
    ] as const)
      await scores.getByRole('textbox', { name: input, exact: true }).fill(value);
    await bob.keyboard.press('Enter');
    // 400 × 3 × 80 % ÷ 2
    await expect(summary).toHaveText(/RICE\s*480$/);
    await bob.keyboard.press('Escape');
    await choose(alice, alice.getByRole('combobox', { name: /^Sort by/ }), 'RICE');
    await expect(row(alice, 'Search by name')).toHaveAttribute('aria-rowindex', '2');
    for (const person of [alice, bob]) await person.getByRole('radio', { name: 'Impact × effort' }).check();
    await bob.getByRole('button', { name: 'Place Pay by card' }).click();
    await bob.getByRole('menuitem', { name: 'Big bets' }).click();
    const field = alice.getByRole('group', { name: 'Impact × effort matrix' });
    await expect(
      field.getByRole('button', { name: /^Pay by card: impact 7.5, effort 7.5, big bets/ }),
    ).toBeVisible();
    await expect(field.getByRole('button', { name: /^Search by name: impact 3, effort 2/ })).toBeVisible();
  });

  await test.step('two stories are groomed: one gets an initiative and criteria, one is split', async () => {
    for (const person of [alice, bob]) await person.getByRole('radio', { name: 'Grooming' }).check();
    const queue = (page: Page): Locator => page.getByRole('region', { name: 'To look at' });
    const chip = (page: Page, name: string): Locator =>
      page.getByRole('group', { name: 'Show only' }).getByRole('button', { name: new RegExp(`^${name}`) });
    await expect(chip(bob, 'Unready')).toHaveText(/10$/);
    await queue(alice).getByRole('button', { name: 'Search by name' }).click();
    const groomed = alice.getByRole('article', { name: 'Look at Search by name' });
    await choose(alice, groomed.getByRole('combobox', { name: 'Initiative' }), 'Search that understands');
    await groomed.getByRole('button', { name: 'Add a criterion' }).click();
    await alice.keyboard.type('Forgives one wrong letter');
    await expect(groomed).toContainText('0 of 1 met');
    await picture(alice, 'line-grooming');
    await expect(chip(bob, 'Unready')).toHaveText(/9$/);
    await alice.keyboard.press('Enter');
    await alice.keyboard.type('Says what was searched for');
    await expect(groomed).toContainText('0 of 2 met');
    await groomed.getByRole('button', { name: 'Keep as it is for now' }).click();
    await expect(queue(bob).getByText('Search by name')).toHaveCount(0);

    await bob.getByRole('button', { name: 'Rules…' }).click();
    const rules = bob.getByRole('dialog', { name: 'Rules of grooming' });
    await rules.getByRole('textbox', { name: 'Too big above so many points' }).fill('5');
    await bob.keyboard.press('Enter');
    await rules.getByRole('button', { name: 'Done' }).click();
    await chip(bob, 'Too big').click();
    await queue(bob).getByRole('button', { name: 'Pay by card' }).click();
    await bob.getByRole('button', { name: 'Split…' }).click();
    const split = bob.getByRole('dialog', { name: 'Split “Pay by card”' });
    await split.getByRole('textbox', { name: 'Part 1', exact: true }).fill(authentication);
    await split.getByRole('textbox', { name: 'Points of part 1' }).fill('3');
    await split.getByRole('textbox', { name: 'Points of what is left' }).fill('5');
    await split.getByRole('button', { name: 'Split it' }).click();
    await expect(chip(alice, 'Too big')).toHaveCount(0);
    await expect(alice.getByText('22 stories · 74 points').first()).toBeVisible();
  });

  await test.step('a sprint is planned with owners and days', async () => {
    await tab(alice, 'Plan');
    await tab(bob, 'Plan');
    await alice.getByRole('button', { name: 'Add a sprint' }).first().click();
    const dialog = alice.getByRole('dialog', { name: 'Add a sprint' });
    await dialog.getByLabel('Name').fill('Sprint one');
    await dialog.getByLabel('First day').fill(dayFrom(start, 0));
    await dialog.getByLabel('Last day').fill(dayFrom(start, 9));
    await dialog.getByLabel('Capacity').fill('24');
    await dialog.getByLabel('Reserve for refinement').fill('10');
    await dialog.getByRole('button', { name: 'Add a sprint' }).click();
    for (const [i, title] of committed.entries()) {
      const [person, name] = i % 2 === 0 ? ([alice, 'Alice'] as const) : ([bob, 'Bob'] as const);
      await person.getByRole('button', { name: `Commit ${title} to Sprint one` }).click();
      const commit = person.getByRole('dialog', { name: `Commit “${title}” to Sprint one` });
      await expect(commit.getByRole('button', { name: 'Commit' })).toBeDisabled();
      await commit.getByLabel('Owner').fill(name);
      await commit.getByLabel('Due').fill(dayFrom(start, i + 1));
      await commit.getByRole('button', { name: 'Commit' }).click();
      await expect(commit).toHaveCount(0);
      const planned = (person === alice ? bob : alice).locator('[data-card]').filter({ hasText: title });
      await expect(planned).toContainText(name);
      await expect(planned).toContainText(/due \d/);
    }
    const sprint = bob.getByRole('article', { name: 'Sprint one' });
    await expect(sprint).toContainText('20 of 21.6 points · 1.6 free');
    await expect(sprint.getByRole('row', { name: /^Alice/ })).toContainText('8 points committed');
    await expect(sprint.getByRole('row', { name: /^Bob/ })).toContainText('12 points committed');
    await picture(alice, 'line-plan');
  });

  await test.step('five days, on each a story is finished', async () => {
    for (const [i, title] of committed.slice(0, 5).entries()) {
      for (const person of [alice, bob]) await person.clock.setSystemTime(start + (i + 1) * day);
      const [person, other] = i % 2 === 0 ? [alice, bob] : [bob, alice];
      await person.locator('[data-card]').filter({ hasText: title }).focus();
      await person.keyboard.press('Alt+ArrowRight');
      await person.keyboard.press('Alt+ArrowRight');
      const done = other.getByRole('region', { name: /^Done/ }).locator('[data-card]');
      await expect(done).toHaveCount(i + 1);
      await expect(done.filter({ hasText: title })).toHaveCount(1);
    }
    await savedOn(alice);
    await savedOn(bob);
    await tab(alice, 'Roadmap');
    await expect(card(alice, 'Pay with one click')).toContainText('3 of 4 stories done');
    await expect(card(alice, 'Follow the parcel')).toContainText('2 of 2 stories done');
    await tab(alice, 'Plan');
    const burndown = alice.getByRole('img', { name: /^Burndown\. 5 of 20 points are left/ });
    await burndown.scrollIntoViewIfNeeded();
    await picture(alice, 'line-burndown');
    await alice.getByRole('button', { name: 'Show as table' }).click();
    const days = alice.getByRole('table', { name: /^Burndown/ }).getByRole('row');
    await expect(days).toHaveCount(1 + 10);
    const lefts = (await days.allInnerTexts()).slice(1, 7).map((text) => Number(text.split(/\t/)[1]));
    expect(lefts).toEqual([20, 17, 12, 10, 8, 5]);
  });

  await test.step('the forecast has its five days, and tells a range', async () => {
    await tab(alice, 'Insights');
    await alice.getByRole('tab', { name: 'Forecast' }).click();
    const panel = alice.getByRole('tabpanel', { name: 'Forecast' });
    await expect(
      panel.getByRole('img', { name: /^Burn-up of First sale\. 15 of 74 points are done/ }),
    ).toBeVisible();
    await expect(panel.getByText(/^Not yet/)).toHaveCount(0);
    const cells = panel
      .getByRole('table')
      .last()
      .getByRole('row', { name: /^First sale/ })
      .getByRole('cell');
    await expect(cells.first()).toHaveText('59 points');
    await expect(cells.last()).toHaveText(/20\d\d$/);
    const today = Date.parse(dayFrom(start, 5));
    const days = (await cells.allTextContents()).slice(1).map((text) => (Date.parse(text) - today) / day);
    // 59 points at 3 a day, as 15 in five days were: twenty days, and none of the futures far from them.
    expect(days.map((number) => Math.round(number)).toSorted((a, b) => a - b)).toEqual(days.map(Math.round));
    expect(days[0]).toBeGreaterThan(17);
    expect(days[0]).toBeLessThan(22);
    expect(days[2]).toBeLessThan(28);
    await picture(alice, 'line-forecast');
  });

  await test.step('release notes are made, written on, confirmed, and live for both', async () => {
    await tab(bob, 'Insights');
    for (const person of [alice, bob]) await person.getByRole('tab', { name: 'Artifacts' }).click();
    await alice.getByRole('button', { name: 'Add an artifact' }).click();
    await alice.getByRole('menuitem', { name: 'Release notes' }).click();
    const paper = alice.getByRole('article', { name: /^Paper: / });
    await expect(paper.getByRole('heading', { name: 'New' })).toBeVisible();
    const listed = await paper.getByRole('listitem').allTextContents();
    expect(listed.slice(0, 5).toSorted()).toEqual(committed.slice(0, 5).toSorted());
    expect(listed.slice(5)).toHaveLength(22 - 5);
    expect(listed.slice(5)).toEqual(expect.arrayContaining(['Search by name', authentication]));
    await paper.getByLabel('Notes, written by hand').fill('Thanks to everybody who tried it.');
    await alice.getByRole('button', { name: 'It still holds' }).click();
    await expect(paper).toContainText('Last confirmed by Alice on');
    await bob.getByRole('button', { name: /^Release notes/ }).click();
    await expect(bob.getByLabel('Notes, written by hand')).toHaveValue('Thanks to everybody who tried it.');
    await picture(alice, 'line-notes');
    await savedOn(alice);
  });

  await test.step('executives and the public read their views without an account, and the public answers', async () => {
    await openDialog(alice);
    const executive = await makeAudienceLink(alice, 'Executive view');
    const open = await makeAudienceLink(alice, 'Public view');
    await alice.keyboard.press('Escape');
    const someone = await openBrowser('someone');
    const answers = keepAnswers(someone.context());
    const main = someone.getByRole('main');
    const inside = [...stories, authentication, 'Sprint one', 'Thanks to everybody', 'June 2027'];
    await someone.goto(executive);
    for (const text of [
      ...['Everybody finds what fits', 'More people pay at once', 'Finished at the first try'],
      ...['Paying takes too long', 'Seconds in the checkout', 'Pay with one click', 'Follow the parcel'],
      ...['Half of the customers pay within a minute', 'Serves: Fewer calls about orders'],
    ])
      await expect(main).toContainText(text);
    await expect(main.getByRole('progressbar', { name: 'Progress: Pay with one click' })).toHaveAttribute(
      'aria-valuenow',
      '77', // 10 of 13 points
    );
    for (const text of inside) await expect(main).not.toContainText(text, { timeout: 1 });
    await picture(someone, 'line-executive');
    await someone.goto('about:blank');
    await someone.goto(open);
    await expect(main).toContainText('No promises: this is what we know today.');
    const topic = main.getByRole('listitem').filter({ hasText: 'Paying takes too long' });
    await expect(topic).toContainText('Paying should take seconds');
    await expect(topic).toContainText('Too many steps stand between basket and parcel.');
    for (const text of [...inside, 'Pay with one click', 'Follow the parcel', 'More people pay'])
      await expect(main).not.toContainText(text, { timeout: 1 });
    await someone.getByLabel('What is it about?').fill('My bank is never in the list');
    await someone.getByLabel('Why does it matter to you?').fill('I go to another shop then');
    await someone.getByRole('button', { name: 'Send' }).click();
    await expect(someone.getByText('Thank you. The team has it now.')).toBeFocused();
    await picture(someone, 'line-public');
    expect(await answers.search([...inside, dayFrom(start, 9)])).toEqual([]);

    await bob.getByRole('tab', { name: 'Learned' }).click();
    const said = bob.getByRole('article', { name: 'Insight: My bank is never in the list' });
    await expect(said.getByRole('combobox', { name: 'Source' })).toContainText('Feedback from a view');
    await expect(said.getByRole('textbox', { name: 'Why it matters' })).toHaveValue(
      'I go to another shop then',
    );
    await picture(bob, 'line-learned');
  });
});
