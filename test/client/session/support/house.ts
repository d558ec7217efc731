/** The server in this process, on its own data folder, to be stopped and started again on the same port. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { readConfig } from '../../../../server/config.ts';
import { startServer, type Overrides, type RunningServer } from '../../../../server/startServer.ts';

export interface House {
  readonly port: number;
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** Stops and removes the data. */
  readonly close: () => Promise<void>;
}

export async function openHouse(overrides: Overrides = {}): Promise<House> {
  const dataDir = await mkdtemp(join(tmpdir(), 'throughline-session-'));
  const given = { log: pino({ level: 'silent' }), ...overrides };
  const launch = (port: number): Promise<RunningServer> =>
    startServer({ ...readConfig({}), port, dataDir }, given);
  let server: RunningServer | null = await launch(0);
  const { port } = server;
  const stop = async (): Promise<void> => {
    await server?.stop();
    server = null;
  };
  return {
    port,
    stop,
    start: async () => {
      server ??= await launch(port);
    },
    close: async () => {
      await stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
