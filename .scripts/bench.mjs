/** `npm run bench`: builds, brings a Chromium and runs the benchmarks; arguments are passed on (names of rows, `--cold`). */
import { ensureBuilt } from './build.mjs';
import { ensureChromium } from './chromium.mjs';
import { ensureInstalled, runScript, runTool, toolEnvironment } from './install.mjs';

await runScript(async () => {
  ensureInstalled();
  await ensureBuilt();
  const env = { ...toolEnvironment(), CHROMIUM_PATH: await ensureChromium() };
  return runTool('node', ['test/bench/run.ts', ...process.argv.slice(2)], env);
});
