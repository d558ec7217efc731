/** What a person's device asks for: no motion, colours of their own. */
import { clickOn, onMap, openNewMap } from './mapPage.ts';
import { expect, test } from './walk.ts';

test('where no motion is wanted nothing glides, fades or turns for longer than a blink', async ({
  openBrowser,
}) => {
  const alice = await openBrowser('alice', { reducedMotion: 'reduce' });
  await alice.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { motions: seen });
    const note = (event: Event): void => {
      const { target } = event;
      const animations = target instanceof Element ? target.getAnimations() : [];
      for (const animation of animations) {
        const { duration, iterations } = animation.effect!.getComputedTiming();
        if (Number(duration) > 1 || iterations === Infinity) seen.push((target as Element).className);
      }
    };
    for (const type of ['animationstart', 'transitionrun']) addEventListener(type, note, true);
  });
  await openNewMap(alice, { title: 'Still', template: 'online-shop' });
  await clickOn(alice, onMap(alice, 'Browse a category'));
  await alice.keyboard.press('Control+Enter');
  await expect(alice.getByRole('button', { name: 'Close details' })).toBeVisible();
  await alice.keyboard.press('Escape');
  await alice.keyboard.press('Delete');
  await expect(alice.getByText('Undo', { exact: true })).toBeVisible();
  await alice.getByRole('button', { name: 'Menu' }).click();
  await alice.getByRole('menuitemradio', { name: 'Outline' }).click();
  await expect(onMap(alice, 'Get an idea', 'step')).toBeVisible();
  await alice.getByRole('button', { name: 'Share' }).click();
  await expect(alice.getByRole('dialog', { name: /share/i })).toBeVisible();
  expect(await alice.evaluate(() => (window as unknown as { motions: string[] }).motions)).toEqual([]);
});

test('in colours of the person’s own, what is chosen and where the focus is can be seen by lines', async ({
  openBrowser,
  picture,
}) => {
  const alice = await openBrowser('alice', { forcedColors: 'active', colorScheme: 'dark' });
  await openNewMap(alice, { title: 'Own colours', template: 'online-shop' });
  await clickOn(alice, onMap(alice, 'Browse a category'));
  // The canvas cannot be forced: it takes the colours of high contrast, as the page's own tokens do.
  await expect(alice.locator('html')).toHaveCSS('--surface', '#0a0d12');
  await picture(alice, 'forced-colours-map');
  await alice.getByRole('button', { name: 'Show the outline' }).click();
  const chosen = alice.getByRole('button', { name: 'All', exact: true });
  await expect(chosen).toHaveCSS('outline-style', 'solid');
  await onMap(alice, 'Get an idea', 'step').click();
  await expect(onMap(alice, 'Get an idea', 'step').locator('> div')).toHaveCSS('outline-style', 'solid');
  await picture(alice, 'forced-colours-outline');
});
