/** `npm test`: every check of the project, cheapest first; stops after the first stage that fails. `--no-browser` leaves out the browser tests. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureChromium } from './chromium.mjs';
import { ensureInstalled, root, runScript, runTool, say, toolEnvironment } from './install.mjs';

const output = join(root, 'test-output');
const unitReport = join(output, 'unit.json');
const browserReport = join(output, 'browser.json');
const withBrowser = !process.argv.includes('--no-browser');

/** @typedef {{passed: number, failed: number}} Counts */

/** @typedef {{name: string, run: () => Promise<number>, report?: () => Counts}} Step */

/**
 * What each step says, and what it does; a step without counts passes or throws by its exit code.
 * The steps of one line of the list need nothing of each other and run side by side.
 * @type {Step[][]}
 */
const stages = [
  [
    { name: 'types', run: () => tool('tsc', '-p', '.') },
    { name: 'types of shared/, without browser or Node', run: () => tool('tsc', '-p', 'shared') },
    { name: 'lint', run: () => tool('oxlint', '--type-aware', '--deny-warnings') },
    { name: 'format', run: () => tool('prettier', '--check', '--log-level', 'warn', '.') },
    { name: 'dead code', run: () => tool('knip') },
    { name: 'build', run: () => ensureBuilt().then(() => 0) },
  ],
  [{ name: 'size of the map page', run: () => tool('size-limit') }],
  [{ name: 'unit and integration tests', run: runUnitTests, report: readUnitCounts }],
  ...(withBrowser ? [[{ name: 'browser tests', run: runBrowserTests, report: readBrowserCounts }]] : []),
];

await runScript(async () => {
  ensureInstalled();
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output);
  const total = { passed: 0, failed: 0 };
  for (const steps of stages) {
    say(`\n── ${steps.map(({ name }) => name).join(' · ')}`);
    const all = await Promise.all(steps.map(runStep));
    for (const { passed, failed } of all) {
      total.passed += passed;
      total.failed += failed;
    }
    if (all.some(({ failed }) => failed > 0)) break;
  }
  say(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
});

/** Runs a step and says how it ended; one that fails without a failed test counts as one. @param {Step} step @returns {Promise<Counts>} */
async function runStep({ name, run, report }) {
  const started = Date.now();
  const code = await run();
  const { passed, failed } = report?.() ?? { passed: 0, failed: 0 };
  const ranNothing = report !== undefined && passed + failed === 0;
  if (code !== 0 || failed > 0 || ranNothing) {
    say(`\n${name}: ${ranNothing ? 'no test ran' : 'failed'}.`);
    return { passed, failed: Math.max(failed, 1) };
  }
  say(`   ${name}: fine (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  return { passed, failed };
}

/** @param {string} name @param {...string} args */
function tool(name, ...args) {
  return runTool(name, args);
}

function runUnitTests() {
  return tool('vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`);
}

async function runBrowserTests() {
  const chromium = await ensureChromium();
  say(`   with ${chromium}`);
  return runTool('playwright', ['test', '-c', 'test/e2e/playwright.config.ts', '--forbid-only'], {
    ...toolEnvironment(),
    CHROMIUM_PATH: chromium,
    BROWSER_REPORT: browserReport,
  });
}

/** @returns {Counts} */
function readUnitCounts() {
  const report = readReport(unitReport);
  return { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 };
}

/** A walk that passed only when it was walked again has passed, but is said: it hides something. @returns {Counts} */
function readBrowserCounts() {
  const stats = readReport(browserReport)?.stats;
  const again = stats?.flaky ?? 0;
  if (again > 0)
    say(`   walked twice: ${again} (named "flaky" above; their traces are in test-output/browser)`);
  return { passed: (stats?.expected ?? 0) + again, failed: stats?.unexpected ?? 0 };
}

/** @param {string} file */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}
