/** A real PostgreSQL and a real Redis (or Valkey) for tests: installed when missing, on loopback, each in a folder of its own. */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { PlainError, say } from './install.mjs';

/**
 * A program that runs until it is told otherwise; it may be stopped and started again with what it keeps.
 * @typedef {object} Service
 * @property {string} url
 * @property {number} port
 * @property {() => Promise<void>} start resolves when it answers
 * @property {(signal?: NodeJS.Signals) => Promise<void>} stop ends it, gently unless told otherwise; what it keeps stays
 * @property {(signal: NodeJS.Signals) => void} signal
 * @property {() => Promise<void>} remove ends it and takes its folder away
 */

const startDeadline = 60_000;
/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set();
process.on('exit', () => children.forEach((child) => child.kill('SIGKILL')));

/** Installs what is missing. Returns the sentence that says what cannot be had, or null. */
export function ensureServicePrograms() {
  try {
    programs();
    return null;
  } catch (error) {
    if (!(error instanceof PlainError)) throw error;
  }
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('Installing PostgreSQL and Redis for the tests …');
    aptGet('update');
    aptGet('install', '-y', '--no-install-recommends', 'postgresql', 'redis-server');
  }
  try {
    programs();
    return null;
  } catch (error) {
    return /** @type {Error} */ (error).message;
  }
}

/** Where the programs are. Throws {@link PlainError}. */
function programs() {
  const path = (process.env['PATH'] ?? '').split(delimiter);
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const postgres = [...versions.map((version) => join(debian, version, 'bin')), ...path].find((folder) =>
    ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))),
  );
  const redis = [...path, '/usr/bin', '/usr/local/bin']
    .flatMap((folder) => ['redis-server', 'valkey-server'].map((name) => join(folder, name)))
    .find((file) => existsSync(file));
  if (postgres === undefined || redis === undefined) {
    const missing = [postgres ?? 'PostgreSQL', redis ?? 'Redis'].filter((name) => /^[PR]/.test(name));
    throw new PlainError(
      `The tests of several nodes need ${missing.join(' and ')}, which could not be installed. Install ${missing.join(' and ')} and run the same command again.`,
    );
  }
  return { postgres, redis };
}

/**
 * An empty PostgreSQL with a user that may make databases. Resolves when it answers.
 * @param {{settings?: Record<string, string>}} [options]
 * @returns {Promise<Service>}
 */
export async function startPostgres({ settings = {} } = {}) {
  const { postgres } = programs();
  const identity = unprivileged();
  const folder = temporaryFolder('postgres', identity);
  const password = randomBytes(12).toString('hex');
  const secret = join(folder, 'password');
  writeFileSync(secret, password, { mode: 0o600 });
  if (identity.uid !== undefined) chownSync(secret, identity.uid, identity.gid ?? identity.uid);
  const data = join(folder, 'data');
  const made = spawnSync(
    join(postgres, 'initdb'),
    [
      '-D',
      data,
      '-U',
      'throughline',
      '-A',
      'scram-sha-256',
      `--pwfile=${secret}`,
      '-E',
      'UTF8',
      '--no-locale',
      '--no-sync',
    ],
    { cwd: folder, encoding: 'utf8', ...identity },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const port = await freePort();
  const options = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: '32MB',
    ...settings,
  };
  const given = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return service({
    url: `postgres://throughline:${password}@127.0.0.1:${port}/postgres`,
    port,
    folder,
    // A "fast" stop: it does not wait for those who are connected.
    gentle: 'SIGINT',
    launch: () => spawn(join(postgres, 'postgres'), ['-D', data, ...given], { cwd: folder, ...identity }),
    ready: /database system is ready to accept connections/,
  });
}

/**
 * An empty Redis that keeps nothing on disk. Resolves when it answers.
 * @returns {Promise<Service>}
 */
export async function startRedis() {
  const { redis } = programs();
  const folder = temporaryFolder('redis', {});
  const port = await freePort();
  const args = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--dir',
    folder,
  ];
  return service({
    url: `redis://127.0.0.1:${port}`,
    port,
    folder,
    gentle: 'SIGTERM',
    launch: () => spawn(redis, args, { cwd: folder }),
    ready: /ready to accept connections/i,
  });
}

/**
 * @param {{url: string, port: number, folder: string, gentle: NodeJS.Signals, launch: () => import('node:child_process').ChildProcess, ready: RegExp}} given
 * @returns {Promise<Service>}
 */
async function service({ url, port, folder, gentle, launch, ready }) {
  /** @type {import('node:child_process').ChildProcess | null} */
  let child = null;
  const start = async () => {
    const started = launch();
    child = started;
    children.add(started);
    started.on('exit', () => children.delete(started));
    await said(started, ready);
  };
  const stop = async (/** @type {NodeJS.Signals} */ signal = gentle) => {
    const ending = child;
    child = null;
    if (ending === null || ending.exitCode !== null || ending.signalCode !== null) return;
    const ended = once(ending, 'exit');
    ending.kill(signal);
    await ended;
  };
  await start();
  return {
    url,
    port,
    start,
    stop,
    signal: (signal) => void child?.kill(signal),
    remove: async () => {
      await stop('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Waits until the program has written what it writes when it is ready.
 * @param {import('node:child_process').ChildProcess} child @param {RegExp} ready
 * @returns {Promise<void>}
 */
function said(child, ready) {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => reject(new Error(`It did not start in time:\n${output}`)), startDeadline);
    const take = (/** @type {Buffer} */ chunk) => {
      if (output.length > 100_000) return;
      output += chunk.toString();
      if (!ready.test(output)) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`It ended with code ${code}:\n${output}`));
    });
  });
}

/** PostgreSQL refuses to run as root. @returns {{uid?: number, gid?: number}} */
function unprivileged() {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((what) =>
      Number.parseInt(spawnSync('id', [what, name], { encoding: 'utf8' }).stdout ?? '', 10),
    );
    if (uid !== undefined && gid !== undefined && uid > 0) return { uid, gid };
  }
  throw new PlainError(
    'PostgreSQL does not run as root, and there is no other user here: run the tests as another user.',
  );
}

/** @param {string} name @param {{uid?: number, gid?: number}} identity */
function temporaryFolder(name, { uid, gid }) {
  const folder = mkdtempSync(join(tmpdir(), `throughline-${name}-`));
  if (uid !== undefined) chownSync(folder, uid, gid ?? uid);
  return folder;
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}

/** @param {...string} args */
function aptGet(...args) {
  // Single-user mode: what is installed is not started.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  spawnSync('apt-get', ['-q', ...args], { stdio: 'inherit', env, timeout: 600_000 });
}
