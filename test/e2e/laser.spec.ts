/** The laser pointer: what one draws in the air the other sees, with a name, and it is gone a moment later. */
import type { Page } from '@playwright/test';
import { joinByLink, middleOf, onMap, openNewMap, titlesOf } from './mapPage.ts';
import { expect, test } from './walk.ts';

/** How much of the laser's own layer is painted, in squares of four pixels; null: it is not there. */
const painted = (page: Page): Promise<number | null> =>
  page.evaluate(() => {
    const layer = document.querySelector<HTMLCanvasElement>('canvas[data-laser-layer]');
    if (layer === null || layer.width === 0) return null;
    const [width, height] = [Math.ceil(layer.width / 4), Math.ceil(layer.height / 4)];
    const small = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
    small.drawImage(layer, 0, 0, width, height);
    return small.getImageData(0, 0, width, height).data.filter((value, i) => i % 4 === 3 && value > 0).length;
  });

test('alice points with the laser; bob sees it, nothing is changed by it, and it fades', async ({
  alice,
  bob,
  picture,
}) => {
  await openNewMap(alice, { title: 'Laser', template: 'online-shop' });
  await joinByLink(alice, bob, 'Viewer');
  const before = await titlesOf(alice, 'story');
  const { x, y } = await middleOf(onMap(alice, 'Browse a category'));
  await alice.keyboard.press('Escape');
  await onMap(alice, 'Browse a category').focus();
  await alice.keyboard.press('Escape');
  await alice.keyboard.press('l');
  const button = alice.getByRole('button', { name: 'Laser pointer' });
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  await expect(alice.getByRole('status').filter({ hasText: 'Laser pointer in hand' })).toBeAttached();
  await expect.poll(() => painted(alice)).toBe(0);
  await alice.mouse.move(x, y);
  await alice.mouse.down();
  for (let i = 1; i <= 12; i++) await alice.mouse.move(x + i * 24, y + 60 * Math.sin(i / 1.5));
  await expect.poll(() => painted(bob)).toBeGreaterThan(12);
  await picture(bob, 'laser');
  expect(await painted(alice)).toBeGreaterThan(12);
  await alice.mouse.up();
  await expect.poll(() => painted(bob)).toBe(0);
  await expect.poll(() => painted(alice)).toBe(0);
  expect(await titlesOf(alice, 'story')).toEqual(before);
  await alice.keyboard.press('Escape');
  await expect(button).toHaveAttribute('aria-pressed', 'false');
});

test('by finger and without motion there is a dot, and no trail', async ({ alice, openBrowser }) => {
  await openNewMap(alice, { title: 'Still', template: 'online-shop' });
  const tablet = await openBrowser('tablet', {
    hasTouch: true,
    viewport: { width: 1100, height: 800 },
    reducedMotion: 'reduce',
  });
  await joinByLink(alice, tablet, 'Editor', 'Carol');
  await tablet.getByRole('button', { name: 'Laser pointer' }).click();
  await expect.poll(() => painted(tablet)).toBe(0);
  const { x, y } = await middleOf(onMap(tablet, 'Browse a category'));
  const touch = await tablet.context().newCDPSession(tablet);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', by: number): Promise<unknown> =>
    touch.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x: x + by, y }],
    });
  await send('touchStart', 0);
  for (let by = 10; by <= 200; by += 10) await send('touchMove', by);
  await expect.poll(() => painted(alice)).toBeGreaterThan(12);
  const dots = await painted(tablet);
  expect(dots).toBeGreaterThan(6);
  expect(dots).toBeLessThan(60);
  await send('touchEnd', 0);
  await expect.poll(() => painted(alice)).toBe(0);
});
