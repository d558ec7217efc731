/** Times `npm start` in a folder, from the command to the first answer of the home page. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { waitFor } from '../support/waitFor.ts';

/** Milliseconds until the home page answers; the server is stopped again. Rejects with its output when it does not start. */
export async function timeStart(folder: string, env: NodeJS.ProcessEnv, deadline: number): Promise<number> {
  const started = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env: { ...env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
    // npm does not pass every signal on; its whole group is ended.
    detached: true,
  });
  let output = '';
  const take = (chunk: Buffer): void => {
    output += chunk.toString();
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const ended = once(child, 'exit');
  try {
    const address = await waitFor(() => /Throughline is at (http\S+)/.exec(output)?.[1] ?? child.exitCode, {
      deadline,
      what: () => `npm start:\n${output}`,
    });
    if (typeof address !== 'string') throw new Error(`npm start ended with code ${address}:\n${output}`);
    const page = await fetch(address);
    if (!page.ok) throw new Error(`${address} answered ${page.status}`);
    return performance.now() - started;
  } finally {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
    await ended;
  }
}
