/** Asks the HTTP API as the guest whose browser a page belongs to: the cookies are that browser's. */
import type { Page } from '@playwright/test';

/** Posts JSON and answers the parsed body. Throws with the answer when the server refuses. */
export async function post<Answer>(page: Page, url: string, path: string, body: unknown): Promise<Answer> {
  const reply = await page.context().request.post(`${url}${path}`, { data: body, headers: { origin: url } });
  if (!reply.ok()) throw new Error(`POST ${path} answered ${reply.status()}: ${await reply.text()}`);
  return (await reply.json()) as Answer;
}

/** Gives the browser a guest session and answers the id of a new map of theirs, made of this text. */
export async function makeMapAs(
  page: Page,
  url: string,
  name: string,
  text: string,
  fileName: string,
): Promise<string> {
  await post(page, url, '/api/session', { name });
  const source = { text, fileName };
  return (await post<{ id: string }>(page, url, '/api/maps', { title: 'Online shop', source })).id;
}

/** Lets another browser into the map by a share link, as an editor. */
export async function letIn(
  owner: Page,
  guest: Page,
  url: string,
  name: string,
  mapId: string,
): Promise<void> {
  const { token } = await post<{ token: string }>(owner, url, `/api/maps/${mapId}/links`, { role: 'editor' });
  await post(guest, url, '/api/session', { name });
  await post(guest, url, '/api/join', { token });
}

/** A map as CSV: so many stories, spread over activities, steps and releases. */
export function csvOfStories(count: number): string {
  const rows = Array.from({ length: count }, (_, i) => {
    const column = i % 50;
    const lane = Math.floor(i / 50) % 5;
    const release = lane === 4 ? '' : `Release ${lane + 1}`;
    return `Activity ${Math.floor(column / 5) + 1},Step ${column + 1},Story ${i + 1} that somebody wants,${release},${(i % 8) + 1}`;
  });
  return ['activity,step,story,release,estimate', ...rows].join('\n');
}
