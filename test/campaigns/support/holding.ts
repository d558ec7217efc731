/** Starts the real server and asks it what it holds in memory. */
import { startServer, type RunningServer } from '../../support/startServer.ts';
import { waitFor } from '../../support/waitFor.ts';

/** What a server process holds once the garbage is gone. */
export interface Holding {
  /** Bytes. */
  readonly rss: number;
  /** Objects and buffers. Bytes. */
  readonly heap: number;
  readonly rooms: number;
  readonly timers: number;
}

export interface MeasuredServer extends RunningServer {
  readonly holding: () => Promise<Holding>;
}

export async function startMeasuredServer(): Promise<MeasuredServer> {
  const server = await startServer({ program: 'test/campaigns/support/measuredServer.ts' });
  let turn = 0;
  const holding = async (): Promise<Holding> => {
    server.tell({ turn: ++turn });
    const answer = new RegExp(`^holding ${turn} (.*)$`, 'm');
    const found = await waitFor(() => answer.exec(server.output()), {
      ...{ deadline: 60_000, what: 'what the server holds' },
    });
    return JSON.parse(found[1]!) as Holding;
  };
  return { ...server, holding };
}

/** Log lines of errors (pino's levels from 50 on), and what is no log line at all but a stack. */
export function errorsIn(output: string): string[] {
  return output.split('\n').filter((line) => /"level":[56]0/.test(line) || /^\s*(\w*Error|at )/.test(line));
}
