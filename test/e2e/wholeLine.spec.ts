/** The whole line in two browsers: from a vision to a sprint that is burnt down, its papers, and what others may see of it. */
import type { Locator, Page } from '@playwright/test';
import { keepAnswers, makeAudienceLink, openDialog } from './audienceMap.ts';
import { choose, joinByLink, onMap, openNewMap, savedOn } from './mapPage.ts';
import { commandsOf, storiesOf } from './strategyMap.ts';
import { expect, test } from './walk.ts';

// With everything that glides, as most people see it.
test.use({ contextOptions: { reducedMotion: 'no-preference' } });

const day = 86_400_000;
const dayFrom = (start: number, days: number): string =>
  new Date(start + days * day).toISOString().slice(0, 10);
const tab = (page: Page, name: string): Promise<void> => page.getByRole('tab', { name, exact: true }).click();

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
  const run = commandsOf(alice);
  const stories = [...(await storiesOf(alice)).entries()];

  await test.step('a vision and two goals', async () => {
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
      if (column === 'Now') {
        await choose(alice, dialog.getByRole('combobox', { name: 'Which goal does it serve?' }), goal);
      }
      await dialog
        .getByRole('button', { name: /^(Add|Promise)/ })
        .last()
        .click();
      await expect(dialog).toHaveCount(0);
    }
    await tab(bob, 'Roadmap');
    await expect(bob.getByRole('list', { name: 'Roadmap: Now' })).toContainText('More people pay at once');
    await picture(bob, 'line-roadmap');
  });

  await test.step('stories of the map are linked to it', async () => {
    await tab(alice, 'Map');
    const [title] = stories[0]!;
    await onMap(alice, title).focus();
    await alice.keyboard.press('Control+Enter');
    const details = alice.getByRole('complementary', { name: 'Story details' });
    await choose(alice, details.getByRole('combobox', { name: 'Initiative' }), 'Pay with one click · Now');
    await expect(details).toContainText('More people pay at once');
    await alice.keyboard.press('Escape');
    const roadmap = bob.getByRole('list', { name: 'Roadmap: Now' });
    await expect(roadmap).toContainText('0 of 1 story done');
  });

  await test.step('the first slice is pushed, scored and groomed', async () => {
    const release = (await alice.locator('[data-id^="release:"]').first().getAttribute('data-id'))!;
    await run('pushToBacklog', { releaseId: release });
    await tab(alice, 'Backlog');
    await tab(bob, 'Backlog');
    await expect(alice.locator('[role=row][data-story]').first()).toBeVisible();
    await bob.getByRole('radio', { name: 'Impact × effort' }).check();
    const aside = bob.getByRole('complementary', { name: 'Not on the matrix yet' });
    await aside
      .getByRole('button', { name: /^Place / })
      .first()
      .click();
    await bob.getByRole('menuitem', { name: 'Quick wins' }).click();
    await expect(bob.getByRole('group', { name: 'Impact × effort matrix' })).toContainText(/./);
    for (const person of [alice, bob]) await person.getByRole('radio', { name: 'Grooming' }).check();
    const queue = (page: Page): Locator => page.getByRole('region', { name: 'To look at' });
    for (const person of [alice, bob])
      await expect(queue(person).getByRole('listitem').first()).toBeVisible();
    const open = await queue(bob).getByRole('listitem').count();
    await picture(alice, 'line-grooming');
    await alice.getByRole('button', { name: 'Keep as it is for now' }).click();
    await expect(queue(bob).getByRole('listitem')).toHaveCount(open - 1);
    await bob.getByRole('button', { name: 'Keep as it is for now' }).click();
    await expect(queue(alice).getByRole('listitem')).toHaveCount(open - 2);
  });

  await test.step('a sprint is planned with owners and days', async () => {
    await tab(alice, 'Plan');
    await tab(bob, 'Plan');
    await alice.getByRole('button', { name: 'Add a sprint' }).first().click();
    const dialog = alice.getByRole('dialog', { name: 'Add a sprint' });
    await dialog.getByLabel('Name').fill('Sprint one');
    await dialog.getByLabel('First day').fill(dayFrom(start, 0));
    await dialog.getByLabel('Last day').fill(dayFrom(start, 9));
    await dialog.getByLabel('Capacity').fill('40');
    await dialog.getByRole('button', { name: 'Add a sprint' }).click();
    const pool = (page: Page): Locator => page.getByRole('complementary', { name: /to plan/ });
    for (const [i, person] of [alice, bob, alice, bob, alice, bob].entries()) {
      await pool(person)
        .getByRole('button', { name: /^Commit / })
        .first()
        .click();
      const commit = person.getByRole('dialog', { name: /^Commit / });
      await commit.getByLabel('Owner').fill(person === alice ? 'Alice' : 'Bob');
      await commit.getByRole('button', { name: 'Commit' }).click();
      await expect(commit).toHaveCount(0);
      await expect(alice.locator('[data-card]')).toHaveCount(i + 1);
    }
    await picture(alice, 'line-plan');
  });

  await test.step('five days, on each a story is finished', async () => {
    for (let days = 1; days <= 5; days++) {
      await alice.clock.setSystemTime(start + days * day);
      const planned = alice.getByRole('region', { name: /^Planned/ }).locator('[data-card]');
      const left = await planned.count();
      await planned.first().focus();
      await alice.keyboard.press('Alt+ArrowRight');
      await alice.keyboard.press('Alt+ArrowRight');
      await expect(bob.getByRole('region', { name: /^Done/ }).locator('[data-card]')).toHaveCount(days);
      await expect(planned).toHaveCount(left - 1);
    }
    await savedOn(alice);
    await tab(alice, 'Roadmap');
    await tab(alice, 'Plan');
    const burndown = alice.getByRole('img', { name: /^Burndown\./ });
    await burndown.scrollIntoViewIfNeeded();
    await picture(alice, 'line-burndown');
    await alice.getByRole('button', { name: 'Show as table' }).click();
    const rows = alice.getByRole('table', { name: /^Burndown/ }).getByRole('row');
    const lefts = (await rows.allInnerTexts()).slice(1, 7).map((row) => Number(row.split(/\t/)[1] ?? NaN));
    expect(lefts.every((left) => Number.isFinite(left))).toBe(true);
    expect(lefts).toEqual([...lefts].sort((a, b) => b - a));
    expect(lefts.at(-1)).toBeLessThan(lefts[0]!);
  });

  await test.step('the forecast has its five days, and tells a range', async () => {
    await tab(alice, 'Insights');
    await alice.getByRole('tab', { name: 'Forecast' }).click();
    const panel = alice.getByRole('tabpanel', { name: 'Forecast' });
    await expect(panel.getByRole('img', { name: /^Burn-up of First sale\./ })).toBeVisible();
    await expect(panel.getByText(/^Not yet/)).toHaveCount(0);
    await expect(panel.getByRole('table').last()).toContainText(/20\d\d/);
    await picture(alice, 'line-forecast');
  });

  await test.step('release notes are made, written on, confirmed, and live for both', async () => {
    await tab(bob, 'Insights');
    for (const person of [alice, bob]) await person.getByRole('tab', { name: 'Artifacts' }).click();
    await alice.getByRole('button', { name: 'Add an artifact' }).click();
    await alice.getByRole('menuitem', { name: 'Release notes' }).click();
    const paper = alice.getByRole('article', { name: /^Paper: / });
    await expect(paper.getByRole('heading', { name: 'New' })).toBeVisible();
    await paper.getByLabel('Notes, written by hand').fill('Thanks to everybody who tried it.');
    await alice.getByRole('button', { name: 'It still holds' }).click();
    await expect(paper).toContainText('Last confirmed by Alice on');
    await bob.getByRole('button', { name: /^Release notes/ }).click();
    await expect(bob.getByLabel('Notes, written by hand')).toHaveValue('Thanks to everybody who tried it.');
    await picture(alice, 'line-notes');
    await savedOn(alice);
  });

  await test.step('executives and the public read their views without an account', async () => {
    await openDialog(alice);
    const executive = await makeAudienceLink(alice, 'Executive view');
    await alice.keyboard.press('Escape');
    await openDialog(alice);
    const open = await makeAudienceLink(alice, 'Public view');
    const someone = await openBrowser('someone');
    const answers = keepAnswers(someone.context());
    await someone.goto(executive);
    await expect(someone.getByRole('main')).toContainText('Everybody finds what fits');
    await someone.goto('about:blank');
    await someone.goto(open);
    await expect(someone.getByRole('main')).toContainText('No promises');
    const secrets = [
      ...stories.map(([title]) => title),
      'Sprint one',
      'Thanks to everybody',
      dayFrom(start, 9),
    ];
    expect(await answers.search(secrets)).toEqual([]);
  });
});
