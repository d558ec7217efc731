/** From the edit to the acknowledgement that it is on disk, on a PostgreSQL, 20 people typing. */
import { startPostgres } from '../../../.scripts/services.mjs';
import { Guest } from '../../server/support/guest.ts';
import type { WireClient } from '../../server/support/wireClient.ts';
import { startServer } from '../../support/startServer.ts';
import { waitFor } from '../../support/waitFor.ts';
import { duration, percentile, type Row } from '../row.ts';

const people = 20;
const editsEach = 50;
/** Between two edits of one person: 2.5 a second. */
const pause = 400;

export const acknowledgedPostgres: Row = {
  name: `edit → acknowledged by PostgreSQL, ${people} editors`,
  bar: 'p50 ≤ 15 ms, p99 ≤ 150 ms',
  measure: async () => {
    const database = await startPostgres();
    const server = await startServer({ env: { DATABASE_URL: database.url } });
    try {
      const alice = await Guest.signIn(server.url, 'alice');
      const mapId = await alice.makeMap();
      const clients = await Promise.all(Array.from({ length: people }, () => alice.wire(mapId).synced()));
      const waits = (
        await Promise.all(clients.map((client, i) => typing(client, (i * pause) / people)))
      ).flat();
      for (const client of clients) client.close();
      const [p50, p99] = [percentile(waits, 0.5), percentile(waits, 0.99)];
      return {
        value: `p50 ${duration(p50)}, p99 ${duration(p99)} (${waits.length} edits)`,
        meetsBar: p50 <= 15 && p99 <= 150,
      };
    } finally {
      await server.stop();
      await database.remove();
    }
  },
};

/** Types, and answers how long each edit waited. */
async function typing(client: WireClient, first: number): Promise<number[]> {
  const waits: number[] = [];
  await passed(first);
  for (let version = 1; version <= editsEach; version++) {
    const began = performance.now();
    client.make('addActivity', { title: `Activity ${version}` });
    client.barrier(version);
    await waitFor(() => client.durable(version), {
      on: (look) => {
        client.socket.on('message', look);
        return () => client.socket.off('message', look);
      },
    });
    waits.push(performance.now() - began);
    await passed(Math.max(0, pause - (performance.now() - began)));
  }
  return waits;
}

function passed(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
