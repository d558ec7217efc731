/** Images: pasted, dropped and chosen, seen by both, described in words; what is no image says so. */
import type { Page } from '@playwright/test';
import { png, svgWithScript } from '../support/imageFiles.ts';
import { expectNoViolations } from './axe.ts';
import { boxOf, joinByLink, makeLink, onMap, openNewMap, pageKept, savedOn } from './mapPage.ts';
import { expect, test } from './walk.ts';

interface GivenFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: readonly number[];
}

const givenPng = (name: string, width: number, height: number, colour?: number[]): GivenFile => ({
  name,
  type: 'image/png',
  bytes: [...png(width, height, colour)],
});

/** Pastes or drops files on the map, as the browser tells the page. */
async function give(page: Page, how: 'paste' | 'drop', files: readonly GivenFile[]): Promise<void> {
  await page.getByRole('treegrid', { name: 'Story map' }).evaluate(
    (grid, { way, given }) => {
      const transfer = new DataTransfer();
      for (const { name, type, bytes } of given) {
        transfer.items.add(new File([Uint8Array.from(bytes)], name, { type }));
      }
      const { left, top, width, height } = grid.parentElement!.getBoundingClientRect();
      const at = {
        clientX: left + width * 0.6,
        clientY: top + height * 0.6,
        bubbles: true,
        cancelable: true,
      };
      grid.dispatchEvent(
        way === 'paste'
          ? new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true })
          : new DragEvent('drop', { dataTransfer: transfer, ...at }),
      );
    },
    { way: how, given: files },
  );
}

const freeRows = (page: Page) => page.locator('[role=row][data-kind=free]');

/** The colour in the middle of what is drawn for a record. */
async function colourAt(page: Page, name: string): Promise<number[]> {
  const box = await boxOf(onMap(page, name));
  const shot = await page.screenshot({
    clip: { x: box.x + box.width / 2, y: box.y + box.height / 2, width: 1, height: 1 },
  });
  return page.evaluate(
    async (bytes) => {
      const bitmap = await createImageBitmap(new Blob([Uint8Array.from(bytes)]));
      const context = new OffscreenCanvas(1, 1).getContext('2d')!;
      context.drawImage(bitmap, 0, 0);
      return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    },
    [...shot],
  );
}

test('alice drops two images and pastes one; bob sees them drawn and named, and describes one', async ({
  alice,
  bob,
  picture,
}) => {
  await openNewMap(alice, { title: 'Images', template: 'online-shop' });
  await joinByLink(alice, bob, 'Editor');
  await give(alice, 'drop', [
    givenPng('Checkout sketch.png', 320, 200, [214, 60, 90]),
    givenPng('Basket.png', 160, 200, [30, 140, 120]),
  ]);
  await expect(alice.getByText('2 images added.').first()).toBeVisible();
  await expect(onMap(bob, 'Checkout sketch')).toContainText('Image');
  await expect(onMap(bob, 'Basket')).toBeAttached();
  await expect.poll(() => colourAt(bob, 'Checkout sketch')).toEqual([214, 60, 90]);
  await savedOn(alice);
  await picture(alice, 'images-light');
  await alice.emulateMedia({ colorScheme: 'dark' });
  await picture(alice, 'images-dark');

  await give(alice, 'paste', [givenPng('image.png', 90, 60, [250, 200, 40])]);
  await expect(alice.getByText('1 image added.').first()).toBeVisible();
  await expect(freeRows(bob)).toHaveCount(3);
  await onMap(bob, 'Image without a description').focus();
  await bob.getByRole('button', { name: 'Say what the image shows' }).click();
  await bob.keyboard.type('A yellow note');
  await bob.keyboard.press('Escape');
  await expect(onMap(alice, 'A yellow note')).toBeAttached();
  await expectNoViolations(bob, 'a map with images');
  await alice.keyboard.press('Control+z');
  await expect(freeRows(alice)).toHaveCount(2);
});

test('alice chooses a file from the palette; a locked image stays where it is', async ({ alice, bob }) => {
  await openNewMap(alice, { title: 'Chosen', template: 'online-shop' });
  await joinByLink(alice, bob, 'Editor');
  const chooser = alice.waitForEvent('filechooser');
  await alice.getByRole('treegrid', { name: 'Story map' }).press('Control+k');
  await alice.getByRole('combobox').fill('Add images');
  await alice.keyboard.press('Enter');
  await (
    await chooser
  ).setFiles({ name: 'Logo.png', mimeType: 'image/png', buffer: Buffer.from(png(50, 50)) });
  await expect(onMap(bob, 'Logo')).toBeAttached();
  await alice.getByRole('button', { name: 'Lock', exact: true }).click();
  await expect(onMap(bob, 'Logo')).toContainText('locked by a facilitator');
  await onMap(bob, 'Logo').focus();
  await bob.keyboard.press('Alt+ArrowRight');
  await expect(bob.getByText('Not done: Locked by a facilitator.').first()).toBeVisible();
});

test('what is no image, an SVG with a script and a file of 6 MB are refused in words, and nothing is added', async ({
  alice,
}) => {
  await openNewMap(alice, { title: 'Refused', template: 'online-shop' });
  const text = (value: string) => [...new TextEncoder().encode(value)];
  await give(alice, 'drop', [{ name: 'evil.svg', type: 'image/svg+xml', bytes: text(svgWithScript) }]);
  await expect(alice.getByText(/“evil.svg” is an SVG drawing/).first()).toBeVisible();
  await give(alice, 'drop', [
    { name: 'page.png', type: 'image/png', bytes: text('<script>alert(1)</script>') },
  ]);
  await expect(alice.getByText(/“page.png” is not a PNG/).first()).toBeVisible();
  await alice.getByRole('treegrid', { name: 'Story map' }).evaluate((grid) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(6 * 1024 * 1024)], 'huge.png', { type: 'image/png' }));
    grid.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  });
  await expect(alice.getByText(/“huge.png” is 6 MB; an image may have 5 MB/).first()).toBeVisible();
  await expect(freeRows(alice)).toHaveCount(0);
});

test('without a connection it is said that nothing was added; a file that is gone shows its words', async ({
  openBrowser,
  bob,
  picture,
}) => {
  const alice = await openBrowser('alice', { serviceWorkers: 'allow' });
  await openNewMap(alice, { title: 'Offline', template: 'online-shop' });
  await pageKept(alice);
  await alice.context().setOffline(true);
  await give(alice, 'drop', [givenPng('Sketch.png', 40, 40)]);
  await expect(
    alice.getByText(/“Sketch.png” was not added, because the server cannot be reached/).first(),
  ).toBeVisible();
  await expect(freeRows(alice)).toHaveCount(0);
  await alice.context().setOffline(false);
  await savedOn(alice);
  await give(alice, 'drop', [givenPng('Sketch.png', 240, 160)]);
  await expect(onMap(alice, 'Sketch')).toBeAttached();
  await savedOn(alice);
  const link = await makeLink(alice, 'Viewer');
  await bob.route('**/images/*', (route) => route.fulfill({ status: 404 }));
  await bob.goto(link);
  await bob.getByLabel('Your name').fill('Bob');
  await bob.getByRole('button', { name: /join/i }).click();
  await expect(onMap(bob, 'Sketch')).toBeAttached();
  await picture(bob, 'image-missing');
});
