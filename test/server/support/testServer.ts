/** The real server inside the test's process: port 0, silent, with the parts a test wants to hold in its hand. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../../server/clock.ts';
import { readConfig, type Config } from '../../../server/config.ts';
import { createLog } from '../../../server/log.ts';
import { startServer, type Overrides, type RunningServer } from '../../../server/startServer.ts';
import { memoryStorage } from '../../../server/storage/memory.ts';
import { openSqlite } from '../../../server/storage/sqlite.ts';
import type { Storage } from '../../../server/storage/storage.ts';
import { Guest } from './guest.ts';

export interface TestServer extends RunningServer {
  readonly storage: Storage;
  /** A guest session of this name. */
  readonly guest: (name: string) => Promise<Guest>;
}

const running: (() => Promise<void>)[] = [];

/** Starts a server on memory storage unless another one is given. */
export async function startTestServer(
  overrides: Overrides & {
    readonly publicUrl?: URL;
    readonly metricsToken?: string;
    readonly config?: Partial<Config>;
  } = {},
): Promise<TestServer> {
  const { publicUrl, metricsToken, config, ...others } = overrides;
  const storage = others.storage ?? memoryStorage();
  const server = await startServer(
    { ...readConfig({}), port: 0, host: '127.0.0.1', dataDir: '', publicUrl, metricsToken, ...config },
    { log: createLog('silent'), clientFolder: clientFixture, ...others, storage },
  );
  let isStopped = false;
  const stop = async (): Promise<void> => {
    if (isStopped) return;
    isStopped = true;
    await server.stop();
  };
  running.push(stop);
  const url = `http://127.0.0.1:${server.port}`;
  return { ...server, url, stop, storage, guest: (name) => Guest.signIn(url, name) };
}

/** Ends every server the file started. */
export async function stopTestServers(): Promise<void> {
  await Promise.all(running.splice(0).map((stop) => stop()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

const folders: string[] = [];

/** A new folder that goes away with {@link stopTestServers}. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-test-'));
  folders.push(folder);
  return folder;
}

/** SQLite in a folder of its own. */
export function temporarySqlite(folder: string = temporaryFolder()): Storage {
  return openSqlite(join(folder, 'throughline.sqlite'));
}

/** Time that passes when the test says so. */
export class HandClock implements Clock {
  private time = Date.UTC(2026, 0, 1);
  private readonly alarms = new Set<{ at: number; work: () => void }>();

  readonly now = (): number => this.time;

  readonly after = (ms: number, work: () => void): (() => void) => {
    const alarm = { at: this.time + ms, work };
    this.alarms.add(alarm);
    return () => void this.alarms.delete(alarm);
  };

  /** How many timers wait. */
  get waiting(): number {
    return this.alarms.size;
  }

  /** The machine slept: the time is another, and what was due meanwhile happens once, now. */
  leap(ms: number): void {
    this.time += ms;
    const due = [...this.alarms].filter(({ at }) => at <= this.time);
    for (const alarm of due.sort((a, b) => a.at - b.at)) {
      this.alarms.delete(alarm);
      alarm.work();
    }
  }

  /** Lets time pass; what is due happens in order. */
  pass(ms: number): void {
    const end = this.time + ms;
    for (;;) {
      const next = [...this.alarms].sort((a, b) => a.at - b.at)[0];
      if (next === undefined || next.at > end) break;
      this.alarms.delete(next);
      this.time = Math.max(this.time, next.at);
      next.work();
    }
    this.time = end;
  }
}

const clientFixture = join(import.meta.dirname, 'client');
