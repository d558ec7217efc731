/** The roadmap in a walk: its surface, its looks and its cards. */
import type { Locator, Page } from '@playwright/test';
import { expect } from './walk.ts';

export const openRoadmap = async (page: Page): Promise<Locator> => {
  await page.getByRole('tab', { name: 'Roadmap' }).click();
  const surface = page.getByRole('region', { name: 'Roadmap', exact: true });
  await expect(surface.getByRole('heading', { name: 'Roadmap', exact: true })).toBeVisible();
  return surface;
};

export const card = (page: Page, title: string): Locator =>
  page.getByRole('listitem').filter({ has: page.getByRole('button', { name: title, exact: true }) });

export const look = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('radio', { name, exact: true }).check({ force: true });
};
