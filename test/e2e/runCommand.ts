/** Commands by the API, for what a walk needs on its map and does not walk itself. */
import type { Page } from '@playwright/test';
import { expect } from './walk.ts';

/** Runs a command as the page's person and answers its result; fails the walk when it is refused. */
export async function runCommand<T = { id: string }>(
  page: Page,
  mapId: string,
  name: string,
  input: unknown,
): Promise<T> {
  const { origin } = new URL(page.url());
  const answer = await page.request.post(`${origin}/api/maps/${mapId}/commands/${name}`, {
    data: input,
    headers: { origin },
    // The server may close a connection that stood idle just when it is used again.
    maxRetries: 2,
  });
  expect(answer.status(), `${name}: ${await answer.text()}`).toBe(200);
  return ((await answer.json()) as { result?: T }).result ?? ({} as T);
}
