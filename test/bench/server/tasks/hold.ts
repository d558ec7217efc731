/** Memory: of sockets that do nothing, of maps that are open, and what is left when everybody has gone. */
import type { Person } from '../crowd.ts';
import { pause, type HoldTask, type Venue } from '../venue.ts';

const settle = 1500;
/** Longer than any server here keeps an empty room. */
const gone = 9000;

/** Bytes each. */
export async function hold(venue: Venue, { rooms, idle }: HoldTask): Promise<Record<string, number>> {
  const small = await venue.openRoom({ cards: 10, pastEdits: 0 });
  await pause(settle);
  const empty = await venue.usage('memory');
  const sitting: Person[] = [];
  for (let i = 0; i < idle; i++) {
    const person = venue.enter(small.room);
    await person.ready;
    sitting.push(person);
  }
  await pause(settle);
  const full = await venue.usage('memory');
  for (const person of sitting) person.socket.close();
  await pause(gone);
  const before = await venue.usage('memory');
  const keepers: Person[] = [];
  for (let i = 0; i < rooms; i++) keepers.push((await venue.openRoom({ cards: 200, pastEdits: 0 })).keeper);
  await pause(settle);
  const loaded = await venue.usage('memory');
  for (const keeper of keepers) keeper.socket.close();
  await pause(gone);
  const after = await venue.usage('memory');
  return {
    perConnection: (full.held - empty.held) / idle,
    perConnectionRss: (full.rss - empty.rss) / idle,
    perRoom: (loaded.held - before.held) / rooms,
    perRoomRss: (loaded.rss - before.rss) / rooms,
    leftPerRoom: (after.held - before.held) / rooms,
  };
}
