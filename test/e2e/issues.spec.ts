/** The key of a story's issue: on its card, in its details, in the mirror, the outline and the backlog, and taken off again. */
import { expectNoViolations } from './axe.ts';
import { inBothSchemes } from './looks.ts';
import { clickOn, makeLink, onMap, openNewMap, savedOn } from './mapPage.ts';
import { runCommand } from './runCommand.ts';
import { expect, test } from './walk.ts';

const table = [
  'activity,step,story,release,estimate,kind,stage,owner',
  'Buy,Pay,Pay by card,First,3,story,backlog,Alice',
  'Buy,Pay,Pay by invoice,First,5,bug,backlog,',
  'Buy,Pay,Pay later,First,,technical,idea,',
  'Buy,Ask,Ask a person,First,13,story,done,Bob',
  'Buy,Ask,Ask at night when nobody is in the shop any more and it is late,First,8,spike,backlog,Alice',
  'Buy,Ask,No issue,First,8,story,backlog,Alice',
].join('\n');
const keys: Readonly<Record<string, string>> = {
  'Pay by card': '#12',
  'Pay by invoice': '#1308',
  'Pay later': '#14',
  'Ask a person': 'SHOP-128',
  'Ask at night when nobody is in the shop any more and it is late': 'SHOPPING-12801',
};
const host = 'github.example.org';

test('alice sees on each card which issue it became, goes there from its details, and takes it off; who only reads cannot', async ({
  alice,
  openBrowser,
  picture,
}) => {
  const id = await openNewMap(alice, { title: 'Shop', source: { text: table, format: 'csv' } });
  const links: object[] = [];
  for (const [title, key] of Object.entries(keys)) {
    const storyId = await onMap(alice, title).getAttribute('data-id');
    links.push({ storyId, issue: { key, url: `https://${host}/shop/issues/${key.replace('#', '')}` } });
  }
  await runCommand(alice, id, 'linkIssues', { links });
  await expect(onMap(alice, 'Pay by card')).toBeAttached();
  await expect(alice.getByRole('gridcell', { name: /issue #12$/ })).toBeAttached();
  await inBothSchemes(alice, (scheme) => picture(alice, `cards-with-issues-${scheme}`));

  await clickOn(alice, onMap(alice, 'Pay by card'));
  await alice.keyboard.press('Control+Enter');
  const details = alice.getByRole('complementary', { name: 'Story details' });
  const issue = details.getByRole('group', { name: 'Issue' });
  const way = issue.getByRole('link', { name: `#12 (${host})` });
  await expect(way).toHaveAttribute('href', `https://${host}/shop/issues/12`);
  await expect(way).toHaveAttribute('rel', 'noopener noreferrer');
  await expect(way).toHaveAttribute('target', '_blank');
  await issue.scrollIntoViewIfNeeded();
  await inBothSchemes(alice, async (scheme) => {
    await expectNoViolations(alice, `an issue in the details, ${scheme}`);
    await picture(alice, `issue-in-details-${scheme}`);
  });

  const reader = await openBrowser('carol');
  await reader.goto(await makeLink(alice, 'Viewer'));
  await reader.getByLabel('Your name').fill('Carol');
  await reader.getByRole('button', { name: /join/i }).click();
  await clickOn(reader, onMap(reader, 'Pay by card'));
  await reader.keyboard.press('Control+Enter');
  const hers = reader.getByRole('group', { name: 'Issue' });
  await expect(hers.getByRole('link')).toHaveCount(1);
  await expect(hers.getByRole('button')).toHaveCount(0);

  await issue.getByRole('button', { name: 'Unlink #12' }).click();
  await expect(issue).toHaveCount(0);
  await expect(details).toBeFocused();
  await expect(hers).toHaveCount(0);
  await alice.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect(issue).toBeVisible();
  await expect(hers).toBeVisible();
  await savedOn(alice);
});

test('alice finds a story by the key of its issue, and reads it in the outline and in a column of the backlog', async ({
  alice,
  picture,
}) => {
  const id = await openNewMap(alice, { title: 'Shop', source: { text: table, format: 'csv' } });
  const storyId = await onMap(alice, 'Pay by card').getAttribute('data-id');
  const issue = { key: 'SHOP-128', url: `https://${host}/browse/SHOP-128` };
  await runCommand(alice, id, 'linkIssues', { links: [{ storyId, issue }] });
  await alice.keyboard.press('/');
  await alice.getByRole('search').getByRole('textbox').fill('shop-128');
  await alice.keyboard.press('Enter');
  await alice.keyboard.press('Escape');
  await expect(onMap(alice, 'Pay by card')).toBeFocused();
  await alice.getByRole('button', { name: 'Show the outline' }).click();
  await expect(alice.getByText('SHOP-128', { exact: true })).toBeVisible();
  await picture(alice, 'outline-with-issue');
  await alice.getByRole('tab', { name: 'Backlog' }).click();
  await alice.getByRole('button', { name: 'Columns' }).click();
  await alice.getByRole('checkbox', { name: 'Issue', exact: true }).click();
  await alice.keyboard.press('Escape');
  await expect(alice.getByRole('gridcell', { name: 'SHOP-128', exact: true })).toBeVisible();
  await picture(alice, 'backlog-with-issue');
});
