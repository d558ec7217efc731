/** Starts the real server as its own process: a free port, its own data folder; it can be killed and started again. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const projectRoot = join(import.meta.dirname, '..', '..');

export interface StartOptions {
  /** Added to the server's environment; nothing of the product's own is taken over from ours. */
  readonly env?: Readonly<Record<string, string>>;
  /** A folder to keep; without it, a temporary one is made and removed at the end. */
  readonly dataDir?: string;
  /** Another program that starts the server, told what to do by messages; the product's own when left out. */
  readonly program?: string;
  /** How long a start may take. Milliseconds. */
  readonly startDeadline?: number;
}

export interface RunningServer {
  /** As printed, e.g. http://localhost:41234. */
  readonly url: string;
  /** The same address for WebSockets. */
  readonly webSocketUrl: string;
  readonly port: number;
  readonly dataDir: string;
  readonly pid: number;
  /** Everything it has written to stdout and stderr, restarts included. */
  readonly output: () => string;
  /** Ends the process at once and waits until it is gone. */
  readonly kill: (signal?: NodeJS.Signals) => Promise<void>;
  /** Starts it again on the same port and data; a running one is killed first. */
  readonly restart: (options?: readonly string[]) => Promise<void>;
  /** Tells a `program` something. */
  readonly tell: (message: object) => void;
  /** Whether the process ended by itself within so many milliseconds. */
  readonly ended: (within: number) => Promise<boolean>;
  /** Asks it to stop, waits, removes a temporary data folder. Resolves to the exit code. */
  readonly stop: () => Promise<number | null>;
}

const stopDeadline = 15_000;
const ownVariables = [
  'PORT',
  'HOST',
  'DATA_DIR',
  'PUBLIC_URL',
  'DATABASE_URL',
  'REDIS_URL',
  'METRICS_TOKEN',
  'SECRET_KEY',
  'NODE_ENV',
  'TRUST_PROXY',
  ...['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_DOMAINS', 'OUTGOING_ALLOW'],
];
const running = new Set<RunningServer>();
const processes = new Set<ChildProcess>();
process.on('exit', () => processes.forEach((child) => child.kill('SIGKILL')));

/** Resolves once the server has printed its address; rejects with its output when it ends before that. */
export async function startServer({
  env = {},
  dataDir: keptDir,
  program,
  startDeadline = 30_000,
}: StartOptions = {}): Promise<RunningServer> {
  const dataDir = keptDir ?? (await mkdtemp(join(tmpdir(), 'throughline-')));
  let output = '';
  let child: ChildProcess | null = null;
  const launch = async (port: string, options: readonly string[] = []): Promise<string> => {
    const before = output.length;
    const started = spawn(process.execPath, [program ?? 'server/main.ts', ...options], {
      cwd: projectRoot,
      env: { ...inheritedEnvironment(), ...env, PORT: port, DATA_DIR: dataDir },
      stdio: ['ignore', 'pipe', 'pipe', ...(program === undefined ? [] : (['ipc'] as const))],
    });
    child = started;
    processes.add(started);
    started.on('exit', () => processes.delete(started));
    const take = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    started.on('error', () => undefined); // told something while it died
    started.stdout!.on('data', take);
    started.stderr!.on('data', take);
    return addressOf(started, () => output.slice(before), startDeadline);
  };
  const kill = async (signal: NodeJS.Signals = 'SIGKILL'): Promise<void> => {
    if (child !== null) await endOf(child, signal);
  };
  const url = await launch('0');
  const port = Number(new URL(url).port);
  const server: RunningServer = {
    url,
    webSocketUrl: url.replace(/^http/, 'ws'),
    port,
    dataDir,
    get pid() {
      return child?.pid ?? 0;
    },
    output: () => output,
    kill,
    restart: async (options) => {
      await kill();
      await launch(String(port), options);
    },
    tell: (message) => {
      if (child?.connected === true) child.send(message, () => undefined);
    },
    ended: async (within) => {
      if (child === null || child.exitCode !== null || child.signalCode !== null) return true;
      const patience = new AbortController();
      const timer = setTimeout(() => patience.abort(), within);
      const end = once(child, 'exit', { signal: patience.signal }).then(
        () => true,
        () => false,
      );
      return end.finally(() => clearTimeout(timer));
    },
    stop: async () => {
      running.delete(server);
      const code = child === null ? null : await endOf(child, 'SIGTERM');
      if (keptDir === undefined) await rm(dataDir, { recursive: true, force: true });
      return code;
    },
  };
  running.add(server);
  return server;
}

/** Stops every server this file started; call it in a teardown. */
export async function stopAll(): Promise<void> {
  await Promise.all([...running].map((server) => server.stop()));
}

function inheritedEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ownVariables.includes(name)));
}

/** Waits for the line that says where the server is. */
function addressOf(child: ChildProcess, output: () => string, deadline: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const address = /Throughline is at (http\S+)/.exec(output())?.[1];
      if (address !== undefined) finish(() => resolve(address));
    };
    const fail = (why: string): void => finish(() => reject(new Error(`The server ${why}:\n${output()}`)));
    const onExit = (code: number | null): void => fail(`ended with code ${code} before it was ready`);
    const timer = setTimeout(() => fail('was not ready in time'), deadline);
    const finish = (settle: () => void): void => {
      clearTimeout(timer);
      child.stdout?.off('data', look);
      child.off('exit', onExit);
      settle();
    };
    child.stdout?.on('data', look);
    child.once('exit', onExit);
  });
}

/** Sends the signal and waits for the end; one that does not listen is killed. */
async function endOf(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, 'exit');
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), stopDeadline);
  const [code] = (await ended) as [number | null];
  clearTimeout(timer);
  return code;
}
