/** How long an edit takes until the server says that it is on disk. */
import { once } from 'node:events';
import { percentile } from '../../row.ts';
import { pause, type Venue } from '../venue.ts';

const editEvery = 400;

export async function acknowledge(
  venue: Venue,
  { people, seconds }: { readonly people: number; readonly seconds: number },
): Promise<Record<string, number>> {
  const { room } = await venue.openRoom({ cards: 200, pastEdits: 0 });
  const crowd = await Promise.all(Array.from({ length: people }, () => venue.wire(room)));
  const times: number[] = [];
  const write = async (i: number): Promise<void> => {
    const client = crowd[i]!;
    await pause((i * editEvery) / people);
    for (let version = 1; version <= (seconds * 1000) / editEvery; version++) {
      client.make('renameMap', { title: `Map ${i} ${version}` });
      const start = performance.now();
      client.barrier(version);
      while (!client.durable(version)) await once(client.socket, 'message');
      times.push(performance.now() - start);
      await pause(editEvery);
    }
  };
  await Promise.all(crowd.map((_client, i) => write(i)));
  for (const client of crowd) client.close();
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}
