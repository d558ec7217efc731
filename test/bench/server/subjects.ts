/** The servers that are measured, and how each is started in a process of its own. */
import { fork, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DialectName } from './dialects.ts';
import type { Usage } from './venue.ts';

export const peersFolder = join(import.meta.dirname, '../serverPeers');

export interface Subject {
  readonly name: string;
  readonly dialect: DialectName;
  readonly script: string;
  readonly argument?: string;
}

export const ours = 'ours';
export const batchedRelay = 'raw, batched';

export const subjects: readonly Subject[] = [
  { name: ours, dialect: 'throughline', script: join(import.meta.dirname, 'ours.ts') },
  { name: 'raw relay', dialect: 'relay', script: join(peersFolder, 'relay.mjs'), argument: 'each' },
  { name: batchedRelay, dialect: 'relay', script: join(peersFolder, 'relay.mjs'), argument: 'batched' },
  { name: 'y-websocket', dialect: 'yWebsocket', script: join(peersFolder, 'yWebsocket.mjs') },
  { name: 'Hocuspocus', dialect: 'hocuspocus', script: join(peersFolder, 'hocuspocus.mjs') },
  { name: 'tldraw', dialect: 'tldraw', script: join(peersFolder, 'tldraw.mjs') },
];

export const yjsPeers: readonly string[] = ['y-websocket', 'Hocuspocus'];
export const peers: readonly string[] = [...yjsPeers, 'tldraw'];

export interface RunningSubject {
  readonly port: number;
  readonly schema: unknown;
  readonly usage: (kind: 'cpu' | 'memory') => Promise<Usage>;
  readonly stop: () => void;
}

/** Rejects when it does not come up. */
export async function start({ script, argument }: Subject): Promise<RunningSubject> {
  const child = fork(script, argument === undefined ? [] : [argument], {
    execArgv: ['--expose-gc'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const { port, schema } = await nextMessage<{ port: number; schema: unknown }>(child);
  return {
    port,
    schema,
    usage: (kind) => {
      child.send(kind);
      return nextMessage<Usage>(child);
    },
    stop: () => void child.kill('SIGKILL'),
  };
}

export function nextMessage<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const onExit = (): void => reject(new Error('a process of the benchmark has ended'));
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.off('exit', onExit);
      resolve(message as T);
    });
  });
}

/** Installs what the lock file of the peers names unless that is there; false when it cannot be had (npm has said why). */
export function ensureServerPeers(): boolean {
  const hash = createHash('sha256')
    .update(readFileSync(join(peersFolder, 'package-lock.json')))
    .digest('hex');
  const stamp = join(peersFolder, 'node_modules/.throughline-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return true;
  process.stderr.write('Installing the servers of others …\n');
  const { status } = spawnSync(
    'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: peersFolder,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    },
  );
  if (status !== 0) return false;
  writeFileSync(stamp, hash);
  return true;
}
