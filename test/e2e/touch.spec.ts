/** The drawn map under fingers and pen: tap, double tap, long press, pan, pinch, palms, the keyboard of the screen. */
import type { CDPSession, Page } from '@playwright/test';
import { boxOf, middleOf, onMap, openNewMap, savedOn, titlesOf } from './mapPage.ts';
import { expect, test } from './walk.ts';

const tablet = { viewport: { width: 820, height: 1180 }, hasTouch: true, isMobile: true };
const outline = 'Plan\n  Choose\n    Read\n    Compare\n  Decide\n    Ask\nGo\n  Ride\n    Pack\n';

interface At {
  readonly x: number;
  readonly y: number;
}

/** Fingers on the screen, all at once, as the browser sees them. */
async function hand(page: Page) {
  const devtools: CDPSession = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly At[]) =>
    devtools.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: points.map((point, id) => ({ ...point, id })),
    });
  return {
    down: (...points: At[]) => send('touchStart', points),
    move: (...points: At[]) => send('touchMove', points),
    up: (...left: At[]) => send('touchEnd', left),
    /** Sent at once, so that a slow machine does not make two taps of it, or one long press. */
    tapTwice: async (at: At) => {
      await Promise.all([
        send('touchStart', [at]),
        send('touchEnd', []),
        send('touchStart', [at]),
        send('touchEnd', []),
      ]);
    },
    /** A pen, as the browser sees one. */
    pen: (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', { x, y }: At) =>
      devtools.send('Input.dispatchMouseEvent', {
        type,
        x,
        y,
        button: 'left',
        buttons: type === 'mouseReleased' ? 0 : 1,
        clickCount: 1,
        pointerType: 'pen',
      }),
  };
}

const percentOf = async (page: Page): Promise<number> => {
  const name = await page.getByRole('button', { name: /^Zoom \d+ %/ }).getAttribute('aria-label');
  return Number(/\d+/u.exec(name ?? '')![0]);
};

test('a tap selects, a double tap edits, a long press drags, and let go in its place it asks where to', async ({
  openBrowser,
  picture,
}) => {
  const alice = await openBrowser('alice', tablet);
  await openNewMap(alice, { title: 'By hand', source: { text: outline } });
  const { down, move, up, tapTwice } = await hand(alice);
  const read = await middleOf(onMap(alice, 'Read'));
  await alice.touchscreen.tap(read.x, read.y);
  await expect(onMap(alice, 'Read')).toHaveAttribute('aria-selected', 'true');
  const compare = await middleOf(onMap(alice, 'Compare'));
  await tapTwice(compare);
  const text = alice.getByRole('textbox', { name: 'Text of the story' });
  await expect(text).toBeFocused();
  await text.press('End');
  await text.pressSequentially(' both');
  await text.press('Escape');
  await expect(onMap(alice, 'Compare both')).toBeAttached();

  const ask = await middleOf(onMap(alice, 'Ask'));
  await down(read);
  await expectLifted(alice, 'Read');
  await move({ x: read.x + 40, y: read.y + 10 });
  await picture(alice, 'touch-lifted');
  await move({ x: ask.x, y: ask.y + 30 });
  await up();
  await expect.poll(() => titlesOf(alice, 'story')).toEqual(['Compare both', 'Ask', 'Read', 'Pack']);

  const pack = await middleOf(onMap(alice, 'Pack'));
  await down(pack);
  await expectLifted(alice, 'Pack');
  await up();
  const dialog = alice.getByRole('dialog', { name: 'Move “Pack”' });
  await expect(dialog).toBeVisible();
  await dialog.getByRole('combobox', { name: 'Step' }).tap();
  await alice.getByRole('option', { name: 'Plan › Choose' }).tap();
  await dialog.getByRole('button', { name: 'Move', exact: true }).tap();
  await expect.poll(() => titlesOf(alice, 'story')).toEqual(['Pack', 'Compare both', 'Ask', 'Read']);

  const step = await middleOf(onMap(alice, 'Ride', 'step'));
  const choose = await middleOf(onMap(alice, 'Choose', 'step'));
  await down(step);
  await expectLifted(alice, 'Ride');
  await move({ x: choose.x, y: choose.y });
  await move({ x: choose.x - 40, y: choose.y });
  await up();
  await expect.poll(() => titlesOf(alice, 'step')).toEqual(['Ride', 'Choose', 'Decide']);
  await savedOn(alice);
});

test('taps collapse and expand a step, an activity and a release, on the drawn map too', async ({
  openBrowser,
}) => {
  const alice = await openBrowser('alice', tablet);
  await openNewMap(alice, { title: 'Folded', template: 'online-shop' });
  const tapCorner = async (title: string, kind: 'step' | 'activity'): Promise<void> => {
    const box = await boxOf(onMap(alice, title, kind));
    await alice.touchscreen.tap(box.x + 40, box.y + box.height / 2);
    await expect(onMap(alice, title, kind)).toHaveAttribute('aria-selected', 'true');
    // A little beside the chevron, as fingers do.
    await alice.touchscreen.tap(box.x + Math.min(box.width, 810 - box.x) - 24, box.y + 24);
  };
  await tapCorner('Get an idea', 'step');
  await expect(onMap(alice, 'Get an idea', 'step')).toHaveAttribute('aria-expanded', 'false');
  await expect(onMap(alice, 'See what is new this week')).toHaveCount(0);
  const folded = await boxOf(onMap(alice, 'Get an idea', 'step'));
  await alice.touchscreen.tap(folded.x + folded.width / 2, folded.y + 14);
  await expect(onMap(alice, 'Get an idea', 'step')).toHaveAttribute('aria-expanded', 'true');

  const release = onMap(alice, 'First sale', 'release');
  const lane = (await release.boundingBox())!;
  await alice.touchscreen.tap(lane.x + 14, lane.y + 24);
  await expect(release).toHaveAttribute('aria-expanded', 'false');

  // It is still so when the map is opened again, on this device.
  await alice.reload();
  await expect(release).toHaveAttribute('aria-expanded', 'false');
  await expect(onMap(alice, 'Get an idea', 'step')).toHaveAttribute('aria-expanded', 'true');
});

test('one finger pans, even from a card; two fingers pan and zoom at their middle', async ({
  openBrowser,
}) => {
  const alice = await openBrowser('alice', tablet);
  const wide = Array.from({ length: 12 }, (_, i) => `  Step ${i}\n    Story ${i}`).join('\n');
  await openNewMap(alice, { title: 'By hand', source: { text: `Plan\n${wide}\n` } });
  const { down, move, up } = await hand(alice);
  const card = onMap(alice, 'Story 1');
  const from = await middleOf(card);
  await Promise.all([down(from), move({ x: from.x - 60, y: from.y })]);
  await move({ x: from.x - 200, y: from.y });
  await up();
  await expect.poll(async () => Math.round((await middleOf(card)).x - from.x)).toBe(-200);
  expect(await titlesOf(alice, 'story')).toContain('Story 1');

  const at = await middleOf(card);
  await down({ x: at.x - 60, y: at.y }, { x: at.x + 60, y: at.y });
  await move({ x: at.x - 80, y: at.y }, { x: at.x + 80, y: at.y });
  await move({ x: at.x - 120, y: at.y }, { x: at.x + 120, y: at.y });
  await up();
  await expect.poll(() => percentOf(alice)).toBe(200);
  // The card lies under the middle of the fingers still.
  await expect.poll(async () => Math.round(Math.abs((await middleOf(card)).x - at.x))).toBeLessThan(3);

  const before = await middleOf(card);
  await down({ x: 300, y: 600 }, { x: 420, y: 600 });
  await move({ x: 260, y: 600 }, { x: 380, y: 600 });
  await move({ x: 220, y: 600 }, { x: 340, y: 600 });
  await up();
  await expect.poll(async () => Math.round((await middleOf(card)).x - before.x)).toBe(-80);
  expect(await percentOf(alice)).toBe(200);
});

test('a pen works as the mouse does, and the palm beside it does nothing', async ({ openBrowser }) => {
  const alice = await openBrowser('alice', tablet);
  await openNewMap(alice, { title: 'By pen', source: { text: outline } });
  const { down, move, up, pen } = await hand(alice);
  const read = await middleOf(onMap(alice, 'Read'));
  const ask = await middleOf(onMap(alice, 'Ask'));
  const palm = { x: 700, y: 1000 };
  await pen('mousePressed', read);
  await pen('mouseMoved', { x: read.x + 30, y: read.y });
  await down(palm);
  await move({ x: palm.x - 90, y: palm.y - 200 });
  await pen('mouseMoved', { x: ask.x, y: ask.y + 30 });
  await up();
  await pen('mouseMoved', { x: ask.x, y: ask.y + 31 });
  await pen('mouseReleased', { x: ask.x, y: ask.y + 31 });
  await expect.poll(() => titlesOf(alice, 'story')).toEqual(['Compare', 'Ask', 'Read', 'Pack']);
  expect(await percentOf(alice)).toBe(100);
});

test('the text that is typed stays above the keyboard of the screen', async ({ openBrowser }) => {
  const alice = await openBrowser('alice', tablet);
  await alice.addInitScript(() => {
    const seen = Object.assign(new EventTarget(), { offsetTop: 0, height: innerHeight });
    Object.defineProperty(window, 'visualViewport', { value: seen });
  });
  const long = Array.from({ length: 9 }, (_, i) => `    Story ${i}`).join('\n');
  await openNewMap(alice, { title: 'Low', source: { text: `Plan\n  Choose\n${long}\n` } });
  const low = await middleOf(onMap(alice, 'Story 6'));
  await (await hand(alice)).tapTwice(low);
  const text = alice.getByRole('textbox', { name: 'Text of the story' });
  await expect(text).toBeFocused();
  await alice.evaluate(() => {
    Object.assign(window.visualViewport!, { height: 520 });
    window.visualViewport!.dispatchEvent(new Event('resize'));
  });
  await expect.poll(async () => ((await text.boundingBox())?.y ?? 1000) + 90).toBeLessThan(520);
  await text.press('Enter');
  await expect(text).toHaveValue('');
  await expect.poll(async () => ((await text.boundingBox())?.y ?? 1000) + 90).toBeLessThan(520);
});

/** What a held finger lifts is selected. */
async function expectLifted(page: Page, title: string): Promise<void> {
  await expect(onMap(page, title)).toHaveAttribute('aria-selected', 'true');
}
