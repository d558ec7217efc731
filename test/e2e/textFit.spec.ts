/** The text area over a card: the same lines in the same places as drawn, composed, emoji, right to left, too long. */
import type { Page } from '@playwright/test';
import { boxOf, clickOn, middleOf, onMap, openNewMap } from './mapPage.ts';
import { expect, test } from './walk.ts';

const long = 'Pick up the parcel at a post office that is open';
const step = 'Choose the place to pick it up on the way';
const activity = 'Plan the best way to a parcel';
const hebrew = 'לשלם בכרטיס אשראי בבית הקפה';

test('while it is typed in, a title has the same lines in the same places at every zoom', async ({
  alice,
  picture,
}) => {
  await openNewMap(alice, { title: 'Lines', source: { text: `${activity}\n  ${step}\n    ${long}\n` } });
  await alice.evaluate(() => document.fonts.ready);
  for (const [presses, percent] of [
    [0, 100],
    [2, 156],
    [-2, 64],
  ] as const) {
    await alice.getByRole('button', { name: /^Zoom \d+ %/ }).click();
    for (let i = 0; i < Math.abs(presses); i++)
      await alice.getByRole('button', { name: presses > 0 ? 'Zoom in' : 'Zoom out' }).click();
    await expect(alice.getByRole('button', { name: new RegExp(`^Zoom ${percent} %`) })).toBeVisible();
    for (const kind of ['story', 'step', 'activity'] as const) {
      const card = onMap(alice, { story: long, step, activity }[kind], kind);
      await clickOn(alice, card);
      // The title's own place: of a story right of the strip, left of the corner's button, above the marks.
      const titleOf = async () => {
        const box = await boxOf(card);
        if (kind !== 'story')
          return { x: box.x + 4, y: box.y + 4, width: box.width - 8, height: box.height - 8 };
        const part = box.width / 200;
        return { x: box.x + 19 * part, y: box.y + 8 * part, width: 146 * part, height: 60 * part };
      };
      await alice.keyboard.press('Escape');
      await alice.mouse.move(700, 850);
      const drawn = await linesIn(alice, await titleOf());
      await alice.keyboard.press('Enter');
      const text = alice.getByRole('textbox', { name: `Text of the ${kind}` });
      await expect(text).toBeFocused();
      await text.evaluate((area) => {
        area.style.caretColor = 'transparent';
      });
      const typed = await linesIn(alice, await titleOf());
      await picture(alice, `text-of-${kind}-at-${percent}`);
      await alice.keyboard.press('Escape');
      const said = `${kind} at ${percent} %: ${JSON.stringify({ drawn, typed })}`;
      expect(drawn.length, said).toBeGreaterThan(1);
      expect(typed.length, said).toBe(drawn.length);
      drawn.forEach((line, i) => {
        expect(Math.abs(line.left - typed[i]!.left), said).toBeLessThanOrEqual(1);
        expect(Math.abs(line.right - typed[i]!.right), said).toBeLessThanOrEqual(1);
        expect(Math.abs(line.top - typed[i]!.top), said).toBeLessThanOrEqual(1);
      });
    }
  }
});

test('a text that is opened on a map too small to be read brings the map nearer, and back again by key', async ({
  alice,
}) => {
  await openNewMap(alice, { title: 'Small', source: { text: `Plan\n  Choose\n    ${long}\n` } });
  const percent = alice.getByRole('button', { name: /^Zoom \d+ %/ });
  await clickOn(alice, onMap(alice, long));
  for (let i = 0; i < 6; i++) await alice.keyboard.press('-');
  await expect(percent).toHaveAccessibleName(/^Zoom 26 %/);
  await alice.keyboard.press('Enter');
  const text = alice.getByRole('textbox', { name: 'Text of the story' });
  await expect(text).toBeFocused();
  await expect(percent).toHaveAccessibleName(/^Zoom 60 %/);
  await text.press('End');
  await text.pressSequentially(' late');
  await text.press('Escape');
  await expect(onMap(alice, `${long} late`)).toBeFocused();
  await alice.keyboard.press('Alt+Backspace');
  await expect(percent).toHaveAccessibleName(/^Zoom 26 %/);
});

test('a title that reads from right to left is drawn and typed from the right', async ({
  alice,
  picture,
}) => {
  await openNewMap(alice, { title: 'Turned', source: { text: `Plan\n  Choose\n    ${hebrew}\n    Left\n` } });
  await clickOn(alice, onMap(alice, 'Left'));
  const box = await boxOf(onMap(alice, hebrew));
  const clip = { x: box.x + 17, y: box.y + 8, width: 166, height: 60 };
  const drawn = await linesIn(alice, clip);
  // Ragged at the left, even at the right.
  expect(Math.abs(drawn[0]!.right - drawn[1]!.right)).toBeLessThanOrEqual(3);
  expect(drawn[0]!.right).toBeGreaterThan(155);
  await clickOn(alice, onMap(alice, hebrew), { clickCount: 2 });
  await expect(alice.getByRole('textbox', { name: 'Text of the story' })).toBeFocused();
  await picture(alice, 'text-right-to-left');
  await alice.keyboard.press('Escape');
});

test('composed text, emoji and a paste that is too long', async ({ alice }) => {
  await openNewMap(alice, { title: 'Typed', source: { text: 'Plan\n  Choose\n    Story\n' } });
  const { x, y } = await middleOf(onMap(alice, 'Story'));
  await alice.mouse.dblclick(x, y);
  const text = alice.getByRole('textbox', { name: 'Text of the story' });
  await expect(text).toBeFocused();
  await text.press('Control+a');
  const devtools = await alice.context().newCDPSession(alice);
  const compose = (composed: string) =>
    devtools.send('Input.imeSetComposition', {
      text: composed,
      selectionStart: composed.length,
      selectionEnd: composed.length,
    });
  await compose('に');
  await compose('にほ');
  // Half a word is nobody else's business.
  await expect(onMap(alice, 'Story')).toBeAttached();
  await devtools.send('Input.insertText', { text: '日本' });
  await expect(text).toHaveValue('日本');
  await expect(onMap(alice, '日本')).toBeAttached();

  await devtools.send('Input.insertText', { text: ' 👨‍👩‍👧🇫🇷' });
  await expect(text).toHaveValue('日本 👨‍👩‍👧🇫🇷');
  await text.press('ArrowLeft');
  await text.press('Delete');
  await expect(onMap(alice, '日本 👨‍👩‍👧')).toBeAttached();
  await text.press('ArrowLeft');
  await devtools.send('Input.insertText', { text: 'für ' });
  await expect(onMap(alice, '日本 für 👨‍👩‍👧')).toBeAttached();

  await text.press('End');
  await text.evaluate((area) => {
    const data = new DataTransfer();
    data.setData('text/plain', 'x'.repeat(10_000));
    area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
  });
  await expect(alice.getByText(/A title holds 500 characters/).first()).toBeVisible();
  await text.press('Escape');
  await expect(onMap(alice, '日本 für 👨‍👩‍👧')).toBeFocused();
});

interface Line {
  readonly top: number;
  readonly left: number;
  readonly right: number;
}

/** Where the lines of text are within a part of the page, by what stands out from its corner. */
async function linesIn(
  page: Page,
  clip: { x: number; y: number; width: number; height: number },
): Promise<Line[]> {
  const picture = (await page.screenshot({ clip })).toString('base64');
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    const lines: { top: number; left: number; right: number }[] = [];
    let open = false;
    const away = (at: number): number =>
      [0, 1, 2].reduce((sum, part) => sum + Math.abs(data[at + part]! - data[part]!), 0);
    for (let y = 0; y < height; y++) {
      const ink = Array.from({ length: width }, (_, x) => x).filter((x) => away((y * width + x) * 4) > 300);
      if (ink.length === 0) open = false;
      else if (!open) {
        open = true;
        lines.push({ top: y, left: ink[0]!, right: ink.at(-1)! });
      } else {
        const line = lines.at(-1)!;
        line.left = Math.min(line.left, ink[0]!);
        line.right = Math.max(line.right, ink.at(-1)!);
      }
    }
    return lines;
  }, picture);
}
