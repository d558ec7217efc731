/** From a key going down in alice's browser to the drawn letter in bob's. */
import { csvOfStories, letIn, makeMapAs } from '../../support/browserGuest.ts';
import { createRandom } from '../../support/random.ts';
import { startServer } from '../../support/startServer.ts';
import { waitFor } from '../../support/waitFor.ts';
import { openBrowsers } from '../browsers.ts';
import { duration, percentile, type Measured, type Row } from '../row.ts';
import { readPaintLog, watchPaint, type PaintLog } from '../watchPaint.ts';

const titles = 20;
const lettersPerTitle = 10;
const alphabet = 'abcdefghijklmnopqrstuvwxyz';

/** On a map of a hundred stories, and on a large one. */
export const keystrokes: readonly Row[] = [keystrokeOn(100, 100), keystrokeOn(2000, 60)];

/** `bar` in milliseconds. */
function keystrokeOn(stories: number, bar: number): Row {
  return {
    name: `keystroke in one browser → pixels in the other, ${stories.toLocaleString('en')} stories`,
    bar: `p95 ≤ ${duration(bar)}`,
    measure: () => measureKeystrokes(stories, bar),
  };
}

async function measureKeystrokes(stories: number, bar: number): Promise<Measured> {
  const server = await startServer();
  const browsers = openBrowsers();
  try {
    const [alice, bob] = [await browsers.open(), await browsers.open()];
    const mapId = await makeMapAs(alice, server.url, 'alice', csvOfStories(stories), 'map.csv');
    await letIn(alice, bob, server.url, 'bob', mapId);
    for (const page of [alice, bob]) {
      await watchPaint(page);
      await page.goto(`${server.url}/map/${mapId}`);
      await page.locator('[data-id^="story:"]').first().waitFor({ state: 'attached' });
    }
    const story = alice.locator('[data-id^="story:"]').first();
    const expected: string[] = [];
    const random = createRandom(7);
    for (let round = 0; round < titles; round++) {
      await story.focus();
      await alice.keyboard.press('Enter');
      await alice.locator('textarea:visible').waitFor();
      await alice.keyboard.press('ControlOrMeta+a');
      await alice.keyboard.press('Delete');
      for (let typed = '', n = 0; n < lettersPerTitle; n++) {
        const letter = alphabet[(round + n) % alphabet.length]!;
        typed += letter;
        expected.push(typed);
        await alice.keyboard.press(letter);
        // People type about ten letters a second, and never in step with the screen.
        await alice.waitForTimeout(40 + random.below(120));
      }
      await alice.keyboard.press('Escape');
      const title = expected.at(-1)!;
      await waitFor(async () => whenSeen(title, await readPaintLog(bob)) < Infinity, {
        what: `${title} to appear in the other browser`,
      });
    }
    const { keys } = await readPaintLog(alice);
    if (keys.length !== expected.length) {
      throw new Error(`${keys.length} keys for ${expected.length} letters`);
    }
    const painted = await readPaintLog(bob);
    const samples = expected.map((text, i) => whenSeen(text, painted) - keys[i]!);
    const p95 = percentile(samples, 0.95);
    const rest = `median ${duration(percentile(samples, 0.5))}, worst ${duration(Math.max(...samples))}`;
    return { value: `p95 ${duration(p95)} (${rest}, ${samples.length} keys)`, meetsBar: p95 <= bar };
  } finally {
    await browsers.close();
    await server.stop();
  }
}

/** A letter is seen with the frame that shows it, be it that the next letter came with it. */
function whenSeen(typed: string, { firstDrawn }: PaintLog): number {
  const times = Object.entries(firstDrawn).flatMap(([text, at]) => (text.startsWith(typed) ? [at] : []));
  return Math.min(...times);
}
