/**
 * `npm run campaign:image`: the Dockerfile's steps by hand, for machines without a container engine. Copies and runs what
 * its stages say in folders of their own, starts the result with nothing but production dependencies, and uses it.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { comeIn, makeMap } from '../client/session/support/people.ts';
import { projectRoot } from '../support/startServer.ts';
import { waitFor } from '../support/waitFor.ts';
import { readDockerfile, type Stage } from './readDockerfile.ts';

const folder = mkdtempSync(join(tmpdir(), 'throughline-image-'));
// npm may need what this machine sets to reach its registry; the product gets nothing but its own settings.
const path = [dirname(process.execPath), process.env['PATH']].join(delimiter);

try {
  const stages = readDockerfile(readFileSync(join(projectRoot, 'Dockerfile'), 'utf8'));
  const product = stages.at(-1)!;
  for (const stage of stages) copyAndRun(stage, stage !== product);
  await tryOut(join(folder, product.workdir), JSON.parse(product.instructions.get('CMD')!) as string[]);
  say('The image would start, serve, save and stop.');
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The last stage's RUN needs root and the user of the image: it only makes the data folder. */
function copyAndRun({ workdir, steps }: Stage, mayRun: boolean): void {
  const at = join(folder, workdir);
  mkdirSync(at, { recursive: true });
  for (const step of steps) {
    if ('command' in step) {
      if (mayRun) run(step.command, at);
      continue;
    }
    for (const source of step.sources) {
      const from = step.from === null ? join(projectRoot, source) : join(folder, source);
      const isFolder = step.target.endsWith('/');
      cpSync(from, isFolder ? join(at, step.target, source) : join(at, step.target), { recursive: true });
    }
  }
}

function run(command: string, cwd: string): void {
  say(`RUN ${command}`);
  const env = { ...process.env, PATH: path };
  const { status } = spawnSync('sh', ['-c', command], { cwd, env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`${command} ended with ${status}`);
}

/** Starts it as the container would, and does what a person does first. */
async function tryOut(cwd: string, [, ...words]: readonly string[]): Promise<void> {
  say(`CMD node ${words.join(' ')}`);
  const settings = { PORT: '0', HOST: '127.0.0.1', DATA_DIR: join(folder, 'data') };
  const server = spawn(process.execPath, words, { cwd, env: { PATH: path, ...settings } });
  let said = '';
  for (const stream of [server.stdout, server.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  try {
    const port = await waitFor(() => /Throughline is at http:\/\/localhost:(\d+)/.exec(said)?.[1], {
      deadline: 30_000,
      what: () => `the server to start:\n${said}`,
    });
    for (const address of ['/healthz', '/readyz', '/', '/metrics', '/api/openapi.json']) {
      const { status } = await fetch(`http://127.0.0.1:${port}${address}`);
      if (status !== 200) throw new Error(`${address} answered ${status}`);
    }
    const alice = await comeIn(Number(port), 'alice');
    const mapId = await makeMap(alice);
    await alice.send('POST', `/api/maps/${mapId}/commands/addActivity`, { title: 'Ship' });
  } finally {
    server.kill('SIGTERM');
    const [code] = (await once(server, 'exit')) as [number | null];
    say(`SIGTERM: ended with ${code}`);
    if (code !== 0) process.exitCode = 1;
  }
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}
