/** `npm run bench`: builds, brings a Chromium where one is needed and runs the benchmarks; arguments are passed on (names of rows, `--cold`). */
import { ensureBuilt } from './build.mjs';
import { ensureChromium } from './chromium.mjs';
import { ensureInstalled, runScript, runTool, toolEnvironment } from './install.mjs';

await runScript(async () => {
  ensureInstalled();
  const isServerOnly = process.argv[2] === 'server';
  if (!isServerOnly) await ensureBuilt();
  const browser = isServerOnly ? {} : { CHROMIUM_PATH: await ensureChromium() };
  const env = { ...toolEnvironment(), ...browser };
  return runTool('node', ['test/bench/run.ts', ...process.argv.slice(2)], env);
});
