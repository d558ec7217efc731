/** The findings of a map on which everything is wrong: each kind with what set it off and what to do, gone once it is done. */
import type { Locator, Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { inBothSchemes } from './looks.ts';
import { choose, joinByLink, openNewMap, savedOn } from './mapPage.ts';
import { planScene } from './planScene.ts';
import { runCommand } from './runCommand.ts';
import { expect, test } from './walk.ts';

/** Each rule by its title, with something it finds on this map and the begin of its advice. */
const contradictions = {
  'Promised now, in no sprint': ['Ship it faster', 'Commit a story of it to a sprint'],
  'Planned, but for a later release': ['Show the tax · Second country', 'Pull it into the next slice'],
  'Planned, without owner or due date': ['Wrap it as a gift · no owner, no due date', 'Set what is missing'],
  'Needs a story that comes later': [
    'Save the address needs Pay in another currency',
    'Move the needed one up',
  ],
  'Done, and nobody knows what it changed': ['Ask less · no theme', 'Measure, and write the value'],
  'Release over capacity': ['First sale · 82 of 10 points', 'Slice higher'],
  'Now is overloaded': ['points promised now, 30 in the sprints to come', 'Move an initiative to Next'],
} as const;
const mistakes = {
  'Concrete promise': ['Answers where they are asked · “14 May”', 'Say a quarter or a half instead'],
  'Kitchen sink': ['Now holds 6 initiatives; 5 are as many', 'Put together what serves the same goal'],
  'No why': ['Ship it faster · no outcome', 'Link a goal, and write what will be different'],
  'Built in a silo': ['Answers where they are asked', 'Talk to people who would use it'],
  'Set and forget': ['The roadmap was never confirmed by a review', 'Review it: confirm what holds'],
} as const;

const rule = (page: Page, name: string): Locator =>
  page.getByRole('region', { name: new RegExp(`^${name}`) });

interface Exported {
  readonly [list: string]: readonly {
    readonly id: string;
    readonly title?: string;
    readonly name?: string;
  }[];
}

/** Makes everything wrong that can be, on the map that is open. */
async function spoil(page: Page, mapId: string): Promise<void> {
  const records = (await (await page.request.get(`/api/maps/${mapId}/export.json`)).json()) as Exported;
  const idOf = (list: string, title: string): string =>
    records[list]!.find((each) => each.title === title || each.name === title)!.id;
  const run = (name: string, input: object) => runCommand(page, mapId, name, input);
  const goalId = idOf('goals', 'Twice as many finish paying');
  for (const title of ['Ship it faster', 'Two', 'Three', 'Four', 'Five'])
    await run('addInitiative', { title, goals: [goalId], horizon: 'now', tradeOff: { goalId, drops: [] } });
  const { id: finished } = await run('addInitiative', { title: 'Ask less', horizon: 'later' });
  const status = idOf('stories', 'See the order status');
  await run('linkInitiative', { ids: [status], initiativeId: finished });
  await run('moveStage', { ids: [status], stage: 'done' });
  await run('updateRelease', { id: idOf('releases', 'First sale'), capacity: 10 });
  await run('updateStory', { id: idOf('stories', 'Keep the basket'), estimate: 40 });
  await run('commitStories', {
    ids: [idOf('stories', 'Show the tax')],
    sprintId: idOf('sprints', 'Sprint 1'),
    owner: 'Bob',
    due: '2031-05-01',
  });
  // What another tool called planned may be nobody's.
  await run('importMap', {
    plan: {
      ...{ title: 'From elsewhere', personas: [], labels: [], releases: [] },
      activities: [{ key: 'a', title: 'Give' }],
      steps: [{ key: 's', title: 'Wrap', activity: 'a' }],
      stories: [{ key: 't', title: 'Wrap it as a gift', step: 's', release: null, stage: 'planned' }],
    },
  });
}

test('seven contradictions and five mistakes are found with what to do, and go for both when it is done', async ({
  alice,
  bob,
  picture,
}) => {
  const id = await openNewMap(alice, {
    title: 'Online shop',
    source: { text: planScene(), fileName: 'shop.json' },
  });
  await joinByLink(alice, bob, 'Editor');
  for (const person of [alice, bob]) await person.getByRole('tab', { name: 'Insights' }).click();
  await spoil(alice, id);
  for (const [group, rules] of Object.entries({
    Contradictions: contradictions,
    'Mistakes of roadmaps': mistakes,
  })) {
    const found = alice.getByRole('region', { name: group, exact: true });
    await expect(found.getByRole('heading', { level: 4 })).toHaveCount(Object.keys(rules).length);
    for (const [title, [what, advice]] of Object.entries(rules)) {
      await expect(rule(alice, title)).toContainText(what);
      await expect(rule(alice, title)).toContainText(`What to do: ${advice}`);
    }
  }
  await inBothSchemes(alice, async (scheme) => {
    await expectNoViolations(alice, `all findings, in ${scheme}`);
    await picture(alice, `${scheme}-findings-all`);
  });

  await test.step('what is done about it: the slice holds more, what promised a day says a quarter, one goes to Next', async () => {
    await rule(alice, 'Release over capacity')
      .getByRole('button', { name: /^First sale ·/ })
      .click();
    const release = alice.getByRole('complementary', { name: 'Release details' });
    await release.getByRole('textbox', { name: 'Capacity' }).fill('90');
    await alice.keyboard.press('Enter');
    await expect(rule(bob, 'Release over capacity')).toHaveCount(0);

    await rule(bob, 'Concrete promise')
      .getByRole('button', { name: /^Answers .*“14 May”/ })
      .click();
    const initiative = bob.getByRole('complementary', { name: 'Initiative details' });
    await initiative.getByLabel('Window').fill('Q2');
    await bob.keyboard.press('Enter');
    await expect(rule(alice, 'Concrete promise')).not.toContainText('14 May');

    await rule(bob, 'Promised now, in no sprint')
      .getByRole('button', { name: 'Ship it faster', exact: true })
      .click();
    await choose(bob, initiative.getByRole('combobox', { name: 'Column' }), 'Next');
    await expect(rule(alice, 'Kitchen sink')).toHaveCount(0);
    await expect(rule(alice, 'Promised now, in no sprint')).not.toContainText('Ship it faster');
    await picture(alice, 'findings-mended');
  });
  await savedOn(alice);
  await savedOn(bob);
});
