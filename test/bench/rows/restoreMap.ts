/** What bringing back a map of 500 cards costs after an editor has removed all of them (F16). */
import { recordsOf } from '../../../shared/model/document.ts';
import type { VersionEntry } from '../../../shared/protocol/history.ts';
import type { Guest } from '../../server/support/guest.ts';
import { startTestServer, stopTestServers, temporarySqlite } from '../../server/support/testServer.ts';
import { duration, type Row } from '../row.ts';

const steps = 25;
const storiesPerStep = 20;
const rounds = 5;

export const restoreMap: Row = {
  name: `a map of ${steps * storiesPerStep} cards, removed and brought back: CPU of the server and of the request`,
  bar: '≤ 1 s',
  measure: async () => {
    const server = await startTestServer({ storage: temporarySqlite() });
    const alice = await server.guest('alice');
    const spent: number[] = [];
    for (let round = 0; round < rounds; round++) spent.push(await bringBack(alice));
    await stopTestServers();
    const worst = Math.max(...spent);
    return { value: `${duration(worst)} (the slowest of ${rounds})`, meetsBar: worst <= 1000 };
  },
};

/** Makes a map, removes its cards, brings them back, and answers how much processor time the last took. Milliseconds. */
async function bringBack(alice: Guest): Promise<number> {
  const lines = Array.from({ length: steps }, (_, step) => [
    `  Step ${step}`,
    ...Array.from({ length: storiesPerStep }, (__, story) => `    Story ${step}.${story} of the shop (3)`),
  ]).flat();
  const made = await alice.post('/api/maps', {
    title: 'Shop',
    source: { text: ['Buy', ...lines].join('\n') },
  });
  const { id } = made.body as { id: string };
  const editor = await alice.wire(id).synced();
  editor.edit((doc) => recordsOf(doc, 'story').clear());
  await editor.saved(1);
  const { body } = await alice.get(`/api/maps/${id}/history`);
  const [removal] = (body as { versions: VersionEntry[] }).versions;
  const before = process.cpuUsage();
  const { status, body: answer } = await alice.post(`/api/maps/${id}/versions/${removal!.seq}/restore`, {
    only: 'missing',
  });
  const { user, system } = process.cpuUsage(before);
  const { broughtBack } = (answer as { result: { broughtBack: number } }).result;
  if (status !== 200 || broughtBack !== steps * storiesPerStep) throw new Error(JSON.stringify(answer));
  editor.close();
  return (user + system) / 1000;
}
