/** What the page of a map loads: no more than the budget says, and nothing from anywhere else. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { csvOfStories, makeMapAs } from '../support/browserGuest.ts';
import { projectRoot } from '../support/startServer.ts';
import { expect, test } from './walk.ts';

test('a map opens with at most 350 KiB of JavaScript, all of it from the own server', async ({
  alice,
  server,
}) => {
  const mapId = await makeMapAs(alice, server.url, 'alice', csvOfStories(30), 'map.csv');
  const asked: URL[] = [];
  alice.on('request', (request) => asked.push(new URL(request.url())));
  await alice.goto(`/map/${mapId}`);
  await alice.locator('[data-id^="story:"]').first().waitFor({ state: 'attached' });
  await alice.waitForLoadState('networkidle');
  expect(new Set(asked.map(({ origin }) => origin))).toEqual(new Set([server.url]));
  const scripts = new Set(asked.map(({ pathname }) => pathname).filter((path) => path.endsWith('.js')));
  expect(scripts.size).toBeGreaterThan(0);
  const sizes = [...scripts].map(
    (path) => gzipSync(readFileSync(join(projectRoot, 'dist/client', path))).length,
  );
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(350 * 1024);
});
