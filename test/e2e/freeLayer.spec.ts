/** The free layer around the map: made with the mouse, by keyboard and by touch, shared, and undone. */
import type { Locator, Page } from '@playwright/test';
import { drag, joinByLink, middleOf, openNewMap } from './mapPage.ts';
import { expect, test } from './walk.ts';

const outline = ['Buy', '  Search', '    By name', '    By price', '  Pay', '    By card'].join('\n');

/** A thing around the map, by what is written on it. */
function free(page: Page, title: string): Locator {
  return page.locator('[role=row][data-kind=free]').filter({
    has: page.getByRole('gridcell', { name: title, exact: true }),
  });
}

async function take(page: Page, tool: string): Promise<void> {
  await page
    .getByRole('toolbar', { name: 'Around the map' })
    .getByRole('button', { name: tool, exact: true })
    .click();
}

/** Points on the empty ground right of the grid. */
const ground = { x: 900, y: 330 };

test('alice and bob make things around the map with the mouse, write on them, and let them become stories', async ({
  alice,
  bob,
  picture,
}) => {
  await openNewMap(alice, { title: 'Around the map', source: { text: outline } });
  await joinByLink(alice, bob, 'Editor');

  await test.step('a double click beside the grid makes a sticky, ready to be written on', async () => {
    await alice.mouse.dblclick(ground.x, ground.y);
    await alice.keyboard.type('Ask the bank');
    await alice.keyboard.press('Escape');
    await expect(free(alice, 'Ask the bank')).toBeAttached();
    await expect(free(bob, 'Ask the bank')).toBeAttached();
  });

  await test.step('frame, text, arrow and drawing are made with the tools', async () => {
    await take(alice, 'Frame');
    await drag(alice, { x: 780, y: 500 }, { x: 1180, y: 760 });
    await alice.keyboard.type('For later');
    await alice.keyboard.press('Escape');
    await take(alice, 'Text');
    await alice.mouse.click(800, 530);
    await alice.keyboard.type('What we do not know yet');
    await alice.keyboard.press('Escape');
    await take(alice, 'Sticky');
    await alice.mouse.click(900, 660);
    await alice.keyboard.type('Instalments');
    await alice.keyboard.press('Escape');
    await take(alice, 'Arrow');
    await drag(
      alice,
      await middleOf(free(alice, 'Ask the bank')),
      await middleOf(free(alice, 'Instalments')),
    );
    await take(alice, 'Draw');
    await drag(alice, { x: 1020, y: 560 }, { x: 1120, y: 700 });
    await alice.keyboard.press('Escape');
    for (const title of ['For later', 'What we do not know yet', 'Instalments', 'Arrow', 'Drawing']) {
      await expect(free(alice, title), title).toHaveCount(1);
    }
    await expect(free(bob, 'Arrow')).toContainText('from Ask the bank to Instalments');
    await expect(free(bob, 'Instalments')).toContainText('in For later');
    await picture(alice, 'free layer');
  });
});
