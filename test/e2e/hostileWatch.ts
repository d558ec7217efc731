/** The alarm of the walks with hostile texts: what ran, what the content policy stopped, and which other site was asked. */
import type { BrowserContext, Page } from '@playwright/test';
import { expect } from './walk.ts';

/** Calls of `ran()`, breaches of the content policy, and what another site was asked for, in all pages of a browser. */
export async function watch(context: BrowserContext, home: string): Promise<string[]> {
  const heard: string[] = [];
  await context.exposeBinding('ran', ({ page }, what = 'a text ran') =>
    heard.push(`${what} at ${page.url()}`),
  );
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      (window as unknown as { ran: (what: string) => void }).ran(`${effectiveDirective}: ${blockedURI}`),
    );
  });
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (/^https?:$/.test(protocol) && origin !== home) heard.push(`asked for ${request.url()}`);
  });
  return heard;
}

/** Waits until all of these texts stand on the page as they are, in a field or beside it. */
export async function expectShown(page: Page, texts: readonly string[]): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate((wanted) => {
        const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')];
        const all = [document.body.textContent, ...fields.map(({ value }) => value)].join('\n');
        return wanted.filter((text) => !all.includes(text));
      }, texts),
    )
    .toEqual([]);
}

/** Makes sure that the alarm would have gone off. */
export async function expectAlarm(context: BrowserContext, heard: readonly string[]): Promise<void> {
  const careless = await context.newPage();
  await careless.setContent('<img src=x onerror=ran()>');
  await expect.poll(() => heard).toEqual(['a text ran at about:blank']);
}
