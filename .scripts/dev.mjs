/** `npm run dev`: the server, restarted when it changes, and vite with reload in front of it, as two processes. */
import { ensureInstalled, runScript, say, startTool, toolEnvironment } from './install.mjs';

const clientPort = process.env['CLIENT_PORT'] ?? '5173';

await runScript(async () => {
  ensureInstalled();
  // People open vite's address, so that is the origin the server has to expect.
  const env = { PUBLIC_URL: `http://localhost:${clientPort}`, ...toolEnvironment() };
  const children = [
    startTool('node', ['--watch', 'server/main.ts'], env),
    startTool('vite', ['--port', clientPort, '--strictPort'], env),
  ];
  say(`Open http://localhost:${clientPort}`);
  const stop = () => children.forEach((child) => child.kill('SIGTERM'));
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  const code = await Promise.race(children.map(exitOf));
  stop();
  await Promise.all(children.map(exitOf));
  return code;
});

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<number>} */
function exitOf(child) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode ?? 0);
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 0)));
}
