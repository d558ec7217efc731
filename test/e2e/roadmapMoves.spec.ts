/** Initiatives that are taken elsewhere where they are seen in time and under their themes: by mouse, finger, keys and menu. */
import type { Locator, Page } from '@playwright/test';
import { expectNoViolations } from './axe.ts';
import { inBothSchemes } from './looks.ts';
import { drag, joinByLink, middleInSight, savedOn } from './mapPage.ts';
import { card, look, openRoadmap } from './roadmapPage.ts';
import { commandsOf, joinOnPhone, openLinedMap, storiesOf } from './strategyMap.ts';
import { expect, test } from './walk.ts';

test('a bar goes to another quarter and a card to another theme, for bob as well, each in one step of undo', async ({
  alice,
  bob,
  openBrowser,
  picture,
}) => {
  test.slow();
  await openLinedMap(alice, 'Moves');
  const run = commandsOf(alice);
  const stories = [...(await storiesOf(alice)).values()];
  await run('addDependency', { storyId: stories[0], needsId: stories[4], kind: 'technical' });
  await run('addTheme', { title: 'Trust', kind: 'opportunity' });
  await joinByLink(alice, bob, 'Editor');
  const [surface, his] = [await openRoadmap(alice), await openRoadmap(bob)];
  for (const person of [alice, bob]) await look(person, 'Timeline');
  const sheet = surface.getByRole('region', { name: 'Initiatives by quarter' });

  await test.step('a bar is dragged to another quarter, by keys and menu too, and bob sees it there', async () => {
    const bar = (page: Locator, title: RegExp): Locator => page.getByRole('button', { name: title });
    const [click, search] = [/^Pay with one click/, /^Search that understands/];
    const headOf = (name: string): Locator => sheet.locator('[data-quarter]').filter({ hasText: name });
    const from = await middleInSight(bar(sheet, click));
    const to = await middleInSight(headOf('Q2 2027'));
    await alice.mouse.move(from.x, from.y);
    await alice.mouse.down();
    await alice.mouse.move(to.x - 20, from.y, { steps: 5 });
    await alice.mouse.move(to.x, from.y, { steps: 5 });
    await expect(surface.getByText('Pay with one click → Q2 2027')).toBeVisible();
    await inBothSchemes(alice, (scheme) => picture(alice, `${scheme}-roadmap-timeline-drag`));
    await alice.mouse.up();
    await expect(bar(his, /^Pay with one click.*Q2 2027/)).toBeVisible();
    await expect(surface.getByText('“Pay with one click” is in Q2 2027 now.')).toBeAttached();
    await expect(surface.getByText('1 dependency between initiatives', { exact: true })).toBeVisible();
    await alice.keyboard.press('Control+z');
    await expect(bar(his, /^Pay with one click.*Q1 2027/)).toBeVisible();

    await bar(sheet, click).focus();
    await alice.keyboard.press('Alt+ArrowRight');
    await alice.keyboard.press('Alt+Shift+ArrowRight');
    await expect(bar(his, /^Pay with one click.*Q2–Q3 2027/)).toBeVisible();
    await expect(bar(sheet, click)).toBeFocused();
    await sheet.getByRole('button', { name: /^Options for “Search that/ }).press('Enter');
    await alice.getByRole('menuitem', { name: /^Plan it for Q/ }).press('Enter');
    await sheet.getByRole('button', { name: /^Options for “Search that/ }).press('Enter');
    await inBothSchemes(alice, async (scheme) => {
      await expectNoViolations(alice, `the menu of a bar in ${scheme}`);
      await picture(alice, `${scheme}-roadmap-timeline-menu`);
    });
    await alice.getByRole('menuitem', { name: /^A quarter later/ }).press('Enter');
    const none = await middleInSight(headOf('No window'));
    await drag(bob, await middleInSight(bar(his, search)), { x: none.x, y: none.y + 40 });
    await expect(bar(sheet, /^Search that understands.*No window/)).toBeVisible();
  });

  await test.step('a card is dragged to another theme, and goes on and back by keys and menu', async () => {
    const [click, trust, paying] = ['Pay with one click', 'Trust', 'Paying takes too long'];
    const section = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });
    const within = (page: Page, name: string): Locator =>
      section(page, name).getByRole('button', { name: click, exact: true });
    for (const person of [alice, bob]) await look(person, 'Themes');
    const from = await middleInSight(card(alice, click));
    const to = await middleInSight(section(alice, trust).getByText('No initiative works on'));
    await alice.mouse.move(from.x, from.y);
    await alice.mouse.down();
    await alice.mouse.move(to.x, to.y - 20, { steps: 5 });
    await alice.mouse.move(to.x, to.y, { steps: 5 });
    await inBothSchemes(alice, (scheme) => picture(alice, `${scheme}-roadmap-themes-drag`));
    await alice.mouse.up();
    await expect(within(bob, trust)).toBeVisible();
    await within(alice, trust).press('Alt+ArrowUp');
    await expect(within(bob, paying)).toBeVisible();
    await expect(within(alice, paying)).toBeFocused();
    await surface.getByRole('button', { name: `Options for “${click}”` }).press('Enter');
    await alice.getByRole('menuitem', { name: 'No theme' }).press('Enter');
    await expect(within(bob, 'No theme')).toBeVisible();
    await alice.keyboard.press('Control+z');
    await expect(within(bob, paying)).toBeVisible();
  });

  await test.step('a finger takes a bar by its grip', async () => {
    const tablet = { viewport: { width: 820, height: 700 }, hasTouch: true, isMobile: true };
    const carol = await openBrowser('carol', tablet);
    await joinOnPhone(alice, carol, 'Editor');
    const hers = await openRoadmap(carol);
    await look(carol, 'Timeline');
    const bar = hers
      .getByRole('listitem')
      .filter({ has: carol.getByRole('button', { name: /^Follow the parcel/ }) });
    const grip = bar.locator('[aria-hidden]').first();
    const { x, y } = await middleInSight(grip);
    const touch = await carol.context().newCDPSession(carol);
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', by: number): Promise<unknown> =>
      touch.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [{ x: x - by, y }],
      });
    await send('touchStart', 0);
    for (const by of [10, 60, 120, 176]) await send('touchMove', by);
    await inBothSchemes(carol, (scheme) => picture(carol, `${scheme}-roadmap-timeline-touch`));
    await send('touchEnd', 176);
    await expect(hers.getByText('“Follow the parcel” is in Q1 2027 now.')).toBeAttached();
    await look(alice, 'Timeline');
    await expect(sheet.getByRole('button', { name: /^Follow the parcel.*Q1 2027/ })).toBeVisible();
  });
  await savedOn(alice);
});
