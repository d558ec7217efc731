/** The map of the walks through the backlog: something of it is unready, too big, technical or there twice. */
import type { Locator, Page } from '@playwright/test';
import { openNewMap } from './mapPage.ts';
import { expect } from './walk.ts';

const day = 86_400_000;
const daysAgo = (days: number): string => new Date(Date.now() - days * day).toISOString();
const rows = [
  'activity,step,story,release,estimate,stage,kind,owner,created',
  ...[
    ['Browse,Search,As a shopper I want to search by name so that I find it,One,3,Backlog,,Alice', 40],
    ['Browse,Search,Filter by price,One,5,Backlog,,Bob', 33],
    ['Browse,Search,Filter by the price,One,,Backlog,,', 33],
    ['Browse,Compare,Migrate the database schema,One,8,Backlog,,Bob', 20],
    ['Browse,Compare,Compare everything with everything,Two,40,Backlog,,', 20],
    ['Buy,Pay,Pay,Two,2,Backlog,,', 12],
    ['Buy,Pay,Card is charged twice,Two,1,Backlog,Bug,Alice', 5],
    ['Buy,Deliver,Track a parcel on its way,Two,3,Backlog,,', 1],
  ].map(([row, days]) => `${row},${daysAgo(Number(days))}`),
];
const csv = { source: { text: rows.join('\n'), fileName: 'map.csv' } };

/** Opens the backlog of a new map of eight stories that came in over the last weeks; answers the map's id. */
export async function openBacklog(page: Page): Promise<string> {
  const id = await openNewMap(page, { title: 'Grooming', ...csv });
  await page.getByRole('tab', { name: 'Backlog' }).click();
  await expect(page.getByRole('grid', { name: 'Backlog' })).toBeVisible();
  return id;
}

export const rowOf = (page: Page, title: string): Locator =>
  page.locator('[role=row][data-story]').filter({ hasText: title });
