/** A full room: twenty-five people on one map, their cursors, what they are at, and the list of them. */
import type { Page } from '@playwright/test';
import { closeProviders, Guest } from '../server/support/guest.ts';
import { expectNoViolations } from './axe.ts';
import { openNewMap } from './mapPage.ts';
import { expect, test } from './walk.ts';

test.afterEach(closeProviders);

test('of twenty-five cursors twenty are shown and the rest is counted; the list names everybody with their role', async ({
  alice,
  server,
  picture,
}) => {
  const mapId = await openNewMap(alice, { title: 'Full room', template: 'online-shop' });
  const card = alice.locator('[role=row][data-kind=story]').nth(3);
  const story = (await card.getAttribute('data-id'))!;
  const title = (await card.locator('[role=gridcell]').first().textContent())!;
  const origin = new URL(alice.url()).origin;
  const made = await alice.request.post(`${origin}/api/maps/${mapId}/links`, {
    data: { role: 'viewer' },
    headers: { origin },
  });
  const { token } = (await made.json()) as { token: string };

  const people = await Promise.all(
    Array.from({ length: 25 }, async (_, i) => {
      const guest = await Guest.signIn(server.url, `Guest ${String(i + 1).padStart(2, '0')}`);
      await guest.join(token);
      return guest.open(mapId);
    }),
  );
  people.forEach(({ provider }, i) =>
    provider.awareness.setLocalState({
      presence: {
        cursor: { x: 80 + (i % 5) * 190, y: 60 + Math.floor(i / 5) * 110 },
        selection: i === 0 ? [story] : [],
        editing: null,
        drag: null,
      },
    }),
  );

  await expect.poll(() => onScreen(alice)).toBe(20);
  await expect(alice.getByText('5 more here')).toBeVisible();
  const bar = alice.getByRole('button', { name: '26 people here' });
  await expect(bar).toContainText('+22');
  await picture(alice, 'crowd');
  await bar.click();
  const list = alice.getByRole('list', { name: 'Here now' });
  await expect(list.getByRole('listitem')).toHaveCount(26);
  await expect(list.getByRole('listitem').first()).toContainText('Owner');
  await expect(list.getByRole('button', { name: 'Follow Guest 01' })).toBeInViewport();
  const first = list.getByRole('listitem').filter({ hasText: 'Guest 01' });
  await expect(first).toContainText('Viewer');
  await expect(first).toContainText(`At ${title}`);
  await expectNoViolations(alice, 'the list of a full room');
  await picture(alice, 'crowd-list');
  await alice.keyboard.press('Escape');

  await test.step('who leaves is gone, and the next one is shown in their place', async () => {
    for (const { provider } of people.slice(0, 10)) provider.awareness.setLocalState(null);
    await expect.poll(() => onScreen(alice)).toBe(15);
    await expect(alice.getByText(/more here/)).toHaveCount(0);
    await expect(alice.getByRole('button', { name: '16 people here' })).toBeVisible();
  });

  await test.step('and all of them hide for whom they are in the way', async () => {
    await alice.getByRole('button', { name: '16 people here' }).click();
    await alice.getByRole('checkbox', { name: 'Show everybody’s cursors' }).uncheck();
    await expect.poll(() => onScreen(alice)).toBe(0);
  });
});

/** How many cursors are where they can be seen. */
function onScreen(page: Page): Promise<number> {
  return page.locator('[data-cursor]').evaluateAll((cursors) => {
    const boxes = cursors.map((cursor) => cursor.getBoundingClientRect());
    return boxes.filter(({ x, y }) => x > 0 && y > 0).length;
  });
}
