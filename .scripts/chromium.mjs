/** Finds a Chromium for the browser tests, or installs one. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { PlainError, root, runTool, say } from './install.mjs';

/** Without the windows nobody sees: the same engine in about half the time. */
const shells = ['chromium-headless-shell', 'chrome-headless-shell'];
const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];
const macPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * Path of a Chromium that runs: CHROMIUM_PATH, one on the PATH (a headless shell first), or the one Playwright installed.
 * Null when there is none.
 */
export function findChromium() {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') {
    if (runs(named)) return named;
    throw new PlainError(`CHROMIUM_PATH is ${named}, but no browser runs there.`);
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const onPath = [...shells, ...names].flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...macPaths, playwrightPath()].find((path) => path !== null && runs(path)) ?? null;
}

/** Like {@link findChromium}, but installs one when there is none; fails with a sentence when none can be had. */
export async function ensureChromium() {
  const found = findChromium();
  if (found !== null) return found;
  say('No Chromium found; installing one …');
  await runTool('playwright', ['install', 'chromium']);
  const fetched = findChromium();
  if (fetched !== null) return fetched;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('Installing the Chromium of the operating system …');
    aptGet('update');
    for (const name of ['chromium-headless-shell', 'chromium']) {
      aptGet('install', '-y', '--no-install-recommends', name);
      const installed = findChromium();
      if (installed !== null) return installed;
    }
  }
  throw new PlainError(
    'The browser tests need Chromium and none could be installed. Install Chromium or Chrome, or set CHROMIUM_PATH, and run the same command again.',
  );
}

/** Arguments that keep a Chromium of tests quiet, and let it run as root. */
export const chromiumArguments = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  // A headless shell would fit letters to whole pixels, on the canvas otherwise than in fields.
  '--font-render-hinting=none',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @param {string} path */
function runs(path) {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    return false; // not there, or not a program
  }
  return spawnSync(path, ['--version', '--no-sandbox'], { timeout: 30_000, stdio: 'ignore' }).status === 0;
}

/** Where Playwright keeps its own Chromium, whether or not it is there. @returns {string | null} */
function playwrightPath() {
  if (!existsSync(join(root, 'node_modules', 'playwright-core'))) return null;
  /** @type {typeof import('playwright-core')} */
  const playwright = createRequire(join(root, 'package.json'))('playwright-core');
  return playwright.chromium.executablePath();
}

/** @param {...string} args */
function aptGet(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['-q', ...args], { stdio: 'inherit', env, timeout: 600_000 });
}
