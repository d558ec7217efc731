/** What a session takes from the browser around it, where it is not given something else. */
import type { Clock } from './clock.ts';
import { deviceDatabase } from './deviceDatabase.ts';
import { indexedDbCopy } from './indexedDbCopy.ts';
import type { OpenLocalCopy } from './localCopy.ts';
import { browserPage, type PageEvents } from './page.ts';

/** The copy in the browser's database; each tab has a name of its own there. */
export function deviceCopy(clock: Clock, random: () => number): OpenLocalCopy {
  return indexedDbCopy({ factory: deviceDatabase(), clock, tab: random().toString(36).slice(2) });
}

/** The page around the map; null outside of a browser. */
export function thisPage(): PageEvents | null {
  return typeof window === 'undefined' ? null : browserPage(window);
}

/** The server the page came from. */
export function pageAddress(): string {
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}`;
}
