/** History: who did what, looking at a version, going back to it and undoing that, and a removal that comes back. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expectNoViolations } from './axe.ts';
import { inBothSchemes, untilStill } from './looks.ts';
import { choose, joinByLink, onMap, openNewMap, runByPalette, savedOn } from './mapPage.ts';
import { expect, test } from './walk.ts';

test('alice reads who did what, looks at a version, goes back to it and undoes it', async ({
  openBrowser,
  picture,
}) => {
  const alice = await openBrowser('alice');
  const id = await openNewMap(alice, { title: 'Shop', template: 'online-shop' });
  const story = alice.locator('[role=row][data-kind=story]').first();
  const title = (await story.getByRole('gridcell').first().textContent())!;
  const { origin } = new URL(alice.url());
  const post = (path: string, data: unknown) =>
    alice.request.post(`${origin}/api/maps/${id}${path}`, { data, headers: { origin } });

  await runByPalette(alice, 'History');
  const panel = alice.getByRole('complementary', { name: 'History' });
  await expect(panel.getByRole('region', { name: 'Who did what' })).toContainText(/added \d+ stories/);

  await test.step('the map of now gets a name', async () => {
    await panel.getByRole('button', { name: 'Name the map as it is now' }).press('Enter');
    await panel.getByLabel('Name of the version').fill('Before the workshop');
    await alice.keyboard.press('Enter');
    await expect(panel.getByRole('heading', { name: 'Before the workshop' })).toBeVisible();
  });
  await test.step('an owner says how long it is kept', async () => {
    await expect(panel.getByText('Every change is kept for ever.')).toBeVisible();
    await choose(alice, panel.getByRole('combobox', { name: 'Keep every change' }), 'for 90 days');
    await expect(panel.getByText(/^Every change is kept for 90 days/)).toBeVisible();
    await inBothSchemes(alice, (scheme) => picture(alice, `${scheme}-history-kept`));
  });
  await test.step('a card is renamed, and the past is looked at', async () => {
    const cardId = (await story.getAttribute('data-id'))!;
    await post('/commands/setText', { id: cardId, field: 'title', text: 'Something else' });
    await expect(onMap(alice, 'Something else')).toBeAttached();
    await panel.getByRole('button', { name: 'Look at it: Before the workshop' }).click();
    const past = alice.getByRole('region', { name: 'A version of the map' });
    await expect(past.getByRole('status').first()).toContainText('The map as it was: Before the workshop');
    await expect(past.getByRole('gridcell', { name: title, exact: true }).first()).toBeAttached();
    await inBothSchemes(alice, async (scheme) => {
      await picture(alice, `${scheme}-history`);
      await expectNoViolations(alice, `history and a version, ${scheme}`);
    });
    await past.getByRole('button', { name: 'Show the outline' }).click();
    await expect(past.getByRole('gridcell', { name: title, exact: true }).first()).toBeVisible();
    await past.getByRole('button', { name: 'Go back to it' }).click();
    await expect(past).toHaveCount(0);
  });
  await expect(onMap(alice, 'Something else')).toHaveCount(0);
  await expect(alice.getByText('Back: 1 card changed.')).toBeVisible();
  await savedOn(alice);
  await alice.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect(onMap(alice, 'Something else')).toBeAttached();
  await savedOn(alice);
  await test.step('what was done is replayed, paused and gone through by keyboard', async () => {
    const read = alice.waitForResponse((answer) => new URL(answer.url()).pathname.endsWith('/history'));
    await panel.getByRole('button', { name: 'Read again' }).click();
    await (await read).finished();
    await untilStill(alice);
    await panel
      .getByRole('button', { name: /^Replay: / })
      .first()
      .click();
    const past = alice.getByRole('region', { name: 'A version of the map' });
    const changed = past.getByRole('gridcell', { name: 'Something else', exact: true });
    const slider = past.getByRole('slider', { name: 'Change' });
    await slider.press('Home');
    await past.getByRole('button', { name: 'Pause' }).click();
    await slider.press('Home');
    await expect(slider).toHaveAttribute('aria-valuetext', /^Change 0 of \d+, before the first of them$/);
    await expect(changed).toHaveCount(0);
    await slider.press('End');
    await expect(slider).toHaveAttribute('aria-valuetext', /^Change (\d+) of \1, You, /);
    await expect(changed).toBeAttached();
    await inBothSchemes(alice, async (scheme) => {
      await picture(alice, `${scheme}-replay`);
      await expectNoViolations(alice, `a replay, ${scheme}`);
    });
    await slider.press('ArrowLeft'); // the undo
    await expect(changed).toHaveCount(0);
    await past.getByRole('button', { name: 'Play' }).click();
    await expect(past.getByRole('button', { name: 'Play' })).toBeVisible();
    await past.getByRole('button', { name: 'Back to today' }).click();
    await expect(past).toHaveCount(0);
  });
  await panel.getByRole('button', { name: 'Close the history' }).click();
  await expect(panel).toHaveCount(0);
});

test('bob removes most of the map; alice is told and brings it back with one click', async ({
  openBrowser,
  bob,
  picture,
}) => {
  const alice = await openBrowser('alice', { viewport: { width: 390, height: 780 } });
  const id = await openNewMap(alice, { title: 'Shop', template: 'online-shop' });
  await joinByLink(alice, bob, 'Editor');
  const { origin } = new URL(bob.url());
  const steps = await bob
    .locator('[role=row][data-kind=step]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-id')));
  const stories = alice.locator('[role=row][data-kind=story]');
  await expect(stories.first()).toBeAttached();
  await bob.request.post(`${origin}/api/maps/${id}/commands/archive`, {
    data: { ids: steps },
    headers: { origin },
  });
  const banner = alice.getByRole('region', { name: 'Many cards were removed' });
  await expect(banner).toContainText(/Bob removed \d+ cards/);
  await expect(stories).toHaveCount(0);
  await picture(alice, 'phone-removal');
  await expectNoViolations(alice, 'the banner of a removal');
  await banner.getByRole('button', { name: 'Bring them back' }).click();
  await expect(banner).toHaveCount(0);
  await expect(stories.first()).toBeAttached();
  await expect(bob.locator('[role=row][data-kind=step]')).toHaveCount(steps.length);
});

test('bob comes back after two hours and reads what alice did since he was here', async ({
  alice,
  bob,
  server,
  picture,
}) => {
  const id = await openNewMap(alice, { title: 'Shop', template: 'online-shop' });
  await joinByLink(alice, bob, 'Editor');
  await savedOn(bob);
  await bob.goto('/');
  // The server writes as well, now and then.
  const database = new DatabaseSync(join(server.dataDir, 'throughline.sqlite'), { timeout: 5000 });
  const earlier = database.prepare(
    'UPDATE visits SET at = at - 7200000, since_at = since_at - 7200000 WHERE map_id = ?',
  );
  await expect.poll(() => earlier.run(id).changes, 'his visit is noted').toBe(1);
  database.close();
  const { origin } = new URL(alice.url());
  await alice.request.post(`${origin}/api/maps/${id}/commands/renameMap`, {
    data: { title: 'Online shop' },
    headers: { origin },
  });
  await bob.goto(`/map/${id}`);
  await savedOn(bob);
  await runByPalette(bob, 'History');
  const since = bob.getByRole('region', { name: 'Since you were here, 2 hours ago' });
  await expect(since).toContainText('Alice');
  await expect(since).toContainText('named the map “Online shop”');
  await picture(bob, 'since-you-were-here');
  await expectNoViolations(bob, 'since you were here');
});
