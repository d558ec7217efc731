/** Kept pictures of maps of 30, 500 and 2,000 cards at fit and at 100 %, light and dark, and on a phone. */
import { inBothSchemes } from './looks.ts';
import { openNewMap } from './mapPage.ts';
import { expect, test } from './walk.ts';

const sizes = [
  { cards: 30, steps: 6 },
  { cards: 500, steps: 20 },
  { cards: 2000, steps: 40 },
] as const;
const kinds = ['story', 'story', 'bug', 'story', 'technical', 'story', 'spike'] as const;
const stages = ['idea', 'backlog', 'idea', 'planned', 'inProgress', 'done'] as const;
const releases = ['First sale', 'Worth coming back', 'Grow the basket'];

/** As CSV, with kinds and stages of all sorts. */
function tableOf(cards: number, steps: number): string {
  const rows = ['activity,step,story,release,estimate,kind,stage'];
  for (let step = 0; step < steps; step++) {
    for (let story = 0; story < cards / steps; story++) {
      const release = releases[Math.floor((story * releases.length * steps) / cards)]!;
      const kind = kinds[(story + step) % kinds.length]!;
      const stage = stages[(story * 3 + step) % stages.length]!;
      rows.push(
        `Activity ${Math.floor(step / 4) + 1},Step ${step + 1} of the journey,Find thing ${story + 1} of step ${step + 1} by its name,${release},${(story % 8) + 1},${kind},${stage}`,
      );
    }
  }
  return rows.join('\n');
}

test('maps of 30, 500 and 2,000 cards at fit and at 100 %', async ({ openBrowser, picture }) => {
  const alice = await openBrowser('alice');
  for (const { cards, steps } of sizes) {
    await openNewMap(alice, {
      title: `${cards} cards`,
      source: { text: tableOf(cards, steps), fileName: 'map.csv' },
    });
    await alice.evaluate(() => document.fonts.ready);
    const percent = alice.getByRole('button', { name: /^Zoom \d+ %/ });
    await expect(percent).toHaveAccessibleName(/^Zoom 100 %/);
    await inBothSchemes(alice, (scheme) => picture(alice, `${cards}-cards-${scheme}-100`));
    await alice.getByRole('button', { name: 'Fit the map' }).click();
    await expect(percent).not.toHaveAccessibleName(/^Zoom 100 %/);
    await inBothSchemes(alice, (scheme) => picture(alice, `${cards}-cards-${scheme}-fit`));
  }
});

test('the same on a phone, as outline and as drawn map', async ({ openBrowser, picture }) => {
  const alice = await openBrowser('alice', {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  await openNewMap(alice, { title: '500 cards', source: { text: tableOf(500, 20), fileName: 'map.csv' } });
  await expect(alice.getByRole('button', { name: 'All', exact: true })).toBeVisible();
  await inBothSchemes(alice, (scheme) => picture(alice, `phone-500-cards-${scheme}-outline`));
  await alice.getByRole('button', { name: 'Show the drawn map' }).tap();
  await expect(alice.getByRole('button', { name: /^Zoom \d+ %/ })).toBeVisible();
  await inBothSchemes(alice, (scheme) => picture(alice, `phone-500-cards-${scheme}-map`));
});
