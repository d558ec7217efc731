/** The program: settings, start, and a graceful stop on SIGTERM or SIGINT. */
import { markInSteps } from './collectGarbage.ts';
import { ConfigError, readConfig } from './config.ts';
import { createLog } from './log.ts';
import { startServer, type RunningServer } from './startServer.ts';

const log = createLog();

/** One sentence for the person at the terminal, then the end. */
function giveUp(sentence: string): never {
  process.stderr.write(`Throughline cannot start: ${sentence}\n`);
  process.exit(1);
}

async function start(): Promise<RunningServer> {
  try {
    return await startServer(readConfig(), { log });
  } catch (error) {
    if (error instanceof ConfigError) giveUp(error.message);
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      giveUp(`the port is already in use. Set PORT to another one (0 picks a free one).`);
    if (code === 'EACCES') giveUp(`the port or the data folder may not be used: ${message}`);
    giveUp(message);
  }
}

markInSteps();
const server = await start();
process.stdout.write(`Throughline is at ${server.url}\n`);

let isStopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (isStopping) return;
    isStopping = true;
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  });
}
