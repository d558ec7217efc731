/** C1: what wants to be run is a text like any other, on every surface and in every file that leaves the product. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { hostileTexts, hostileWithin } from '../support/hostileTexts.ts';
import { expectAlarm, watch } from './hostileWatch.ts';
import {
  choose,
  clickOn,
  joinByLink,
  onMap,
  openNewMap,
  runByPalette,
  savedOn,
  savingOf,
  titlesOf,
} from './mapPage.ts';
import { expect, test } from './walk.ts';

const names = hostileWithin(40);
const hostileName = '<img src=x onerror=ran()>';
const nth = (texts: readonly string[], i: number): string => texts[i % texts.length]!;

/** A map with one of these texts wherever a text may be. */
function hostilePlan(): object {
  const some = <T>(count: number, make: (i: number) => T): T[] =>
    Array.from({ length: count }, (_, i) => make(i));
  const at = (i: number, column: number) => ({ x: -400 - column * 400, y: i * 200 });
  const size = { width: 160, height: 120 };
  return {
    title: names[0],
    personas: some(40, (i) => ({ key: `p${i}`, name: nth(names, i) })),
    labels: some(40, (i) => ({ key: `l${i}`, name: nth(names, i + 20) })),
    releases: some(10, (i) => ({
      key: `r${i}`,
      name: nth(hostileTexts, i * 7),
      outcome: nth(hostileTexts, i * 11),
    })),
    activities: some(6, (i) => ({ key: `a${i}`, title: nth(hostileTexts, i * 13), personas: [`p${i}`] })),
    steps: some(24, (i) => ({ key: `s${i}`, title: nth(hostileTexts, i * 9), activity: `a${i % 6}` })),
    stories: hostileTexts.map((title, i) => ({
      key: `t${i}`,
      title,
      step: `s${i % 24}`,
      release: `r${i % 10}`,
      owner: nth(names, i),
      personas: [`p${i % 40}`],
      labels: [`l${i % 40}`],
      details:
        i === 0
          ? [
              '[fine](https://example.com/a)',
              ...hostileTexts.map((text) => `${text}\n\n[go](${text})\n`),
            ].join('\n')
          : title,
    })),
    criteria: some(40, (i) => ({ key: `c${i}`, story: 't0', title: nth(hostileTexts, i * 5) })),
    dependencies: some(8, (i) => ({ key: `d${i}`, story: 't0', needs: `t${i + 1}`, note: nth(names, i) })),
    stickies: some(20, (i) => ({ key: `y${i}`, title: nth(hostileTexts, i), at: at(i, 0), size })),
    texts: some(20, (i) => ({ key: `x${i}`, title: nth(hostileTexts, i + 20), at: at(i, 1) })),
    frames: some(5, (i) => ({ key: `f${i}`, title: nth(hostileTexts, i + 40), at: at(i, 2), size })),
  };
}

async function download(page: Page, start: () => Promise<void>): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), start()]);
  return readFile(await file.path(), 'utf8');
}

async function fromMenu(page: Page, item: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

test('C1: more than 200 texts that want to be run are shown as they are on every surface, and none runs', async ({
  alice,
  bob,
  picture,
  server,
}) => {
  test.slow(); // every text on every surface
  expect(new Set(hostileTexts).size).toBeGreaterThan(200);
  const heard = await watch(alice.context(), server.url);
  const id = await openNewMap(alice, { title: nth(names, 3) }, hostileName);
  const post = async (path: string, data: unknown): Promise<Record<string, unknown>> => {
    const reply = await alice.request.post(`${server.url}/api/maps/${id}${path}`, {
      data,
      headers: { origin: server.url },
    });
    expect(reply.ok(), await reply.text()).toBe(true);
    return (await reply.json()) as Record<string, unknown>;
  };
  await post('/commands/importMap', { plan: hostilePlan() });
  const card = onMap(alice, hostileTexts[0]!, 'story');
  await expect(card).toBeAttached();
  const storyId = await card.getAttribute('data-id');
  for (let i = 0; i < hostileTexts.length; i += 20)
    await Promise.all(
      hostileTexts.slice(i, i + 20).map((text) => post('/commands/addComment', { storyId, text })),
    );
  await post('/versions', { name: hostileName });
  await post('/commands/renameMap', { title: hostileName });

  await test.step('the map, its title and its outline', async () => {
    await expect(alice).toHaveTitle(new RegExp('<img src=x onerror=ran\\(\\)>'));
    expect((await titlesOf(alice, 'story')).sort()).toEqual([...hostileTexts].sort());
    await picture(alice, 'hostile-map');
    await alice.getByRole('button', { name: 'Fit the map' }).click();
    await alice.getByRole('button', { name: 'Show the outline' }).click();
    await expect(onMap(alice, hostileTexts[0]!, 'activity')).toBeVisible();
    await picture(alice, 'hostile-outline');
    await alice.getByRole('button', { name: 'Show the drawn map' }).click();
  });

  await test.step('people, by the name they gave', async () => {
    await joinByLink(alice, bob, 'Editor', hostileName);
    await alice.getByRole('button', { name: /people here/ }).click();
    await expect(alice.getByRole('dialog').getByText(hostileName).first()).toBeVisible();
    await alice.keyboard.press('Escape');
    await alice.getByRole('button', { name: 'Share' }).click();
    await expect(alice.getByText(`${hostileName} (you)`)).toBeVisible();
    await alice.keyboard.press('Escape');
  });

  await test.step('a card’s details, links, criteria and comments', async () => {
    await clickOn(alice, onMap(alice, hostileTexts[0]!, 'story'));
    await alice.keyboard.press('Control+Enter');
    const details = alice
      .getByRole('complementary')
      .filter({ has: alice.getByRole('button', { name: 'Close details' }) });
    await expect(
      details.getByRole('listitem').getByText(hostileTexts.at(-1)!, { exact: true }),
    ).toBeVisible();
    await expect(details.locator('a')).toHaveCount(1);
    const addresses = await details
      .locator('a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(addresses).toEqual(['https://example.com/a']);
    expect(await details.locator('script, iframe, object, style, link, img, svg [onload]').count()).toBe(0);
    await picture(alice, 'hostile-details');
    await alice.getByRole('button', { name: 'Close details' }).click();
  });

  await test.step('lens, search, gaps, history, push, backlog and commands', async () => {
    await alice.getByRole('button', { name: 'Lens and filters' }).click();
    for (const lens of ['Persona', 'Label', 'Owner'])
      await alice.getByRole('radio', { name: lens, exact: true }).check({ force: true });
    await alice.keyboard.press('Escape');
    await alice.keyboard.press('/');
    await alice.getByRole('textbox', { name: 'Search this map' }).fill('<script>');
    await alice.keyboard.press('Enter');
    await alice.keyboard.press('Escape');
    await runByPalette(alice, 'Find gaps');
    await expect(alice.getByRole('complementary', { name: 'Gaps' })).toBeVisible();
    await runByPalette(alice, 'History');
    await expect(alice.getByRole('heading', { name: hostileName })).toBeVisible();
    await runByPalette(alice, `Push “${hostileTexts[0]!}”`);
    await alice
      .getByRole('dialog')
      .getByRole('button', { name: /^Push \d+ changes/ })
      .click();
    await alice.getByRole('tab', { name: 'Backlog' }).click();
    await expect(alice.getByRole('grid', { name: 'Backlog' })).toBeVisible();
    await alice.getByRole('tab', { name: 'Map', exact: true }).click();
  });

  await test.step('a tooltip, a toast and a question', async () => {
    await alice.getByRole('button', { name: 'Undo' }).first().hover();
    await expect(alice.getByText(`Undo push of “${hostileTexts[0]!}”`)).toBeVisible();
    await clickOn(alice, onMap(alice, nth(hostileTexts, 13), 'activity'));
    await alice.keyboard.press('Delete');
    await expect(alice.getByRole('alertdialog')).toContainText(nth(hostileTexts, 13));
    await alice.getByRole('alertdialog').getByRole('button', { name: 'Archive' }).click();
    await expect(alice.getByText(`“${nth(hostileTexts, 13)}” is archived.`)).toBeVisible();
    await alice.getByRole('button', { name: 'Undo', exact: true }).last().click();
  });

  await test.step('files and paper', async () => {
    const json = await download(alice, () => fromMenu(alice, /JSON/));
    expect((JSON.parse(json) as { stories: unknown[] }).stories).toHaveLength(hostileTexts.length);
    expect(await download(alice, () => fromMenu(alice, /CSV/))).toContain('<svg onload=ran()>');
    expect(await download(alice, () => fromMenu(alice, /Markdown/))).not.toBe('');
    const save = (format: string): Promise<string> =>
      download(alice, async () => {
        await fromMenu(alice, /Picture, PDF or print/);
        await choose(alice, alice.getByRole('combobox', { name: 'Format' }), format);
        await alice.getByRole('button', { name: 'Save', exact: true }).click();
      });
    expect(await save('PDF')).toMatch(/^%PDF-/);
    expect(await save('PNG picture')).not.toBe('');
    const svg = await save('SVG drawing');
    // Opened by itself, where no policy of ours protects it.
    const drawing = await alice.context().newPage();
    await drawing.route('**/drawing.svg', (route) =>
      route.fulfill({ contentType: 'image/svg+xml', body: svg }),
    );
    await drawing.goto(`${server.url}/drawing.svg`);
    await expect(drawing.locator('text', { hasText: '<svg onload=ran()>' }).first()).toBeAttached();
    expect(await drawing.locator('script, foreignObject, style, a, use').count()).toBe(0);
    await alice.evaluate(() => {
      window.print = () => void (document.body.dataset['prints'] = 'yes');
    });
    await fromMenu(alice, /Picture, PDF or print/);
    await choose(alice, alice.getByRole('combobox', { name: 'Format' }), 'Print');
    await alice.getByRole('button', { name: 'Print', exact: true }).click();
    await expect(alice.locator('body[data-prints]')).toBeAttached();
    await alice.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  });

  await test.step('the list of maps and a file with losses', async () => {
    await savedOn(alice);
    expect(await savingOf(alice).textContent()).not.toBe('');
    await alice.goto('/');
    await expect(alice.getByText(hostileName).first()).toBeVisible();
    await alice.getByRole('button', { name: /^Import/ }).click();
    const rows = hostileTexts.map((text) => `"${text.replaceAll('"', '""')}"`);
    const buffer = Buffer.from(`story,"${hostileName}"\n${rows.map((row) => `${row},${row}`).join('\n')}`);
    await alice
      .locator('input[type=file]')
      .setInputFiles({ name: `${hostileName}.csv`, mimeType: 'text/csv', buffer });
    await expect(alice.getByRole('dialog').getByText(hostileName).first()).toBeVisible();
    await picture(alice, 'hostile-import');
  });

  expect(heard).toEqual([]);
  await test.step('and the alarm goes off where a text does run', async () => {
    await expectAlarm(alice.context(), heard);
  });
});
