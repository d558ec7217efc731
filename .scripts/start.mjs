/** `npm start`: installs what is missing, builds what changed, and serves Throughline; `--build-only` leaves out the last. */
import { constants } from 'node:os';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, runScript, startTool } from './install.mjs';

await runScript(async () => {
  ensureInstalled();
  await ensureBuilt();
  return process.argv.includes('--build-only') ? 0 : serve();
});

/** Runs the server until it ends; signals are passed on, its exit code is ours. @returns {Promise<number>} */
function serve() {
  const server = startTool('node', ['server/main.ts']);
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => server.kill(signal));
  }
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM']));
  });
}
