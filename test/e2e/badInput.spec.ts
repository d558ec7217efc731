/** What nobody should send: endless titles, orphans, equal ranks, numbers that are none, broken clipboards. */
import type { Page } from '@playwright/test';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { recordsOf } from '../../shared/model/document.ts';
import { waitFor } from '../support/waitFor.ts';
import { clickOn, onMap, openNewMap, savedOn, titlesOf } from './mapPage.ts';
import { expect, test } from './walk.ts';

const outline = 'Plan\n  Choose\n    Read\n    Compare\n    Ask\n';

interface Stranger {
  readonly doc: Y.Doc;
  readonly closed: number[];
  readonly leave: () => void;
}

/** Somebody who edits the map with another program: the stock provider and a share link's token. */
async function stranger(page: Page, mapId: string): Promise<Stranger> {
  const { origin } = new URL(page.url());
  const made = await page.request.post(`${origin}/api/maps/${mapId}/links`, {
    data: { role: 'editor' },
    headers: { origin },
  });
  const { token } = (await made.json()) as { token: string };
  const doc = new Y.Doc();
  class OriginSocket extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { origin } });
    }
  }
  const provider = new WebsocketProvider(`${origin.replace('http', 'ws')}/sync`, `map:${mapId}`, doc, {
    WebSocketPolyfill: OriginSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    params: { token },
  });
  const closed: number[] = [];
  provider.on('connection-close', (event) => {
    if (event !== null) closed.push(event.code);
  });
  await waitFor(() => provider.synced, { what: 'the stranger to be in sync' });
  return {
    doc,
    closed,
    leave: () => {
      provider.destroy();
      doc.destroy();
    },
  };
}

function storyCalled(doc: Y.Doc, title: string): Y.Map<unknown> {
  for (const record of recordsOf(doc, 'story').values())
    if (String(record.get('title')) === title) return record;
  throw new Error(`${title} is not in the document.`);
}

test('C8: a title as long as it may be is drawn; one of 100,000 characters is refused to who sends it, and the map goes on', async ({
  alice,
  picture,
}) => {
  const id = await openNewMap(alice, { title: 'Long', source: { text: outline } });
  const other = await stranger(alice, id);
  const unbroken = storyCalled(other.doc, 'Ask').get('title') as Y.Text;
  unbroken.insert(unbroken.length, 'x'.repeat(497));
  const longest = `Ask${'x'.repeat(497)}`;
  await expect(onMap(alice, longest)).toBeAttached();
  await picture(alice, 'title-longest');
  const title = storyCalled(other.doc, 'Compare').get('title') as Y.Text;
  title.insert(title.length, `: ${'word '.repeat(20_000)}`);
  await waitFor(() => other.closed.some((code) => code >= 4400 && code < 4500), {
    what: 'the stranger to be refused',
  });
  await clickOn(alice, onMap(alice, 'Read'));
  await alice.keyboard.type('ing on');
  await alice.keyboard.press('Escape');
  await expect(onMap(alice, 'Reading on')).toBeAttached();
  expect(await titlesOf(alice, 'story')).toEqual(['Reading on', 'Compare', longest]);
  await savedOn(alice);
  other.leave();
});

test('orphans and equal ranks from another program are shown, each once, and can be put right', async ({
  alice,
}) => {
  const id = await openNewMap(alice, { title: 'Orphans', source: { text: outline } });
  const other = await stranger(alice, id);
  other.doc.transact(() => {
    for (const title of ['Read', 'Compare']) storyCalled(other.doc, title).set('order', 'a0');
    storyCalled(other.doc, 'Ask').set('stepId', 'step:gone');
  });
  await expect(alice.getByRole('row', { name: /^Unplaced/ })).toBeAttached();
  const titles = await titlesOf(alice, 'story');
  expect([...titles].sort()).toEqual(['Ask', 'Compare', 'Read']);
  await clickOn(alice, onMap(alice, titles[1]!));
  await alice.keyboard.press('Alt+ArrowUp');
  await expect.poll(async () => (await titlesOf(alice, 'story')).slice(0, 2)).toEqual([titles[1], titles[0]]);
  await clickOn(alice, onMap(alice, 'Ask'));
  await alice.keyboard.press('Alt+ArrowLeft');
  await expect(alice.getByRole('row', { name: /^Unplaced/ })).toHaveCount(0);
  expect(await titlesOf(alice, 'story')).toHaveLength(3);
  await savedOn(alice);
  other.leave();
});

test('a number that is none is refused to who sends it, and nobody else sees anything of it', async ({
  alice,
}) => {
  const id = await openNewMap(alice, { title: 'Numbers', source: { text: outline } });
  const other = await stranger(alice, id);
  storyCalled(other.doc, 'Read').set('estimate', Number.NaN);
  await waitFor(() => other.closed.some((code) => code >= 4400 && code < 4500), {
    what: 'the stranger to be refused',
  });
  await clickOn(alice, onMap(alice, 'Read'));
  await alice.keyboard.press('Control+Enter');
  await expect(alice.getByLabel('Estimate')).toHaveValue('');
  await alice.getByLabel('Estimate').fill('NaN');
  await alice.getByLabel('Estimate').press('Tab');
  await alice.getByRole('button', { name: 'Close details' }).click();
  await expect(onMap(alice, 'Read')).toContainText('no estimate');
  await savedOn(alice);
  other.leave();
});

test('a broken clipboard is told in words or pasted as text, and never run', async ({ alice }) => {
  await openNewMap(alice, { title: 'Clipboard', source: { text: outline } });
  await clickOn(alice, onMap(alice, 'Read'));
  const paste = (content: Record<string, string>) =>
    alice.evaluate((given) => {
      const data = new DataTransfer();
      for (const [type, text] of Object.entries(given)) data.setData(type, text);
      document.activeElement!.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, content);
  await paste({ 'text/html': '<table><tr><td><img src=x onerror="window.ran = true">' });
  await expect(alice.getByText('There is no text on the clipboard to paste.').first()).toBeVisible();
  await paste({
    'text/html': '<b><i></b><script>window.ran = true</script',
    'application/x-throughline-cards': '{"cards": [',
    'web application/x-throughline': '{"cards": [',
    'text/plain': 'Plain <b>words</b>\u202E\u200B',
  });
  await expect(onMap(alice, 'Plain <b>words</b>\u202E\u200B')).toBeAttached();
  expect(await alice.evaluate(() => 'ran' in window)).toBe(false);
  await savedOn(alice);
});
