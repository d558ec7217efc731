/** Our server as it ships, in a process of its own; only limits on how much one person may send are raised. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { markInSteps } from '../../../server/collectGarbage.ts';
import { readConfig } from '../../../server/config.ts';
import { createLog } from '../../../server/log.ts';
import { startServer } from '../../../server/startServer.ts';
import { listening } from './report.ts';

markInSteps();
const plenty = { burst: 1e9, perSecond: 1e9 };
const DATA_DIR = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
const asked = process.env;
const config = readConfig({ ...asked, PORT: '0', HOST: '127.0.0.1', DATA_DIR });
const server = await startServer(config, {
  log: createLog('silent'),
  syncLimits: {
    ...{ updates: plenty, structs: plenty, bytes: plenty, barriers: plenty, questions: plenty },
    ...{ sockets: 5000, socketsPerPerson: 5000, socketsPerLink: 5000, socketsPerLinkAddress: 5000 },
    socketsPerAddress: 20_000,
    roomPresence: 4 * 1024 * 1024,
  },
  requestLimits: { perPerson: 1e9, perAddress: 1e9, sessionsPerAddress: 1e9 },
});
listening(server.port);
